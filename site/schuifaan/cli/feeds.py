"""`schuifaan feeds`: partners' calendars and sheets."""

import sys
from pathlib import Path
from typing import Any

import click

from schuifaan.cli.feed_check import check
from schuifaan.cli.feed_decisions import accept, duplicates, refuse, rollback
from schuifaan.cli.feed_options import (
    COLUMN_PAIRS,
    as_json,
    columns,
    content_type,
    municipality,
    organisation,
    pairs,
    publish,
    tell,
    tell_outcome,
)
from schuifaan.cli.installation import FINE, NOTHING_USABLE, WITH_PROBLEMS, installation, print_json, say
from schuifaan.errors import InputError
from schuifaan.feeds.fetching import FetchError, reachable_address
from schuifaan.feeds.problems import TIP
from schuifaan.feeds.template import template_csv, template_xlsx
from schuifaan.services.feeds.health import health
from schuifaan.services.feeds.registered import (
    DATE_ORDER,
    FeedOverview,
    FeedSettings,
    add_feed,
    get_feed,
    is_address,
    last_report,
    list_feeds,
    overview,
    read_file,
)
from schuifaan.services.feeds.report import RunReport
from schuifaan.services.feeds.running import FAILED, feed_runner
from schuifaan.services.feeds.runs import import_file
from schuifaan.services.feeds.source_records import ROLES
from schuifaan.services.search.indexing import sync_index


@click.group()
def feeds() -> None:
    """Partners' calendars and sheets: check them, read them, see what to mend."""


for command in (check, rollback, accept, refuse, duplicates):
    feeds.add_command(command)


@feeds.command("list")
@as_json
def list_(as_json: bool) -> None:
    """List the feeds with their last run."""
    with installation().database.read() as session:
        found = [
            {
                "slug": it.feed.slug,
                "location": it.feed.location,
                "municipality": it.feed.municipality,
                "role": it.feed.role,
                "approved": it.feed.approved,
                **_state(it),
                "last_run": it.last_run.model_dump(mode="json") if it.last_run else None,
            }
            for it in list_feeds(session)
        ]
    if as_json:
        print_json(found)
        return
    for feed in found:
        run: Any = feed["last_run"]
        line = f"{feed['slug']:<30} {run['started_at'] if run else 'never':<20} {run['decision'] if run else '':<12}"
        click.echo(f"{line} {feed['paused'] or feed['next_run_at'] or ''}".rstrip())


@feeds.command()
@click.argument("location")
@click.option("--feed", "slug", help="Its name; without it that of the file.")
@click.option(
    "--default", "defaults", multiple=True, metavar="COLUMN=VALUE", help="Fills what items leave empty."
)
@columns
@click.option(
    "--role",
    type=click.Choice(ROLES),
    help="verzamelaar passes on what others organise: they have the say in what both have.",
)
@content_type
@municipality
@organisation
def add(
    location: str,
    slug: str | None,
    defaults: tuple[str, ...],
    columns: tuple[str, ...],
    role: str | None,
    content_type: str | None,
    municipality: str | None,
    organisation: str | None,
) -> None:
    """Note LOCATION, an address or a file, as a feed: an address is read by itself, a file with `feeds run`."""
    opened = installation()
    settings = FeedSettings(
        _readable(location, opened.settings.feeds_allow_loopback),
        slug,
        content_type,
        municipality,
        organisation,
        pairs(defaults, f"standaardwaarden als kolom=waarde, ook {DATE_ORDER}=d-m"),
        pairs(columns, COLUMN_PAIRS),
        role=role,
    )
    with opened.database.write() as session:
        feed = add_feed(session, opened.content, settings, opened.settings.clock.now())
        say(f"Feed {feed.slug} is noted. Read it with: schuifaan feeds run {feed.slug}")


@feeds.command("import")
@click.argument("file")
@content_type
@municipality
@organisation
@click.option("--feed", "slug", help="Its name; without it that of the file.")
@publish
@as_json
def import_(
    file: str,
    content_type: str | None,
    municipality: str | None,
    organisation: str | None,
    slug: str | None,
    publish: bool,
    as_json: bool,
) -> None:
    """Read one local FILE as a feed of its own; returns when the result can be found."""
    opened = installation()
    now = opened.settings.clock.now()
    read_file(file)
    settings = FeedSettings(str(Path(file).absolute()), slug, content_type, municipality, organisation)
    report = import_file(opened.database, opened.content, settings, now, publish_now=publish)
    sync_index(opened, now)
    _finish(report, as_json)


