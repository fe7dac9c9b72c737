"""Turns that will be missing in the weeks to come: round Christmas, in summer, or because nobody gave the dates yet."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from holidays import country_holidays
from sqlalchemy import String, cast, func, select
from sqlmodel import Session

from schuifaan.clock import wall_time
from schuifaan.services.coalition.rhythm import LONGEST_PAUSE, missed_turns
from schuifaan.services.coalition.supply import CALLED_OFF, WEEKS_AHEAD, monday_of
from schuifaan.services.occurrences import KEPT_BACK
from schuifaan.services.search.documents import shown
from schuifaan.services.tables import ACTIVITY, OCCURRENCE, ORGANISATION


@dataclass(frozen=True, slots=True)
class SeriesGap:
    """A series that skips one turn or more."""

    activity_id: int
    title: str
    organisation_id: int | None
    organisation: str
    example: bool
    missed: tuple[date, ...]
    after: date | None
    """The first date after those; None when no further date is known."""


@dataclass(frozen=True, slots=True)
class GapWeek:
    """One of the weeks to come, over all series together."""

    monday: date
    held: int
    """Dates that there are."""
    missed: int
    """Dates that the same series would normally have had."""
    holidays: tuple[str, ...]
    """Names of the public holidays in it, in Dutch."""


@dataclass(frozen=True, slots=True)
class ComingGaps:
    """The weeks to come, and which series skip a turn in them."""

    weeks: tuple[GapWeek, ...]
    series: tuple[SeriesGap, ...]
    """By organisation, then by title."""


def coming_gaps(session: Session, municipality: str | None, now: datetime) -> ComingGaps:
    """What will be missing in WEEKS_AHEAD weeks, of one municipality or of all.

    Reads the dates of some four months once, whatever the number of activities.
    """
    today = wall_time(now).date()
    first, last = today, today + timedelta(weeks=WEEKS_AHEAD)
    known_until = last + LONGEST_PAUSE
    on_day: Counter[date] = Counter()
    found: dict[int, tuple[tuple[date, ...], date | None]] = {}
    for days, numbers in _same_days(session, municipality, today - KEPT_BACK, known_until):
        for day in days:
            on_day[day] += len(numbers)
        if turns := missed_turns(days, first, last, known_until):
            gap = tuple(turns), next((it for it in days if it > turns[-1]), None)
            found |= dict.fromkeys(numbers, gap)
    held: Counter[date] = Counter()
    for day, times in on_day.items():
        held[monday_of(day)] += times if first <= day <= last else 0
    missed = Counter(monday_of(day) for turns, _ in found.values() for day in turns)
    mondays = [monday_of(today) + timedelta(weeks=it) for it in range(WEEKS_AHEAD + 1)]
    weeks = tuple(GapWeek(it, held[it], missed[it], _holidays_from(it)) for it in mondays)
    return ComingGaps(weeks, tuple(_named(session, found)))


def _same_days(
    session: Session, municipality: str | None, first: date, after: date
) -> Iterator[tuple[list[date], list[int]]]:
    """Days in order, and the activities that go on on just those: most are weekly, on one of seven days.

    The database puts the days of an activity in one text: a row for each date took ten times as long.
    """
    day = func.substr(cast(OCCURRENCE.c.start, String), 1, len("2026-11-24"))
    rows = session.connection().execute(
        select(OCCURRENCE.c.activity_id, func.aggregate_strings(day, ","))
        .join(ACTIVITY, ACTIVITY.c.id == OCCURRENCE.c.activity_id)
        .where(
            shown(),
            OCCURRENCE.c.start >= datetime.combine(first, time()),
            OCCURRENCE.c.start < datetime.combine(after, time()),
            OCCURRENCE.c.status != CALLED_OFF,
            *([ACTIVITY.c.municipality == municipality] if municipality else []),
        )
        .group_by(OCCURRENCE.c.activity_id)
    )
    alike: dict[str, list[int]] = defaultdict(list)
    for number, days in rows:
        alike[days].append(number)
    for days, numbers in alike.items():
        yield sorted({date.fromisoformat(it) for it in days.split(",")}), numbers


def _named(session: Session, found: Mapping[int, tuple[tuple[date, ...], date | None]]) -> list[SeriesGap]:
    rows = session.connection().execute(
        select(ACTIVITY.c.id, ACTIVITY.c.title, ORGANISATION.c.id, ORGANISATION.c.name, ACTIVITY.c.example)
        .join(ORGANISATION, ORGANISATION.c.id == ACTIVITY.c.organisation_id, isouter=True)
        .where(shown())
    )
    named = [
        SeriesGap(number, title, owner, name or "", example, *found[number])
        for number, title, owner, name, example in rows
        if number in found
    ]
    return sorted(named, key=lambda it: (it.organisation, it.title, it.missed))


def _holidays_from(monday: date) -> tuple[str, ...]:
    days = [monday + timedelta(days=it) for it in range(7)]
    return tuple(name for day in days if (name := _holidays(day.year).get(day)))


@lru_cache(8)
def _holidays(year: int) -> dict[date, str]:
    return dict(country_holidays("NL", years=year, language="nl"))
