"""`schuifaan feeds`: partners' calendars and sheets."""

import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from schuifaan.cli.installation import FINE, NOTHING_USABLE, WITH_PROBLEMS, installation, print_json, say
from schuifaan.clock import parse_moment, wall_time
from schuifaan.config import load_settings
from schuifaan.content import load_content
from schuifaan.errors import InputError
from schuifaan.feeds import ReadContext, check_reading, read_feed
from schuifaan.feeds.problems import TIP
from schuifaan.feeds.template import template_csv, template_xlsx
from schuifaan.recurrence.rules import FIRST_YEAR, LAST_YEAR
from schuifaan.services.feed_runs import RunReport, import_file, run_feed
from schuifaan.services.feeds import DATE_ORDER, FeedSettings, add_feed, last_report, list_feeds, read_file
from schuifaan.services.indexing import sync_index

# Years outside these are refused as mistakes, so there is nothing to see beyond them.
_EARLIEST, _LATEST = datetime(FIRST_YEAR, 1, 1), datetime(LAST_YEAR + 1, 1, 1)
_EXITS = {"imported": FINE, "rejected": NOTHING_USABLE}

as_json = click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
content_type = click.option("--content-type", help="What a server would call it, such as text/calendar.")
municipality = click.option(
    "--municipality", help="Where activities are that do not say: a code like hof-van-twente."
)
organisation = click.option(
    "--organisation", metavar="SLUG", help="Whose activities they are that name nobody."
)
publish = click.option(
    "--publish", is_flag=True, help="Approve what is in it: no first-run hold, no area gate."
)


@click.group()
def feeds() -> None:
    """Partners' calendars and sheets: check them, read them, see what to mend."""


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
                "approved": it.feed.approved,
                "last_run": it.last_run.model_dump(mode="json") if it.last_run else None,
            }
            for it in list_feeds(session)
        ]
    if as_json:
        print_json(found)
        return
    for feed in found:
        run: Any = feed["last_run"]
        click.echo(
            f"{feed['slug']:<30} {run['started_at'] if run else 'never':<20} {run['decision'] if run else ''}"
        )


@feeds.command()
@click.argument("location")
@click.option("--feed", "slug", help="Its name; without it that of the file.")
@click.option(
    "--default", "defaults", multiple=True, metavar="COLUMN=VALUE", help="Fills what items leave empty."
)
@content_type
@municipality
@organisation
def add(
    location: str,
    slug: str | None,
    defaults: tuple[str, ...],
    content_type: str | None,
    municipality: str | None,
    organisation: str | None,
) -> None:
    """Note the file LOCATION as a feed, to be read with `feeds run`."""
    opened = installation()
    read_file(location)  # a path that cannot be read is refused now, not at the first run
    settings = FeedSettings(
        str(Path(location).absolute()), slug, content_type, municipality, organisation, _pairs(defaults)
    )
    with opened.database.write() as session:
        feed = add_feed(session, opened.content, settings, opened.settings.clock.now())
        say(f"Feed {feed.slug} is noted. Read it with: schuifaan feeds run {feed.slug}")


