"""`schuifaan search`: ask what the search page asks, from the command line."""

import sys
from datetime import datetime

import click

from schuifaan.cli.installation import FINE, NOTHING_USABLE, WITH_PROBLEMS, installation, print_json, say
from schuifaan.clock import parse_moment, wall_time
from schuifaan.inputs.search import HIGHEST_LIMIT, parse
from schuifaan.services.occurrences import KEPT_AHEAD, KEPT_BACK
from schuifaan.services.search.cards import Card, SearchPage
from schuifaan.services.search.document import as_document
from schuifaan.services.search.explanation import explain, explain_question
from schuifaan.services.search.finding import find


@click.command()
@click.argument("query", default="")
@click.option("--filter", "filters", multiple=True, metavar="KEY=VALUE", help="Any query key of /zoeken.")
@click.option("--at", "asked_at", metavar="ISO", help="Ask as if it were this moment.")
@click.option("--limit", type=click.IntRange(1, HIGHEST_LIMIT), help="How many to show (20).")
@click.option("--json", "as_json", is_flag=True, help="The document of /api/v1/activiteiten.")
@click.option("--explain", "explained", is_flag=True, help="Say why each result stands where it does.")
def search(
    query: str,
    filters: tuple[str, ...],
    asked_at: str | None,
    limit: int | None,
    as_json: bool,
    explained: bool,
) -> None:
    """Search for QUERY as the site does: same filters, same order, same answers."""
    opened = installation()
    moment = _moment(asked_at, opened.settings.clock.now())
    pairs = [("q", query), *map(_pair, filters)]
    if limit is not None:
        pairs.append(("limit", str(limit)))
    asked, problems = parse(pairs, opened.content)
    page = find(opened, asked, moment, problems)
    for sentence in (*page.problems, *page.notices, *page.remarks):
        say(sentence)
    if as_json:
        print_json(as_document(page))
    else:
        _print(page)
    if explained:
        for line in explain_question(page):
            click.echo(line, err=as_json)
        for reason in explain(opened, page):
            click.echo(str(reason), err=as_json)
    sys.exit(WITH_PROBLEMS if page.problems else FINE)


def _moment(text: str | None, now: datetime) -> datetime:
    """The moment of asking; ends the command when it is none, or one of which we keep no dates."""
    if text is None:
        return now
    try:
        moment = parse_moment(text)
    except ValueError:
        say(f"--at must look like 2026-11-18T08:00, not {text!r}.")
        sys.exit(NOTHING_USABLE)
    today = wall_time(now).date()
    first, last = today - KEPT_BACK, today + KEPT_AHEAD
    if not first <= wall_time(moment).date() <= last:
        say(f"We keep dates from {first} to {last}, and {text} is outside.")
        sys.exit(NOTHING_USABLE)
    return moment


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals:
        raise click.BadParameter(f"KEY=VALUE is wanted, not {text!r}.", param_hint="--filter")
    return key.strip(), value


def _print(page: SearchPage) -> None:
    if page.crisis:
        click.echo(f"{page.crisis.title} {page.crisis.sentence}")
        for contact in page.crisis.contacts:
            click.echo("  " + " ".join(part for part in (contact.label, contact.phone) if part))
    if page.alone:
        click.echo(page.alone.sentence)
    click.echo(page.sentence)
    if page.corrected:
        click.echo(f"  U typte “{page.corrected[0]}”. Wij zochten naar “{page.corrected[1]}”.")
    if page.suggested:
        click.echo(f"  Bedoelde u “{page.suggested}”?")
    for card in page.cards:
        click.echo(f"  {_when(card)}  {card.title}{_where(card)}{_more(card)}")
    for suggestion in page.suggestions:
        click.echo(f"  {suggestion.sentence}")


def _when(card: Card) -> str:
    when = f"{card.start:%Y-%m-%d}" + ("      " if card.all_day else f" {card.start:%H:%M}")
    return when if card.status == "gaat-door" else f"{when} ({card.status})"


def _where(card: Card) -> str:
    where = ", ".join(part for part in (card.venue, card.place_name) if part)
    return f" - {where}" if where else ""


def _more(card: Card) -> str:
    return f" (en nog {card.more_dates} keer)" if card.more_dates else ""
