"""What is on offer: dates counted per village, week, part of day and kind."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import func, select
from sqlmodel import Session

from schuifaan.clock import wall_time
from schuifaan.content import Content
from schuifaan.services.coalition.villages import village_of
from schuifaan.services.search.documents import shown
from schuifaan.services.search.misses import week_of
from schuifaan.services.tables import ACTIVITY, OCCURRENCE, VENUE

WEEKS_AHEAD = 6
CALLED_OFF = "afgelast"
EVERY_KIND = ""
"""Stands for all kinds together: a date of two kinds is one date."""
_NOON, _EVENING = time(12), time(18)


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """What a count is about."""

    place: str
    """Slug of a village or district; empty when it is not known."""
    week: str
    daypart: str
    kind: str


Counts = Counter[Cell]


@dataclass(frozen=True, slots=True)
class Supply:
    """What is to come in a municipality."""

    counts: Counts
    weeks: tuple[str, ...]
    examples: int
    """Invented activities among them."""


def coming_supply(session: Session, content: Content, municipality: str, now: datetime) -> Supply:
    """The supply of WEEKS_AHEAD weeks, the present one first: as a whole, also what of it is over."""
    first = monday_of(wall_time(now).date())
    weeks = tuple(week_of(first + timedelta(weeks=it)) for it in range(WEEKS_AHEAD))
    last = first + timedelta(weeks=WEEKS_AHEAD)
    examples = session.connection().scalar(
        select(func.count()).where(shown(), ACTIVITY.c.example, ACTIVITY.c.municipality == municipality)
    )
    return Supply(count_dates(session, content, municipality, first, last), weeks, examples or 0)


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def daypart_of(start: datetime) -> str:
    """`ochtend`, `middag` or `avond`, by local start."""
    if start.time() < _NOON:
        return "ochtend"
    return "middag" if start.time() < _EVENING else "avond"


def count_dates(session: Session, content: Content, municipality: str, first: date, after: date) -> Counts:
    """Dates of shown activities from `first` until `after`, that day not included; without what was called off."""
    villages = {slug: it.slug for slug in content.places if (it := village_of(content, slug))}
    whens: dict[datetime, tuple[str, str]] = {}  # many activities start at the same moment
    alike: Counter[tuple[str | None, tuple[str, str], tuple[str, ...]]] = Counter()
    for start, place, kinds in _dates(session, municipality, first, after):
        when = whens.get(start) or whens.setdefault(start, (week_of(start.date()), daypart_of(start)))
        alike[place, when, kinds] += 1
    counts: Counts = Counter()
    for (place, (week, daypart), kinds), dates in alike.items():
        for kind in {EVERY_KIND, *kinds}:
            counts[Cell(villages.get(place or "", ""), week, daypart, kind)] += dates
    return counts


def _dates(
    session: Session, municipality: str, first: date, after: date
) -> Iterator[tuple[datetime, str | None, tuple[str, ...]]]:
    """Start, place and kinds of each date: those of an activity are read once, whatever the number of its dates."""
    connection = session.connection()
    here = (shown(), ACTIVITY.c.municipality == municipality)
    of_activity = {
        number: (place, tuple(kinds))
        for number, place, kinds in connection.execute(
            select(ACTIVITY.c.id, VENUE.c.place, ACTIVITY.c.categories)
            .join(VENUE, VENUE.c.id == ACTIVITY.c.venue_id, isouter=True)
            .where(*here)
        )
    }
    rows = connection.execute(
        select(OCCURRENCE.c.activity_id, OCCURRENCE.c.start, OCCURRENCE.c.venue_id, VENUE.c.place)
        .join(VENUE, VENUE.c.id == OCCURRENCE.c.venue_id, isouter=True)
        .where(
            OCCURRENCE.c.activity_id.in_(select(ACTIVITY.c.id).where(*here)),
            OCCURRENCE.c.start >= datetime.combine(first, time()),
            OCCURRENCE.c.start < datetime.combine(after, time()),
            OCCURRENCE.c.status != CALLED_OFF,
        )
    )
    for number, start, elsewhere, other_place in rows:
        place, kinds = of_activity[number]
        yield start, (place if elsewhere is None else other_place), kinds