@feeds.command()
@click.argument("slug", required=False)
@click.option("--due", is_flag=True, help="Every feed with an address whose time has come.")
@publish
@as_json
def run(slug: str | None, due: bool, publish: bool, as_json: bool) -> None:
    """Read the feed SLUG again, or all that are due; returns when the result can be found."""
    if (slug is None) != due:
        raise click.UsageError("Name one feed, or ask for all that are due with --due.")
    opened = installation()
    now = opened.settings.clock.now()
    runner = feed_runner(opened)
    if slug is None:
        _finish_all(runner.run_due(now, say), as_json)
    else:
        report = runner.run(slug, now, publish_now=publish)
        sync_index(opened, now)
        _finish(report, as_json)


@feeds.command()
@click.argument("slug")
@as_json
def report(slug: str, as_json: bool) -> None:
    """Show how the feed SLUG is doing, and what its last run had to say, in words for the partner."""
    with installation().database.read() as session:
        feed = overview(session, get_feed(session, slug))
        run, problems = last_report(session, slug)
        sentence = health(session, slug).sentence
        if as_json:
            issues = [it.model_dump(mode="json", exclude={"id", "run_id"}) for it in problems]
            last = run.model_dump(mode="json") if run else None
            print_json({**_state(feed), "sentence": sentence, "run": last, "issues": issues})
        elif run is None:
            say(f"Feed {slug} has never been read.")
        else:
            click.echo(sentence)
            click.echo(_sentence(run))
            state = _state(feed)
            click.echo(f"  laatst goed gelezen: {state['last_good_at'] or 'nog nooit'}")
            click.echo(f"  volgende keer: {state['next_run_at'] or 'met de hand'} {state['paused']}".rstrip())
            tell(problems)


@feeds.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def template(file: Path) -> None:
    """Write an empty sheet with one example row to FILE (.xlsx or .csv)."""
    makers = {".xlsx": template_xlsx, ".csv": template_csv}
    if file.suffix.lower() not in makers:
        raise InputError("Kies een bestandsnaam die eindigt op .xlsx of .csv.")
    file.write_bytes(makers[file.suffix.lower()]())
    say(f"Wrote {file}.")


def _state(it: FeedOverview) -> dict[str, str | int | None]:
    """What the list and the report say of a feed, besides its last run."""
    feed = it.feed
    moments = {"next_run_at": feed.next_run_at, "last_good_at": it.last_good}
    told = {
        name: moment.isoformat(timespec="minutes") if moment else None for name, moment in moments.items()
    }
    return {**told, "failures": feed.failures, "paused": feed.paused}


def _readable(location: str, allow_loopback: bool) -> str:
    """The address or the path as it is kept; one that cannot be read is refused now, not at the first run."""
    if is_address(location):
        try:
            return reachable_address(location, allow_loopback)
        except FetchError as error:
            raise InputError(f"{error.problem.text} {error.problem.next_step}") from None
    read_file(location)
    return str(Path(location).absolute())


def _finish_all(reports: list[RunReport], as_json: bool) -> None:
    counts = ("feed", "run", "decision", "new", "changed", "unchanged", "held", "rejected", "missing")
    if as_json:
        print_json([{name: getattr(report, name) for name in counts} for report in reports])
    else:
        for report in reports:
            click.echo(f"{report.feed}: {_sentence(report)}")
    sys.exit(WITH_PROBLEMS if any(it.decision == FAILED or not it.usable for it in reports) else FINE)


def _finish(report: RunReport, as_json: bool) -> None:
    counts = ("run", "new", "changed", "unchanged", "held", "rejected")
    document = {name: getattr(report, name) for name in counts}
    tell_outcome(document, _sentence(report), report.issues, as_json)
    if not report.usable:
        sys.exit(NOTHING_USABLE)
    sys.exit(WITH_PROBLEMS if any(issue.severity != TIP for issue in report.issues) else FINE)


def _sentence(run: Any) -> str:
    return (
        f"{run.decision}: {run.new} nieuw, {run.changed} veranderd, {run.unchanged} hetzelfde, "
        f"{run.held} wachten, {run.rejected} overgeslagen, {run.missing} niet meer in de agenda"
    )
