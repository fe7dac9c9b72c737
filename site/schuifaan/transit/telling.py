"""Rides as a journey somebody can read: names of stops, lines and wall times."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from schuifaan.transit.day import Day
from schuifaan.transit.footpaths import Footpath
from schuifaan.transit.journey import WALK, Journey, Leg
from schuifaan.transit.paths import Ride
from schuifaan.transit.timetable import Contents, Stop
from schuifaan.transit.walking import Walking, walked_metres


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells about the journeys of one service day."""

    contents: Contents
    day: Day
    walking: Walking
    clock: Callable[[int], datetime]

    def journey(
        self, rides: Sequence[Ride], *, first: Footpath | None = None, last: Footpath | None = None
    ) -> Journey:
        """The whole journey; `first` is the walk from the venue, `last` the walk to it."""
        legs: list[Leg] = []
        if first is not None:
            board = self._departs(rides[0])
            legs.append(self._walk("", self._from(rides[0]).name, board - first.seconds, first))
        for number, ride in enumerate(rides):
            if number:
                legs.extend(self._between(rides[number - 1], ride))
            legs.append(self._ride(ride))
        if last is not None:
            legs.append(self._walk(self._to(rides[-1]).name, "", self._arrives(rides[-1]), last))
        return Journey(
            legs=tuple(legs),
            depart=legs[0].depart,
            arrive=legs[-1].arrive,
            changes=len(rides) - 1,
            walk_metres=sum(leg.metres for leg in legs),
            from_stop=self._from(rides[0]).name,
            to_stop=self._to(rides[-1]).name,
        )

    def _between(self, before: Ride, after: Ride) -> list[Leg]:
        origin, destination = self._to(before), self._from(after)
        if origin is destination:
            return []
        metres = round(walked_metres(origin.lat, origin.lon, destination.lat, destination.lon))
        path = Footpath(0, 60 * self.walking.minutes(metres), metres)
        return [self._walk(origin.name, destination.name, self._arrives(before), path)]

    def _walk(self, origin: str, destination: str, depart: int, path: Footpath) -> Leg:
        return Leg(
            kind=WALK,
            from_name=origin,
            to_name=destination,
            depart=self.clock(depart),
            arrive=self.clock(depart + path.seconds),
            metres=path.metres,
        )

    def _ride(self, ride: Ride) -> Leg:
        origin, destination = self._from(ride), self._to(ride)
        line = self.contents.lines[self.day.network.routes[ride.route].lines[ride.trip]]
        facts = {line.wheelchair, origin.wheelchair, destination.wheelchair}
        return Leg(
            kind=line.kind,
            from_name=origin.name,
            to_name=destination.name,
            depart=self.clock(self._departs(ride)),
            arrive=self.clock(self._arrives(ride)),
            line=line.name,
            headsign=line.headsign,
            wheelchair=False if False in facts else None if None in facts else True,
        )

    def _from(self, ride: Ride) -> Stop:
        return self.contents.stops[self.day.boarding(ride)]

    def _to(self, ride: Ride) -> Stop:
        return self.contents.stops[self.day.alighting(ride)]

    def _departs(self, ride: Ride) -> int:
        return self.day.network.routes[ride.route].departs[ride.board][ride.trip]

    def _arrives(self, ride: Ride) -> int:
        return self.day.network.routes[ride.route].arrives[ride.alight][ride.trip]
