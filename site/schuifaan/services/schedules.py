"""A series of dates as it is kept in the database."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import chain
from typing import Any

from sqlmodel import Session, col, select

from schuifaan.clock import AMSTERDAM
from schuifaan.models import Schedule
from schuifaan.recurrence import Override, Series, expand
from schuifaan.services.rows import batches

CALLED_OFF = "afgelast"


def series_of(schedule: Schedule) -> Series:
    """The working form of a stored schedule, on which the days that a person called off are off."""
    series = as_told(schedule)
    called_off = {date.fromisoformat(text) for text in schedule.called_off}
    if not called_off:
        return series
    told = {it.original: it for it in series.overrides}
    off = {it for it in told if it.date() in called_off}
    off |= {start for day in called_off for start in _starts_on(series, day)}
    changed = told | {it: replace(told.get(it) or Override(it), status=CALLED_OFF) for it in off}
    return replace(series, overrides=tuple(changed[it] for it in sorted(changed)))


def _starts_on(series: Series, day: date) -> list[datetime]:
    """When a series starts on a day, by its own clock; more than once when an extra date is on a usual day."""
    midnight = datetime.combine(day, time.min)
    by_its_clock = replace(series, overrides=(), zone=AMSTERDAM.key)
    dates = expand(by_its_clock, midnight, midnight + timedelta(days=1))
    starts = [it.original for it in dates if it.original.date() == day]
    return starts or [datetime.combine(day, series.start.time())]


def as_told(schedule: Schedule) -> Series:
    """The same as whoever told us has it, whatever a person called off here."""
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


def with_schedule(session: Session, activity_ids: Collection[int]) -> list[int]:
    """Those of the activities that have a schedule."""
    of_some = (
        session.exec(select(Schedule.activity_id).where(col(Schedule.activity_id).in_(some)))
        for some in batches(sorted(activity_ids))
    )
    return sorted(chain.from_iterable(of_some))


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