@feeds.command()
@click.argument("file")
@content_type
@municipality
@click.option("--from", "first", metavar="ISO", help="First moment of the window, included.")
@click.option("--to", "before", metavar="ISO", help="End of the window, not included.")
@click.option("--date-order", type=click.Choice(["d-m", "m-d", "onbekend"]), default="d-m", show_default=True)
@as_json
def check(
    file: str,
    content_type: str | None,
    municipality: str | None,
    first: str | None,
    before: str | None,
    date_order: str,
    as_json: bool,
) -> None:
    """Say what would become of FILE. Touches no database."""
    context = ReadContext(
        load_content(load_settings().content),
        name=file,
        content_type=content_type or "",
        municipality=municipality,
        date_order=None if date_order == "onbekend" else date_order,
    )
    found = check_reading(read_feed(read_file(file), context), _window(first, before))
    if as_json:
        print_json(
            {
                "verdict": found.verdict,
                "events": [asdict(event) for event in found.events],
                "occurrences": found.occurrences,
                "series": found.series,
                "issues": [_issue(issue) for issue in found.issues],
            }
        )
    else:
        click.echo(f"{found.verdict}: {found.series} series, {found.occurrences} dates")
        _tell(found.issues)
    sys.exit(_EXITS.get(found.verdict, WITH_PROBLEMS))


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
@click.argument("slug")
@publish
@as_json
def run(slug: str, publish: bool, as_json: bool) -> None:
    """Read the feed SLUG again; returns when the result can be found."""
    opened = installation()
    now = opened.settings.clock.now()
    report = run_feed(opened.database, opened.content, slug, now, publish_now=publish)
    sync_index(opened, now)
    _finish(report, as_json)


@feeds.command()
@click.argument("slug")
@as_json
def report(slug: str, as_json: bool) -> None:
    """Show what the last run of the feed SLUG had to say, in words for the partner."""
    with installation().database.read() as session:
        run, problems = last_report(session, slug)
        if as_json:
            issues = [it.model_dump(mode="json", exclude={"id", "run_id"}) for it in problems]
            print_json({"run": run.model_dump(mode="json") if run else None, "issues": issues})
        elif run is None:
            say(f"Feed {slug} has never been read.")
        else:
            click.echo(_sentence(run))
            _tell(problems)


@feeds.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def template(file: Path) -> None:
    """Write an empty sheet with one example row to FILE (.xlsx or .csv)."""
    makers = {".xlsx": template_xlsx, ".csv": template_csv}
    if file.suffix.lower() not in makers:
        raise InputError("Kies een bestandsnaam die eindigt op .xlsx of .csv.")
    file.write_bytes(makers[file.suffix.lower()]())
    say(f"Wrote {file}.")


def _finish(report: RunReport, as_json: bool) -> None:
    if as_json:
        counts = ("run", "new", "changed", "unchanged", "held", "rejected")
        issues = [_issue(issue) for issue in report.issues]
        print_json({**{name: getattr(report, name) for name in counts}, "issues": issues})
    else:
        click.echo(_sentence(report))
        _tell(report.issues)
    if not report.usable:
        sys.exit(NOTHING_USABLE)
    sys.exit(WITH_PROBLEMS if any(issue.severity != TIP for issue in report.issues) else FINE)


def _sentence(run: Any) -> str:
    return (
        f"{run.decision}: {run.new} nieuw, {run.changed} veranderd, {run.unchanged} hetzelfde, "
        f"{run.held} wachten, {run.rejected} overgeslagen, {run.missing} niet meer in de agenda"
    )


def _tell(issues: Any) -> None:
    for issue in issues:
        where = f"regel {issue.line}: " if issue.line else ""
        click.echo(f"  {issue.severity}: {where}{issue.text} {issue.next_step} [{issue.code}]")


def _issue(issue: Any) -> dict[str, object]:
    return {name: getattr(issue, name) for name in ("code", "severity", "line", "text", "next_step")}


def _window(first: str | None, before: str | None) -> tuple[datetime, datetime] | None:
    if first is None and before is None:
        return None
    try:
        low = wall_time(parse_moment(first)) if first else _EARLIEST
        high = wall_time(parse_moment(before)) if before else _LATEST
    except ValueError:
        raise InputError("Schrijf --from en --to als 2026-11-18 of 2026-11-18T08:00.") from None
    return max(low, _EARLIEST), min(high, _LATEST)


def _pairs(defaults: tuple[str, ...]) -> dict[str, str]:
    pairs = dict(pair.split("=", 1) for pair in defaults if "=" in pair)
    if len(pairs) < len(defaults):
        raise InputError(f"Schrijf standaardwaarden als kolom=waarde, ook {DATE_ORDER}=d-m.")
    return pairs
