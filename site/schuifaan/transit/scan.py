"""One search backwards in time: from a goal and a deadline to the latest departure at every stop.

Rounds as in RAPTOR (Delling, Pajor, Werneck: Round-Based Public Transit Routing, 2012), run backwards: round n finds
what is possible with at most n rides, by going back along each route that reaches a stop of round n - 1.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from schuifaan.transit.footpaths import Footpath, Footpaths
from schuifaan.transit.network import NEVER, Network

RIDES = 3
"""At most two changes."""


class Scan:
    """The answer of one search, for every stop at once; `schuifaan.transit.paths` reads whole journeys from it."""

    def __init__(
        self,
        network: Network,
        footpaths: Footpaths,
        goal: Mapping[int, Footpath],
        deadline: int,
        floor: int,
    ) -> None:
        """`goal`: stop -> the walk from there; one must be there by `deadline`, and nobody leaves before `floor`."""
        self.network = network
        self.footpaths = footpaths
        self.goal = goal
        self.deadline = deadline
        self.departures: list[list[int]] = [[floor - 1] * network.stop_count]
        """Per number of rides, per stop: the latest departure that is in time; below `floor` there is none."""
        self.limits: list[list[int]] = [[NEVER] * network.stop_count]
        """Per number of further rides, per stop: how late one may get off there and still be in time."""
        for walk in goal.values():
            self.limits[0][walk.stop] = deadline - walk.seconds
        reached: Iterable[int] = goal
        for rides in range(1, RIDES + 1):
            boarded = self._ride_back(reached)
            if rides < RIDES:
                reached = self._walk_back(boarded)

    def _ride_back(self, reached: Iterable[int]) -> set[int]:
        """One round more of `departures`; returns the stops where one can leave later than before."""
        routes = self.network.routes
        limits = self.limits[-1]
        departures = self.departures[-1].copy()
        boarded = set()
        for number, position in _entries(reached, self.network.alights_at).items():
            route = routes[number]
            stops, departs, arrives = route.stops, route.departs, route.arrives
            trip = -1
            for at in range(position, -1, -1):
                stop = stops[at]
                if trip >= 0 and departs[at][trip] > departures[stop]:
                    departures[stop] = departs[at][trip]
                    boarded.add(stop)
                limit = limits[stop]
                if limit >= arrives[at][trip + 1]:  # a later trip will do for whoever gets off here
                    trip = bisect_right(arrives[at], limit, trip + 1) - 1
        self.departures.append(departures)
        return boarded

    def _walk_back(self, boarded: Iterable[int]) -> set[int]:
        """One round more of `limits`; returns the stops where one may get off later than before."""
        departures = self.departures[-1]
        limits = self.limits[-1].copy()
        reached = set()
        for stop in boarded:
            departure = departures[stop]
            for path in self.footpaths.back[stop]:
                limit = departure - path.seconds
                if limit > limits[path.stop]:
                    limits[path.stop] = limit
                    reached.add(path.stop)
        self.limits.append(limits)
        return reached


def _entries(reached: Iterable[int], alights_at: Sequence[Sequence[tuple[int, int]]]) -> dict[int, int]:
    """Route -> the last position at which it calls at one of those stops."""
    entries: dict[int, int] = {}
    for stop in reached:
        for number, position in alights_at[stop]:
            if position > entries.get(number, -1):
                entries[number] = position
    return entries
