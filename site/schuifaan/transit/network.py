"""What runs on one service day, arranged for searching: trips that never overtake each other, side by side.

The search goes backwards in time ("be there by ..."). The same search answers "leave at ... or later" on a mirrored
network, in which time runs the other way: every time negated, every trip from its last stop to its first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from schuifaan.transit.timetable import Calls, Running, Timetable, Trip

NEVER = -(10**9)
"""Earlier than any second of a day: nobody can board."""
ENDLESS = -NEVER
"""Later than any second of a day: nobody can get off."""


@dataclass(frozen=True, slots=True)
class Route:
    """Trips with the same stops, sorted by time; none overtakes another. A column is one stop."""

    stops: tuple[int, ...]
    departs: tuple[list[int], ...]
    """Per stop, per trip; all NEVER where nobody may board."""
    arrives: tuple[list[int], ...]
    """Per stop, per trip; all ENDLESS where nobody may get off. Each ends with one ENDLESS more."""
    lines: tuple[int, ...]
    """Per trip."""


class Network:
    """The routes of one service day, and where each can be boarded and left."""

    def __init__(self, routes: Sequence[Route], stop_count: int) -> None:
        self.routes = routes
        self.stop_count = stop_count
        self.boards_at: list[list[tuple[int, int]]] = [[] for _ in range(stop_count)]
        """Per stop: (route, position) where one can get on."""
        self.alights_at: list[list[tuple[int, int]]] = [[] for _ in range(stop_count)]
        """Per stop: (route, position) where one can get off."""
        for number, route in enumerate(routes):
            for position, stop in enumerate(route.stops):
                if route.departs[position][0] != NEVER:
                    self.boards_at[stop].append((number, position))
                if route.arrives[position][0] != ENDLESS:
                    self.alights_at[stop].append((number, position))

    @cached_property
    def mirrored(self) -> "Network":
        """The same day with time running backwards; routes keep their position."""
        return Network([_mirrored(route) for route in self.routes], self.stop_count)


def network_of(timetable: Timetable, running: Running) -> Network:
    """What runs on a service day, the night before and the night after it included; see `Timetable.running`."""
    contents = timetable.contents
    by_calls: dict[int, list[tuple[tuple[int, ...], int]]] = {}
    for shift, calendars in running:
        for calendar in calendars:
            for trip in timetable.trips_running(calendar, shift):
                by_calls.setdefault(trip.calls, []).append((_shifted(trip, shift), trip.line))
    routes = [
        _route(contents.calls[calls], trips)
        for calls in sorted(by_calls)
        for trips in _without_overtaking(sorted(by_calls[calls]))
    ]
    return Network(routes, len(contents.stops))


def _shifted(trip: Trip, shift: int) -> tuple[int, ...]:
    return tuple(time + shift for time in trip.times)


def _without_overtaking(
    trips: Iterable[tuple[tuple[int, ...], int]],
) -> list[list[tuple[tuple[int, ...], int]]]:
    groups: list[list[tuple[tuple[int, ...], int]]] = []
    for trip in trips:
        for group in groups:
            if all(earlier <= later for earlier, later in zip(group[-1][0], trip[0], strict=True)):
                group.append(trip)
                break
        else:
            groups.append([trip])
    return groups


def _route(calls: Calls, trips: list[tuple[tuple[int, ...], int]]) -> Route:
    columns = [list(column) for column in zip(*(times for times, _ in trips), strict=True)]
    count = len(trips)
    return Route(
        calls.stops,
        tuple(
            column if boards else [NEVER] * count
            for column, boards in zip(columns[1::2], calls.boards, strict=True)
        ),
        tuple(
            [*column, ENDLESS] if alights else [ENDLESS] * (count + 1)
            for column, alights in zip(columns[0::2], calls.alights, strict=True)
        ),
        tuple(line for _, line in trips),
    )


def _mirrored(route: Route) -> Route:
    return Route(
        route.stops[::-1],
        tuple([-time for time in column[-2::-1]] for column in reversed(route.arrives)),
        tuple([*(-time for time in reversed(column)), ENDLESS] for column in reversed(route.departs)),
        route.lines[::-1],
    )
