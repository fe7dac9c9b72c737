"""Journeys as people are told about them. All times are wall time in Europe/Amsterdam, without an offset."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

WALK = "lopen"


class Status(StrEnum):
    """Whether one gets there and home again by public transport."""

    BOTH = "heen-en-terug"
    ONLY_THERE = "alleen-heen"
    NONE = "niet"
    UNKNOWN = "onbekend"
    """No timetable for that date, no point, or no end: nobody can say."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One ride, or one walk (`kind` is "lopen") between two stops or between a stop and the venue."""

    kind: str
    """`lopen`, `bus`, `trein`, `tram`, `metro`, `veerboot` or `overig`."""
    from_name: str
    """Name of the stop; empty where the walk begins at the venue."""
    to_name: str
    """Name of the stop; empty where the walk ends at the venue."""
    depart: datetime
    arrive: datetime
    line: str = ""
    """As the sign on the vehicle has it: "97", "Sprinter"; empty for a walk."""
    headsign: str = ""
    """Where the vehicle goes: "Neede via Diepenheim"; empty when the timetable does not say."""
    metres: int = 0
    """Walked metres; 0 for a ride."""
    wheelchair: bool | None = None
    """Whether a wheelchair can board, ride and leave here; None: the timetable does not say."""


@dataclass(frozen=True, slots=True)
class Journey:
    """One way to go, with at least one ride. Going there it begins at a stop of the place, coming home it ends
    at one: the walk between that stop and somebody's own door is not counted."""

    legs: tuple[Leg, ...]
    depart: datetime
    arrive: datetime
    changes: int
    """0 to 2."""
    walk_metres: int
    """Between stops and between stop and venue, together."""
    from_stop: str
    """Name of the stop of the first ride."""
    to_stop: str
    """Name of the stop where the last ride ends."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What public transport offers from one place to one activity on one date."""

    status: Status
    there: Journey | None = None
    """The latest one that is in time."""
    back: Journey | None = None
    """The first one home after the end."""
    last_home: Journey | None = None
    """The last one home that day, also when it leaves before the activity ends."""
    spare_minutes: int | None = None
    """How much longer than planned one can stay and still get home; None without a way home."""
