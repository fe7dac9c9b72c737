"""A series of dates as it is kept in the database."""

from datetime import datetime
from typing import Any

from schuifaan.models import Schedule
from schuifaan.recurrence import Override, Series


def series_of(schedule: Schedule) -> Series:
    """The working form of a stored schedule."""
    return Series(
        start=schedule.start,
        minutes=schedule.minutes,
        all_day=schedule.all_day,
        rrule=schedule.rrule,
        rdates=tuple(datetime.fromisoformat(text) for text in schedule.rdates),
        exdates=tuple(datetime.fromisoformat(text) for text in schedule.exdates),
        overrides=tuple(_override(kept) for kept in schedule.overrides),
        zone=schedule.zone,
        status=schedule.status,
    )


def columns_of(series: Series) -> dict[str, Any]:
    """The columns of a schedule's row for `series`."""
    return {
        "start": series.start,
        "minutes": series.minutes,
        "all_day": series.all_day,
        "zone": series.zone,
        "rrule": series.rrule,
        "rdates": [moment.isoformat() for moment in series.rdates],
        "exdates": [moment.isoformat() for moment in series.exdates],
        "overrides": [_kept(override) for override in series.overrides],
        "status": series.status,
    }


def _kept(override: Override) -> dict[str, Any]:
    return {
        "original": override.original.isoformat(),
        "start": override.start.isoformat() if override.start else None,
        "minutes": override.minutes,
        "status": override.status,
        "place": override.place,
        "village": override.village,
    }


def _override(kept: dict[str, Any]) -> Override:
    start = kept["start"]
    return Override(
        original=datetime.fromisoformat(kept["original"]),
        start=datetime.fromisoformat(start) if start else None,
        minutes=kept["minutes"],
        status=kept["status"],
        place=kept["place"],
        village=kept.get("village"),
    )
