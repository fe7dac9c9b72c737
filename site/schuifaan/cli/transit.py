"""`schuifaan transit`: the public transport timetable, and journeys by it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from schuifaan.cli.installation import (
    FINE,
    NOTHING_USABLE,
    WITH_PROBLEMS,
    installation,
    print_json,
    say,
)
from schuifaan.clock import instant, parse_moment, wall_time
from schuifaan.config import load_settings
from schuifaan.content import load_content
from schuifaan.services.travel.destinations import place_named, point_of_activity
from schuifaan.transit import (
    ON_FOOT,
    WITH_ROLLATOR,
    ImportReport,
    Journey,
    Point,
    Progress,
    Reach,
    Status,
    area_of,
    import_timetable,
    open_timetable,
    reach_of,
)
from schuifaan.transit.download import download, is_url

HIGHEST_LATITUDE, HIGHEST_LONGITUDE = 90, 180


@click.group()
def transit() -> None:
    """The public transport timetable: import one, or ask it for a journey."""


@transit.command("import")
@click.argument("source")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def import_(source: str, as_json: bool) -> None:
    """Take our area's part of a GTFS timetable: a zip FILE, a folder, or a URL."""
    settings = load_settings()
    today = wall_time(settings.clock.now()).date()
    area = area_of(load_content(settings.content))
    settings.var.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=settings.var, prefix="timetable-") as folder:
        file = Path(source)
        if is_url(source):
            file = Path(folder) / "feed.zip"
            say(f"Fetching {source} …")
            download(source, file)
        with _progress() as progress:
            report = import_timetable(file, area, settings.timetable, today, progress)
    if as_json:
        print_json(asdict(report) | {"first_day": str(report.first_day), "last_day": str(report.last_day)})
    else:
        _print_report(report)
    sys.exit(WITH_PROBLEMS if report.trips_skipped else FINE)


@transit.command()
@click.option("--from", "origin", required=True, metavar="PLACE", help="Slug, name or postcode of a place.")
@click.option("--to", "goal", required=True, metavar="LAT,LON|ID", help="A point, or the id of an activity.")
@click.option("--at", "start", required=True, metavar="ISO", help="When one must be there.")
@click.option("--end", metavar="ISO", help="When one wants to go home.")
@click.option("--rollator", is_flag=True, help="For somebody who walks slower and less far.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def journeys(origin: str, goal: str, start: str, end: str | None, rollator: bool, as_json: bool) -> None:
    """How one gets there by public transport, and home again."""
    opened = installation()
    timetable = open_timetable(opened.settings.timetable)
    if timetable is None:
        say("No timetable was imported yet: schuifaan transit import FILE")
        sys.exit(NOTHING_USABLE)
    place = place_named(opened.content, origin)
    point = _point(goal)
    if point is None:
        with opened.database.read() as session:
            point = point_of_activity(session, _number(goal))
    walking = WITH_ROLLATOR if rollator else ON_FOOT
    until = _wall(end, "--end") if end else None
    reach = reach_of(timetable, point, _wall(start, "--at"), until, walking)[place]
    if as_json:
        print_json(_document(reach, place) | {"timetable": timetable.name, "example": timetable.example})
    else:
        _print_reach(reach)
    sys.exit(WITH_PROBLEMS if reach.status is Status.UNKNOWN else FINE)


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar on standard error."""
    with click.progressbar(length=1, label="Reading the timetable", file=sys.stderr) as bar:

        def show(done: int, total: int) -> None:
            bar.length = max(total, done)
            bar.update(done - bar.pos)

        yield show


def _print_report(report: ImportReport) -> None:
    example = " (an invented example)" if report.example else ""
    click.echo(f"{report.name}{example}, known from {report.first_day} to {report.last_day}.")
    click.echo(f"Kept {report.trips} trips and {report.stops} stops.")
    if report.trips_skipped:
        click.echo(f"Left out {report.trips_skipped} trips that contradict themselves.")
    if report.places_without_stop:
        click.echo(f"No stop in: {', '.join(report.places_without_stop)}.")


def _point(text: str) -> Point | None:
    lat, comma, lon = text.partition(",")
    try:
        point = Point(float(lat), float(lon)) if comma else None
    except ValueError:
        point = None
    if point and abs(point.lat) <= HIGHEST_LATITUDE and abs(point.lon) <= HIGHEST_LONGITUDE:
        return point
    if comma:
        raise click.BadParameter(f"LAT,LON is wanted, not {text!r}.", param_hint="--to")
    return None


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise click.BadParameter(
            f"LAT,LON or the id of an activity is wanted, not {text!r}.", param_hint="--to"
        )
    return int(text)


def _wall(text: str, option: str) -> datetime:
    try:
        return wall_time(parse_moment(text))
    except ValueError:
        raise click.BadParameter(f"2026-11-18T10:00 is wanted, not {text!r}.", param_hint=option) from None


def _print_reach(reach: Reach) -> None:
    click.echo(str(reach.status))
    for label, journey in (("heen", reach.there), ("terug", reach.back), ("laatste terug", reach.last_home)):
        if journey:
            click.echo(f"{label}: {journey.depart:%H:%M} - {journey.arrive:%H:%M}")
            for leg in journey.legs:
                what = f"{leg.metres} m" if leg.metres else f"{leg.line} {leg.headsign}".strip()
                click.echo(
                    f"  {leg.depart:%H:%M} {leg.from_name or 'activiteit'} - "
                    f"{leg.arrive:%H:%M} {leg.to_name or 'activiteit'}: {leg.kind} {what}"
                )


def _document(reach: Reach, place: str) -> dict[str, Any]:
    return {
        "from": place,
        "status": reach.status,
        "there": _journey(reach.there),
        "back": _journey(reach.back),
        "last_home": _journey(reach.last_home),
        "spare_minutes": reach.spare_minutes,
    }


def _journey(journey: Journey | None) -> dict[str, Any] | None:
    if journey is None:
        return None
    return {
        **{name: value for name, value in asdict(journey).items() if name != "legs"},
        "depart": instant(journey.depart).isoformat(),
        "arrive": instant(journey.arrive).isoformat(),
        "legs": [
            asdict(leg)
            | {"depart": instant(leg.depart).isoformat(), "arrive": instant(leg.arrive).isoformat()}
            for leg in journey.legs
        ],
    }
