"""One service day, ready to search: what several questions about it share."""

from collections.abc import Mapping
from functools import lru_cache

from schuifaan.transit.footpaths import Footpath, Footpaths, footpaths_of
from schuifaan.transit.network import Network, network_of
from schuifaan.transit.paths import Paths, Ride
from schuifaan.transit.scan import Scan
from schuifaan.transit.service_day import DAY_ENDS, HOUR
from schuifaan.transit.timetable import Running, Timetable
from schuifaan.transit.walking import Walking

LONGEST = 3 * HOUR
"""Nobody leaves home earlier than this before the activity begins, or comes home later than this after it ends."""
KEPT = 8
"""Days that are kept ready; ask about equal days one after another."""


class Day:
    """Searches on one service day; all seconds are of that day."""

    def __init__(self, network: Network, footpaths: Footpaths) -> None:
        self.network = network
        self._footpaths = footpaths
        self._homes: dict[tuple[tuple[int, ...], int], Paths] = {}

    def there(self, access: Mapping[int, Footpath], deadline: int) -> Paths:
        """To a point near the stops of `access`, at `deadline` at the latest."""
        return Paths(Scan(self.network, self._footpaths, access, deadline, deadline - LONGEST))

    def back(self, access: Mapping[int, Footpath], begin: int) -> Paths:
        """From that point at `begin` or later, with time running backwards: see `turned`."""
        floor = -min(begin + LONGEST, DAY_ENDS)
        return Paths(Scan(self.network.mirrored, self._footpaths.mirrored, access, -begin, floor))

    def home(self, stops: tuple[int, ...], deadline: int) -> Paths:
        """From anywhere to one of these stops; kept, because every venue asks for it."""
        key = stops, deadline
        if key not in self._homes:
            goal = {stop: Footpath(stop, 0, 0) for stop in stops}
            self._homes[key] = Paths(Scan(self.network, self._footpaths, goal, deadline, 0))
        return self._homes[key]

    def boarding(self, ride: Ride) -> int:
        """The stop where the ride begins."""
        return self.network.routes[ride.route].stops[ride.board]

    def alighting(self, ride: Ride) -> int:
        """The stop where the ride ends."""
        return self.network.routes[ride.route].stops[ride.alight]

    def turned(self, rides: tuple[Ride, ...]) -> tuple[Ride, ...]:
        """Rides of the mirrored network as rides of the real one."""
        turned = []
        for ride in reversed(rides):
            route = self.network.routes[ride.route]
            last, final = len(route.stops) - 1, len(route.lines) - 1
            turned.append(Ride(ride.route, final - ride.trip, last - ride.alight, last - ride.board))
        return tuple(turned)


@lru_cache(maxsize=KEPT)
def day_of(timetable: Timetable, running: Running, walking: Walking) -> Day:
    """The day on which this runs, for somebody who walks like that."""
    return Day(_network(timetable, running), _footpaths(timetable, walking))


@lru_cache(maxsize=KEPT)
def _network(timetable: Timetable, running: Running) -> Network:
    return network_of(timetable, running)


@lru_cache(maxsize=2)
def _footpaths(timetable: Timetable, walking: Walking) -> Footpaths:
    return footpaths_of(timetable, walking)
