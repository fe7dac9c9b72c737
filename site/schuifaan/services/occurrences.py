"""The dates of activities, as they follow from their schedules.

Nothing is ever changed in the occurrences by hand, so they can be made again at any time; only what differs
is written, because every change sends an activity to the search index.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlmodel import Session

from schuifaan import outbox
from schuifaan.clock import wall_time
from schuifaan.models import Activity, Occurrence, Schedule, Venue
from schuifaan.recurrence import Moment, RuleError, Series, expand
from schuifaan.services.rows import batches
from schuifaan.services.schedules import series_of
from schuifaan.services.venues import venue_beside

# A month back, so that "last week" still has a page; thirteen months ahead, so that yearly things always
# show.
KEPT_BACK = timedelta(days=31)
KEPT_AHEAD = timedelta(days=400)

_table = Occurrence.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class _Date:
    """What a row of occurrences says besides whose it is."""

    original_start: datetime
    start: datetime
    end: datetime | None
    all_day: bool
    status: str
    venue_id: int | None


_COLUMNS = [_table.c[field.name] for field in fields(_Date)]


def scheduled_activities(session: Session) -> list[int]:
    """The numbers of all activities that have a schedule."""
    return list(session.execute(select(Schedule.activity_id)).scalars())  # type: ignore[call-overload]


def refresh_occurrences(session: Session, now: datetime, among: Sequence[int] | None = None) -> int:
    """Make the kept dates of all activities, or of those `among` them, right for `now`.

    Returns how many activities had other dates. Run it once a day and at every start.
    """
    changed = 0
    ids = scheduled_activities(session) if among is None else among
    for some in batches(ids):
        schedules = session.execute(select(Schedule).where(_in(Schedule.activity_id, some)))
        wanted = {
            it.activity_id: _wanted(session, it.activity_id, series_of(it), now) for it in schedules.scalars()
        }
        changed += len(_write(session, wanted))
    return changed


def rebuild_occurrences(
    session: Session,
    activity_id: int,
    series: Series,
    now: datetime,
    moments: Sequence[Moment] | None = None,
) -> bool:
    """Make the kept dates of one activity right; returns whether anything was different.

    `moments` are those of the series in `kept_window(now)`, if somebody has expanded them already.
    """
    return bool(_write(session, {activity_id: _wanted(session, activity_id, series, now, moments)}))


def add_occurrences(session: Session, dates: Iterable[tuple[int, Iterable[Moment]]]) -> None:
    """Keep the dates of activities that have none yet; of those with dates elsewhere, `rebuild_occurrences`."""
    rows = [
        {
            "activity_id": activity_id,
            "original_start": it.original,
            "start": it.start,
            "end": it.end,
            "all_day": it.all_day,
            "status": it.status,
            "venue_id": None,
        }
        for activity_id, many in dates
        for it in many
    ]
    if rows:
        session.connection().execute(insert(_table), rows)


def kept_window(now: datetime) -> tuple[datetime, datetime]:
    """Between which wall times dates are kept, the end not included."""
    today = wall_time(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return today - KEPT_BACK, today + KEPT_AHEAD


def kept_moments(series: Series, now: datetime) -> Sequence[Moment]:
    """The dates of a series that are kept."""
    try:
        return expand(series, *kept_window(now))
    except RuleError:  # stored by an older version with laxer rules: the first date is all that is certain
        return expand(Series(series.start, series.minutes, series.all_day), *kept_window(now))


def _wanted(
    session: Session,
    activity_id: int,
    series: Series,
    now: datetime,
    moments: Sequence[Moment] | None = None,
) -> list[_Date]:
    moments = kept_moments(series, now) if moments is None else moments
    venues = _other_venues(session, activity_id, moments)
    return [
        _Date(it.original, it.start, it.end, it.all_day, it.status, venues.get((it.place, it.village)))
        for it in moments
    ]


def _other_venues(
    session: Session, activity_id: int, moments: Iterable[Moment]
) -> dict[tuple[str | None, str | None], int | None]:
    """The venues to which dates have moved, by name and village."""
    meant = {(it.place, it.village) for it in moments if it.place}
    if not meant:
        return {}
    activity = session.get_one(Activity, activity_id)
    usual = session.get(Venue, activity.venue_id) if activity.venue_id else None
    return {
        (name, village): venue_beside(session, name or "", village, usual)
        for name, village in sorted(meant, key=str)  # so that the same feed gives the same numbers
    }


def _write(session: Session, wanted: Mapping[int, list[_Date]]) -> set[int]:
    """Bring the rows of these activities in line and tell the index; returns the activities that changed."""
    connection = session.connection()
    kept: dict[int, dict[datetime, tuple[int, _Date]]] = {activity_id: {} for activity_id in wanted}
    columns = (_table.c.id, _table.c.activity_id, *_COLUMNS)
    for id_, activity_id, *values in connection.execute(
        select(*columns).where(_in(_table.c.activity_id, wanted))
    ):
        date = _Date(*values)
        kept[activity_id][date.original_start] = (id_, date)
    new: list[dict[str, Any]] = []
    gone: list[int] = []
    changed: set[int] = set()
    for activity_id, dates in wanted.items():
        rows = kept[activity_id]
        for date in dates:
            id_, known = rows.pop(date.original_start, (None, None))
            if known == date:
                continue
            changed.add(activity_id)
            if id_ is None:
                new.append({"activity_id": activity_id, **_values(date)})
            else:
                connection.execute(update(_table).where(_table.c.id == id_).values(**_values(date)))
        gone += [id_ for id_, _ in rows.values()]
        if rows:
            changed.add(activity_id)
    for some in batches(gone):
        connection.execute(delete(_table).where(_in(_table.c.id, some)))
    if new:
        connection.execute(insert(_table), new)
    outbox.enqueue(session, changed)
    return changed


def _values(date: _Date) -> dict[str, Any]:
    return {field.name: getattr(date, field.name) for field in fields(date)}


def _in(column: Any, values: Iterable[int]) -> Any:
    return column.in_(list(values))
