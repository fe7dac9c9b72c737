"""Journeys as they are kept: for a time of day on a kind of day, so that all dates that are alike share them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from schuifaan.clock import instant, wall_time
from schuifaan.transit import (
    ON_FOOT,
    WITH_ROLLATOR,
    Journey,
    Leg,
    Reach,
    Status,
    Walking,
    service_day,
)

MINUTE = timedelta(minutes=1)
NO_END = -1
SKIPPED = 2
"""The hour of the night that does not exist when summer time begins."""
LONGEST_MINUTES = 24 * 60
"""Of what lasts longer nobody knows when one goes home."""

FOOT, ROLLATOR = "te-voet", "rollator"
WALKING: Mapping[str, Walking] = {FOOT: ON_FOOT, ROLLATOR: WITH_ROLLATOR}
CODES: Mapping[str, str] = {FOOT: "ov", ROLLATOR: "ov-rollator"}
"""What a place of departure gets in front of it as a code of the index: `ov:goor`."""


@dataclass(frozen=True, slots=True)
class Visit:
    """All that journeys depend on, beside the place one leaves from and the way one walks (`ReachComputed`)."""

    venue_id: int
    starts: int
    ends: int
    pattern: str
    end_pattern: str


def visit(
    venue_id: int | None,
    start: datetime,
    end: datetime | None,
    all_day: bool,
    patterns: Mapping[date, str],
) -> Visit | None:
    """What a date is, seen from a bus stop; None when nothing can be said: no venue, no time of day, no timetable
    for that day.
    """
    if venue_id is None or all_day:
        return None
    start, end = _real(start), _real(end) if end else None
    midnight = _midnight(start.date())
    starts = (start - midnight) // MINUTE
    ends = NO_END if end is None or end <= start else (end - midnight) // MINUTE
    if ends - starts > LONGEST_MINUTES:
        return None
    pattern = patterns.get(service_day(start))
    end_pattern = pattern if end is None or ends == NO_END else patterns.get(service_day(end))
    if pattern is None or end_pattern is None:
        return None
    return Visit(venue_id, starts, ends, pattern, end_pattern)


KindOfDay = tuple[str, str, int, int]


def kind_of_day(visit: Visit) -> KindOfDay:
    """What two visits share when a day on which one takes place can stand for the other's: the patterns, and how many
    days after that day (-1, 0 or 1) the service days are of which they are the patterns.
    """
    begins = _service_days_after(visit.starts)
    ends = begins if visit.ends == NO_END else _service_days_after(visit.ends)
    return visit.pattern, visit.end_pattern, begins, ends


def _service_days_after(minutes: int) -> int:
    midnight = datetime(2000, 1, 1)
    return (service_day(midnight + minutes * MINUTE) - midnight.date()).days


def moments(visit: Visit, day: date) -> tuple[datetime, datetime | None]:
    """When such a date begins and ends, on a day (wall time)."""
    midnight = _midnight(day)
    end = None if visit.ends == NO_END else midnight + visit.ends * MINUTE
    return midnight + visit.starts * MINUTE, end


class Computed(NamedTuple):
    """What journeys were worked out for: the key of `ReachComputed`."""

    venue_id: int
    starts: int
    ends: int
    pattern: str
    end_pattern: str
    walking: str


class Packed(NamedTuple):
    """Journeys from a place as they are stored."""

    status: Status
    kept: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class StoredReach:
    """What is stored of a visit from one place, for a day. A card needs little of it: unpacking the rest is dear."""

    status: Status
    kept: Mapping[str, Any] | None
    """What `pack` made; None when there are no journeys at all."""
    day: date

    @property
    def leaves(self) -> datetime | None:
        """When the way there begins."""
        return self._moment("there", "depart")

    @property
    def from_stop(self) -> str | None:
        """Where it begins."""
        there = self._journey("there")
        return there["from"] if there else None

    @property
    def home(self) -> datetime | None:
        """When one is back where one left."""
        return self._moment("back", "arrive")

    @property
    def kinds(self) -> frozenset[str]:
        """Of the parts of the way there and back (`Leg.kind`)."""
        both = filter(None, (self._journey("there"), self._journey("back")))
        return frozenset(leg[0] for journey in both for leg in journey["legs"])

    def unpacked(self) -> Reach:
        """All of it."""
        return Reach(self.status) if self.kept is None else unpack(self.status, self.kept, self.day)

    def _journey(self, name: str) -> Mapping[str, Any] | None:
        return self.kept[name] if self.kept else None

    def _moment(self, name: str, end: str) -> datetime | None:
        journey = self._journey(name)
        return _midnight(self.day) + journey[end] * MINUTE if journey else None


def pack(reach: Reach, day: date) -> dict[str, Any]:
    """The journeys of one place as values that JSON knows."""
    midnight = _midnight(day)
    return {
        "there": _packed(reach.there, midnight),
        "back": _packed(reach.back, midnight),
        "last_home": _packed(reach.last_home, midnight),
        "spare_minutes": reach.spare_minutes,
    }


def unpack(status: str, kept: Mapping[str, Any], day: date) -> Reach:
    """The same on another day."""
    midnight = _midnight(day)
    return Reach(
        status=Status(status),
        there=_unpacked(kept["there"], midnight),
        back=_unpacked(kept["back"], midnight),
        last_home=_unpacked(kept["last_home"], midnight),
        spare_minutes=kept["spare_minutes"],
    )


def _packed(journey: Journey | None, midnight: datetime) -> dict[str, Any] | None:
    if journey is None:
        return None
    return {
        "depart": (journey.depart - midnight) // MINUTE,
        "arrive": (journey.arrive - midnight) // MINUTE,
        "changes": journey.changes,
        "walk_metres": journey.walk_metres,
        "from": journey.from_stop,
        "to": journey.to_stop,
        "legs": [
            (
                *(leg.kind, leg.from_name, leg.to_name),
                *((leg.depart - midnight) // MINUTE, (leg.arrive - midnight) // MINUTE),
                *(leg.line, leg.headsign, leg.metres, leg.wheelchair),
            )
            for leg in journey.legs
        ],
    }


def _unpacked(kept: Mapping[str, Any] | None, midnight: datetime) -> Journey | None:
    if kept is None:
        return None
    return Journey(
        legs=tuple(_leg(values, midnight) for values in kept["legs"]),
        depart=midnight + kept["depart"] * MINUTE,
        arrive=midnight + kept["arrive"] * MINUTE,
        changes=kept["changes"],
        walk_metres=kept["walk_metres"],
        from_stop=kept["from"],
        to_stop=kept["to"],
    )


def _leg(values: list[Any], midnight: datetime) -> Leg:
    kind, origin, goal, depart, arrive, line, headsign, metres, wheelchair = values
    return Leg(
        kind=kind,
        from_name=origin,
        to_name=goal,
        depart=midnight + depart * MINUTE,
        arrive=midnight + arrive * MINUTE,
        line=line,
        headsign=headsign,
        metres=metres,
        wheelchair=wheelchair,
    )


def _real(wall: datetime) -> datetime:
    """The time that clocks show: half past two is half past three in the night in which they skip an hour."""
    return wall_time(instant(wall)) if wall.hour == SKIPPED else wall


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
