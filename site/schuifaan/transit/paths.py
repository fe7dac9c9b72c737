"""The one best journey from a scan: earliest arrival, fewest rides and least walking among the latest departures."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from schuifaan.transit.footpaths import Footpath
from schuifaan.transit.scan import RIDES, Scan


class Ride(NamedTuple):
    """On one trip of a route, from a position to a later one."""

    route: int
    trip: int
    board: int
    alight: int


class Path(NamedTuple):
    """Rides to the goal. Compared as it stands: earlier, then with fewer rides, then with less walking is better;
    the rides themselves come last, so that the choice between equals is always the same."""

    arrival: int
    """At the goal, after the last walk; seconds of the service day."""
    changes: int
    metres: int
    rides: tuple[Ride, ...]


class Paths:
    """Journeys of one scan. What was worked out for one place serves the others that end the same way."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._known: dict[tuple[int, int, int, int], Path | None] = {}

    def best(self, sources: Iterable[Footpath]) -> tuple[int, Path] | None:
        """The latest departure from any of these (a stop, and the walk to it), and the best journey that has it.

        None when nothing gets there in time.
        """
        departures = self._scan.departures[RIDES]
        floor = self._scan.departures[0]
        open_to = [it for it in sources if departures[it.stop] > floor[it.stop]]
        if not open_to:
            return None
        latest = max(departures[it.stop] - it.seconds for it in open_to)
        paths = [
            path._replace(metres=path.metres + it.metres)
            for it in open_to
            if departures[it.stop] - it.seconds == latest
            for path in self._boarding(it.stop, departures[it.stop], RIDES)
            if path is not None
        ]
        return latest, min(paths)

    def _boarding(self, stop: int, ready: int, rides: int) -> Iterable[Path | None]:
        """The best journey on each route that leaves a stop at `ready` or later, with so many rides to go.

        The first trip will do: none overtakes it, so what a later one reaches it reaches too.
        """
        latest = self._scan.departures[rides][stop]
        routes = self._scan.network.routes
        for number, position in self._scan.network.boards_at[stop]:
            departs = routes[number].departs[position]
            if departs[-1] < ready:
                continue
            trip = bisect_left(departs, ready)
            if departs[trip] <= latest:
                yield self._on_board(number, trip, position, rides)

    def _on_board(self, number: int, trip: int, board: int, rides: int) -> Path | None:
        """The best journey that begins by boarding here."""
        key = number, trip, board, rides
        if key not in self._known:
            self._known[key] = min(self._ways_on(number, trip, board, rides), default=None)
        return self._known[key]

    def _ways_on(self, number: int, trip: int, board: int, rides: int) -> Iterable[Path]:
        scan = self._scan
        route = scan.network.routes[number]
        limits = scan.limits[rides - 1]
        later = scan.departures[rides - 1]
        for alight in range(board + 1, len(route.stops)):
            stop, arrival = route.stops[alight], route.arrives[alight][trip]
            if arrival > limits[stop]:
                continue
            ride = Ride(number, trip, board, alight)
            walk = scan.goal.get(stop)
            if walk is not None and arrival + walk.seconds <= scan.deadline:
                yield Path(arrival + walk.seconds, 0, walk.metres, (ride,))
            for path in scan.footpaths.ahead[stop] if rides > 1 else ():
                ready = arrival + path.seconds
                if later[path.stop] < ready:
                    continue
                for on in self._boarding(path.stop, ready, rides - 1):
                    if on is not None:
                        yield Path(on.arrival, on.changes + 1, on.metres + path.metres, (ride, *on.rides))
