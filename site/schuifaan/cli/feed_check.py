"""`schuifaan feeds check`: what would become of a file, without touching anything."""

import sys
from dataclasses import asdict
from datetime import datetime

import click

from schuifaan.cli.feed_options import (
    COLUMN_PAIRS,
    as_json,
    columns,
    content_type,
    municipality,
    pairs,
    tell_outcome,
)
from schuifaan.cli.installation import FINE, NOTHING_USABLE, WITH_PROBLEMS
from schuifaan.clock import parse_moment, wall_time
from schuifaan.config import load_settings
from schuifaan.content import load_content
from schuifaan.errors import InputError
from schuifaan.feeds import ReadContext
from schuifaan.feeds.child import check_in_child
from schuifaan.recurrence.rules import FIRST_YEAR, LAST_YEAR
from schuifaan.services.feeds.registered import check_columns, read_file

# Years outside these are refused as mistakes, so there is nothing to see beyond them.
_EARLIEST, _LATEST = datetime(FIRST_YEAR, 1, 1), datetime(LAST_YEAR + 1, 1, 1)
_EXITS = {"imported": FINE, "rejected": NOTHING_USABLE}


@click.command()
@click.argument("file")
@content_type
@municipality
@click.option("--from", "first", metavar="ISO", help="First moment of the window, included.")
@click.option("--to", "before", metavar="ISO", help="End of the window, not included.")
@click.option("--date-order", type=click.Choice(["d-m", "m-d", "onbekend"]), default="d-m", show_default=True)
@columns
@as_json
def check(
    file: str,
    content_type: str | None,
    municipality: str | None,
    first: str | None,
    before: str | None,
    date_order: str,
    columns: tuple[str, ...],
    as_json: bool,
) -> None:
    """Say what would become of FILE. Touches no database."""
    headings = pairs(columns, COLUMN_PAIRS)
    check_columns({}, headings)
    context = ReadContext(
        load_content(load_settings().content),
        name=file,
        content_type=content_type or "",
        municipality=municipality,
        date_order=None if date_order == "onbekend" else date_order,
        headings=headings,
    )
    found = check_in_child(read_file(file), context, _window(first, before))
    document = {
        "verdict": found.verdict,
        "events": [asdict(event) for event in found.events],
        "occurrences": found.occurrences,
        "series": found.series,
    }
    sentence = f"{found.verdict}: {found.series} series, {found.occurrences} dates"
    tell_outcome(document, sentence, found.issues, as_json)
    sys.exit(_EXITS.get(found.verdict, WITH_PROBLEMS))


def _window(first: str | None, before: str | None) -> tuple[datetime, datetime] | None:
    if first is None and before is None:
        return None
    try:
        low = wall_time(parse_moment(first)) if first else _EARLIEST
        high = wall_time(parse_moment(before)) if before else _LATEST
    except ValueError:
        raise InputError("Schrijf --from en --to als 2026-11-18 of 2026-11-18T08:00.") from None
    return max(low, _EARLIEST), min(high, _LATEST)
