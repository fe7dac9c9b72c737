"""Changing vehicles: from which stop one reaches which other in time, on foot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from schuifaan.transit.grid import Point
from schuifaan.transit.timetable import Timetable
from schuifaan.transit.walking import Walking


@dataclass(frozen=True, slots=True)
class Footpath:
    """From getting off at one stop to being ready to board at another, or at the same one."""

    stop: int
    seconds: int
    metres: int


class Footpaths:
    """All ways to change, by the stop where one gets off (`ahead`) and by the stop where one boards (`back`)."""

    def __init__(self, ahead: Sequence[Sequence[Footpath]], back: Sequence[Sequence[Footpath]]) -> None:
        self.ahead = ahead
        self.back = back

    @cached_property
    def mirrored(self) -> "Footpaths":
        """The same ways when time runs backwards."""
        return Footpaths(self.back, self.ahead)


def footpaths_of(timetable: Timetable, walking: Walking) -> Footpaths:
    """Ways to change for somebody who walks like this.

    A change takes the walk and `walking.change_minutes`. What the feed says of two stops goes before: impossible;
    longer; or walking only, because the next vehicle waits. Nobody is sent further than `walking` allows.
    """
    stops = timetable.contents.stops
    said = {(it.origin, it.destination): it for it in timetable.contents.transfers}
    ahead: list[list[Footpath]] = [[] for _ in stops]
    back: list[list[Footpath]] = [[] for _ in stops]
    for origin, stop in enumerate(stops):
        for destination, metres in timetable.grid.near(Point(stop.lat, stop.lon), walking.most_metres):
            walk = 60 * walking.minutes(metres)
            seconds = walk + 60 * walking.change_minutes
            transfer = said.get((origin, destination))
            if transfer is not None:
                if transfer.seconds is None:
                    continue
                seconds = walk if transfer.held else max(seconds, transfer.seconds)
            ahead[origin].append(Footpath(destination, seconds, metres))
            back[destination].append(Footpath(origin, seconds, metres))
    return Footpaths(ahead, back)


def access_of(timetable: Timetable, point: Point, walking: Walking) -> Mapping[int, Footpath]:
    """Stop -> the walk between it and `point`, for every stop within walking distance."""
    return {
        stop: Footpath(stop, 60 * walking.minutes(metres), metres)
        for stop, metres in timetable.grid.near(point, walking.most_metres)
    }
