"""One date that does not go on after all, and that does again. Kept apart from the schedule: no feed undoes it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from schuifaan.clock import AMSTERDAM
from schuifaan.models import Activity, Occurrence, Schedule
from schuifaan.services.editing.audit import record
from schuifaan.services.editing.changing import must_stand_for_itself
from schuifaan.services.occurrences import rebuild_occurrences
from schuifaan.services.schedules import series_of


def call_off(session: Session, activity_id: int, occurrence: Occurrence, by: str, now: datetime) -> None:
    """Say that this date does not go on. Calling it off twice is once. Raises InputError for what was merged."""
    _change(session, activity_id, occurrence, by, now, off=True)


def call_on(session: Session, activity_id: int, occurrence: Occurrence, by: str, now: datetime) -> None:
    """Take it back: the date is again as the schedule says."""
    _change(session, activity_id, occurrence, by, now, off=False)


def day_of(schedule: Schedule, original_start: datetime) -> date:
    """The day of a date by the clock of its series, given its start by ours."""
    if schedule.all_day:
        return original_start.date()
    there = original_start.replace(tzinfo=AMSTERDAM).astimezone(UTC).astimezone(ZoneInfo(schedule.zone))
    return there.date()


def _change(
    session: Session, activity_id: int, occurrence: Occurrence, by: str, now: datetime, *, off: bool
) -> None:
    must_stand_for_itself(session.get_one(Activity, activity_id))
    schedule = session.get_one(Schedule, activity_id)
    day = day_of(schedule, occurrence.original_start).isoformat()
    kept = set(schedule.called_off)
    changed = kept | {day} if off else kept - {day}
    if changed == kept:
        return
    schedule.called_off = sorted(changed)
    session.add(schedule)
    session.flush()
    rebuild_occurrences(session, activity_id, series_of(schedule), now)
    record(
        session,
        now,
        by,
        "afzeggen" if off else "toch door",
        f"activity:{activity_id}",
        {"called_off": sorted(kept)},
        {"called_off": sorted(changed)},
    )
