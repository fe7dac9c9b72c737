"""A series of dates as it is kept in the database."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from schuifaan.models import Schedule
from schuifaan.recurrence import Override, Series

CALLED_OFF = "afgelast"


def series_of(schedule: Schedule) -> Series:
    """The working form of a stored schedule, on which the days that a person called off are off."""
    series = as_told(schedule)
    called_off = {date.fromisoformat(text) for text in schedule.called_off}
    if not called_off:
        return series
    others = tuple(it for it in series.overrides if it.original.date() not in called_off)
    told = {it.original.date(): it for it in series.overrides}
    off = tuple(
        replace(told.get(day) or Override(_start_on(series, day)), status=CALLED_OFF)
        for day in sorted(called_off)
    )
    return replace(series, overrides=others + off)


def _start_on(series: Series, day: date) -> datetime:
    """When a series starts on a day it has: an extra date may have an hour of its own."""
    extra = next((it for it in series.rdates if it.date() == day), None)
    return extra or datetime.combine(day, series.start.time())


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
    some = select(Schedule.activity_id).where(col(Schedule.activity_id).in_(activity_ids))
    return sorted(session.exec(some))


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
