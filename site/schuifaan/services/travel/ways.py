"""How one gets to one activity and home again, for the page of that activity."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlmodel import Session

from schuifaan.clock import wall_time
from schuifaan.content import Content, RideService
from schuifaan.services.activities import ActivityDetail, DateOfActivity, StatedFact
from schuifaan.services.search.spots import own_point
from schuifaan.services.tables import VENUE_STOP
from schuifaan.services.travel.codes import TimetableFacts, timetable_in_use
from schuifaan.services.travel.reading import reach_on
from schuifaan.services.travel.ride_times import deadline, first_day
from schuifaan.transit import Reach
from zoekindex.distance import kilometres

CANCELLED = "afgelast"


@dataclass(frozen=True, slots=True)
class Departure:
    """Where somebody leaves from: a place, whose own middle or that of a postcode area stands for the house."""

    place: str
    """Slug."""
    said: str
    """The slug, or the four digits."""
    point: tuple[float, float]


@dataclass(frozen=True, slots=True)
class RideAdvice:
    """What to say about one ride service for the next date of an activity."""

    service: RideService
    until: datetime | None
    """The last moment to ring, wall time; None when that cannot be said, or when it is too late."""
    too_late: bool
    next_day: date | None
    """When it is too late: the next date of the activity for which it is not."""
    next_until: datetime | None


@dataclass(frozen=True, slots=True)
class Travel:
    """The ways to get there and back, for the next date that goes on."""

    departure: Departure | None
    date: DateOfActivity | None
    reach: Reach | None
    """By public transport; None without a place to leave from, or without a date."""
    timetable: TimetableFacts | None
    venue_known: bool
    """We know where the venue itself is, and not just its village."""
    stop: tuple[str, int] | None
    """The nearest stop, and how many metres one walks from it."""
    rides: tuple[RideAdvice, ...]
    distance_km: float | None
    """In a straight line; None when either end is not known."""


@dataclass(frozen=True, slots=True)
class _Visit:
    venue_id: int | None
    start: datetime
    end: datetime | None
    all_day: bool


def departure_from(said: str | None, content: Content) -> Departure | None:
    """What a canonical `vertrek` stands for (`SearchInput.vertrek`)."""
    if said is None:
        return None
    if said in content.places:
        place = content.places[said]
        return Departure(said, said, (place.lat, place.lon))
    known = content.place_for_postcode(said)
    if known is None:
        return None
    area = content.postcode_areas[said]
    return Departure(known.slug, said, (area.lat, area.lon))


def read_travel(
    session: Session,
    content: Content,
    detail: ActivityDetail,
    departure: Departure | None,
    walking: str,
    now: datetime,
) -> Travel:
    """Everything about getting to the next date of an activity that is not cancelled; `now` is aware."""
    connection = session.connection()
    known = timetable_in_use(connection)
    date_ = next((it for it in detail.dates if it.status != CANCELLED), None)
    venue = (date_.venue if date_ else None) or detail.venue
    point = own_point(venue) if venue else None
    reach = None
    if departure and date_:
        visited = _Visit(venue.id if venue else None, date_.start, date_.end, date_.all_day)
        reach = reach_on(connection, known.patterns, visited, departure.place, walking).unpacked()
    stop = connection.execute(
        select(VENUE_STOP.c.name, VENUE_STOP.c.metres).where(
            VENUE_STOP.c.venue_id == (venue.id if venue else None), VENUE_STOP.c.metres.is_not(None)
        )
    ).one_or_none()
    return Travel(
        departure=departure,
        date=date_,
        reach=reach,
        timetable=known.facts,
        venue_known=point is not None,
        stop=(stop.name, stop.metres) if stop else None,
        rides=tuple(_advice(content, detail, wall_time(now))),
        distance_km=kilometres(departure.point, point) if departure and point else None,
    )


def _advice(content: Content, detail: ActivityDetail, wall: datetime) -> Iterator[RideAdvice]:
    days = [it.start.date() for it in detail.dates if it.status != CANCELLED]
    for service in content.ride_services:
        if service.municipality == detail.activity.municipality and not _denied(detail.transport, service):
            yield ride_advice(service, days, wall)


def ride_advice(service: RideService, days: list[date], wall: datetime) -> RideAdvice:
    """Until when one can ring for the first of `days`, and if it is too late for which of the others one can."""
    first = first_day(service, wall)
    if first is None or not days:
        return RideAdvice(service, None, too_late=False, next_day=None, next_until=None)
    if days[0] >= first:
        until = deadline(service, days[0])
        return RideAdvice(service, until, too_late=False, next_day=None, next_until=None)
    later = next((day for day in days if day >= first), None)
    return RideAdvice(
        service,
        until=None,
        too_late=True,
        next_day=later,
        next_until=deadline(service, later) if later else None,
    )


def _denied(facts: Iterable[StatedFact], service: RideService) -> bool:
    return any(it.code == service.code and it.value is False for it in facts)
