"""Journeys as they are kept: for a time of day on a kind of day, so that all dates that are alike share them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

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


def moments(visit: Visit, day: date) -> tuple[datetime, datetime | None]:
    """When such a date begins and ends, on a day (wall time)."""
    midnight = _midnight(day)
    end = None if visit.ends == NO_END else midnight + visit.ends * MINUTE
    return midnight + visit.starts * MINUTE, end


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


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
