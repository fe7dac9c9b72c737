"""Which journeys must still be worked out, and which are no longer of use."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select
from sqlmodel import Session

from schuifaan import outbox
from schuifaan.services.rows import batches
from schuifaan.services.search.documents import shown
from schuifaan.services.tables import (
    ACTIVITY,
    OCCURRENCE,
    REACH,
    REACH_COMPUTED,
    TIMETABLE_DAY,
    TIMETABLE_IN_USE,
    VENUE,
    VENUE_STOP,
)
from schuifaan.services.travel.codes import patterns_of
from schuifaan.services.travel.storage import KindOfDay, Visit, kind_of_day, visit
from schuifaan.transit import Point, Timetable

NEAR_METRES = 400
"""Walked metres to a stop that is "dichtbij"."""
EVERYTHING = (REACH, REACH_COMPUTED, VENUE_STOP, TIMETABLE_DAY, TIMETABLE_IN_USE)


@dataclass(frozen=True, slots=True)
class Lacking:
    """A visit to work out: where that is, a day on which it is one, and the activities that it is a date of."""

    visit: Visit
    point: Point
    day: date
    activities: frozenset[int]


def adopt(session: Session, timetable: Timetable | None) -> bool:
    """Make this timetable the one in use; returns whether it was not yet. What followed from another one is removed,
    so that nobody is told of buses that no longer run.
    """
    connection = session.connection()
    in_use = connection.scalar(select(TIMETABLE_IN_USE.c.id))
    if in_use == (timetable.id if timetable else None):
        return False
    for table in EVERYTHING:
        connection.execute(delete(table))
    if timetable:
        days = (
            date.fromordinal(n)
            for n in range(timetable.first_day.toordinal(), timetable.last_day.toordinal() + 1)
        )
        connection.execute(
            insert(TIMETABLE_IN_USE).values(
                id=timetable.id,
                name=timetable.name,
                example=timetable.example,
                first_day=timetable.first_day,
                last_day=timetable.last_day,
                imported=timetable.imported,
            )
        )
        connection.execute(
            insert(TIMETABLE_DAY), [{"day": day, "pattern": timetable.pattern(day)} for day in days]
        )
    outbox.enqueue(session, connection.scalars(select(ACTIVITY.c.id).where(shown())))
    return True


def note_stops(session: Session, timetable: Timetable) -> None:
    """Make right which stop is near each venue; a venue that was moved loses its journeys too."""
    connection = session.connection()
    venues = {
        row.id: row
        for row in connection.execute(select(VENUE.c.id, VENUE.c.latitude, VENUE.c.longitude))
        if row.latitude is not None and row.longitude is not None
    }
    noted = {row.venue_id: row for row in connection.execute(select(VENUE_STOP))}
    moved = [
        number
        for number, row in noted.items()
        if number not in venues
        or (row.latitude, row.longitude) != (venues[number].latitude, venues[number].longitude)
    ]
    _forget_venues(connection, moved)
    new = [venues[number] for number in venues if number not in noted or number in moved]
    if new:
        connection.execute(insert(VENUE_STOP), [_stop(timetable, *venue) for venue in new])
    concerned = {*moved, *(venue.id for venue in new)}
    at = select(ACTIVITY.c.id, ACTIVITY.c.venue_id).where(shown())
    outbox.enqueue(session, {row.id for row in connection.execute(at) if row.venue_id in concerned})


def _stop(timetable: Timetable, venue: int, latitude: float, longitude: float) -> dict[str, object]:
    near = timetable.stops_near(Point(latitude, longitude), NEAR_METRES)
    name, metres = (near[0][0].name, near[0][1]) if near else (None, None)
    return {
        "venue_id": venue,
        "latitude": latitude,
        "longitude": longitude,
        "name": name,
        "metres": None if metres is None else round(metres),
    }


def sort_out(session: Session, now: datetime) -> list[Lacking]:
    """Remove journeys to what no longer takes place; returns what has not been worked out yet."""
    connection = session.connection()
    wanted = _wanted(connection, now)
    computed: dict[Visit, list[int]] = defaultdict(list)
    for row in connection.execute(select(REACH_COMPUTED)):
        computed[Visit(row.venue_id, row.starts, row.ends, row.pattern, row.end_pattern)].append(row.id)
    _forget(
        connection, [number for it, numbers in computed.items() if it not in wanted for number in numbers]
    )
    # The timetable of a kind of day is put together once: a day that stands for its kind, and one kind after another.
    standing: dict[KindOfDay, date] = {}
    for it in wanted.values():
        standing.setdefault(kind_of_day(it.visit), it.day)
    lacking = [
        Lacking(it.visit, it.point, standing[kind_of_day(it.visit)], it.activities)
        for it in wanted.values()
        if it.visit not in computed
    ]
    return sorted(lacking, key=lambda it: (it.day, it.visit.venue_id, it.visit.starts))


def _wanted(connection: Connection, now: datetime) -> Mapping[Visit, Lacking]:
    patterns = patterns_of(connection)
    points: dict[Visit, tuple[Point, date]] = {}
    activities: dict[Visit, set[int]] = defaultdict(set)
    for row in _coming(connection, now):
        found = visit(row.venue, row.start, row.end, row.all_day, patterns)
        if found:
            points.setdefault(found, (Point(row.latitude, row.longitude), row.start.date()))
            activities[found].add(row.activity_id)
    return {it: Lacking(it, point, day, frozenset(activities[it])) for it, (point, day) in points.items()}


def _coming(connection: Connection, now: datetime) -> Iterator[Row[Any]]:
    venue = func.coalesce(OCCURRENCE.c.venue_id, ACTIVITY.c.venue_id)
    columns = OCCURRENCE.c
    return iter(
        connection.execute(
            select(
                *(columns.activity_id, columns.start, columns.end, columns.all_day, venue.label("venue")),
                *(VENUE.c.latitude, VENUE.c.longitude),
            )
            .join(ACTIVITY, columns.activity_id == ACTIVITY.c.id)
            .join(VENUE, VENUE.c.id == venue)
            .where(
                shown(),
                VENUE.c.latitude.is_not(None),
                VENUE.c.longitude.is_not(None),
                columns.start >= datetime.combine(now.date(), time()),
            )
            .order_by(columns.start, columns.id)
        )
    )


def _forget_venues(connection: Connection, venues: list[int]) -> None:
    for some in batches(venues):
        of_venue = select(REACH_COMPUTED.c.id).where(REACH_COMPUTED.c.venue_id.in_(some))
        _forget(connection, list(connection.scalars(of_venue)))
        connection.execute(delete(VENUE_STOP).where(VENUE_STOP.c.venue_id.in_(some)))


def _forget(connection: Connection, numbers: list[int]) -> None:
    for some in batches(numbers):
        connection.execute(delete(REACH).where(REACH.c.computed_id.in_(some)))
        connection.execute(delete(REACH_COMPUTED).where(REACH_COMPUTED.c.id.in_(some)))
