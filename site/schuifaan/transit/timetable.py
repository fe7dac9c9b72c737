"""A timetable as it was imported: stops, trips, and the days on which they run."""

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from hashlib import blake2b
from typing import TypeAlias

from schuifaan.clock import wall_time
from schuifaan.transit.grid import Grid, Point
from schuifaan.transit.service_day import DAY_ENDS, HOUR, beginning

Numbers: TypeAlias = "array[int]"
"""32 bits each: a tuple of them takes nine times the memory."""

Running = tuple[tuple[int, tuple[int, ...]], ...]
"""Seconds to add to a trip's times, and the calendars whose trips run; per service day concerned."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a vehicle stops: one side of the road, one platform."""

    id: str
    """As the feed has it."""
    name: str
    lat: float
    lon: float
    places: tuple[str, ...]
    """Slugs of the places it belongs to, most particular first; empty: of none of ours."""
    wheelchair: bool | None
    """Whether a wheelchair can board there; None: the timetable does not say."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a vehicle has on its front."""

    kind: str
    """`bus`, `trein`, ...: see `schuifaan.transit.journey.Leg`."""
    name: str
    headsign: str
    wheelchair: bool | None
    """Whether the vehicle takes a wheelchair."""


@dataclass(frozen=True, slots=True)
class Calls:
    """The stops of a trip in their order, and at which one can get on and off."""

    stops: tuple[int, ...]
    """Positions in `Contents.stops`."""
    boards: tuple[bool, ...]
    alights: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Trip:
    """One vehicle going once from its first stop to its last, on the days of its calendar."""

    calls: int
    """Positions in `Contents.calls`, `Contents.lines`, `Contents.calendars`."""
    line: int
    calendar: int
    times: Numbers
    """Seconds of the service day: arrival and departure at the first stop, at the second, ..."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """What the feed itself says about changing from one stop to another (or at one stop)."""

    origin: int
    destination: int
    seconds: int | None
    """At least so many; None: impossible."""
    held: bool
    """The next vehicle waits for this one, so that walking is all it takes."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything the file of a timetable holds."""

    name: str
    example: bool
    first_day: date
    last_day: date
    imported: date
    places: tuple[str, ...]
    """Slugs of all places of the area, those without a stop too."""
    stops: tuple[Stop, ...]
    lines: tuple[Line, ...]
    calls: tuple[Calls, ...]
    calendars: tuple[int, ...]
    """Days on which trips run: bit n is the n-th day after `calendar_start`."""
    calendar_start: date
    trips: tuple[Trip, ...]
    transfers: tuple[Transfer, ...]


class Timetable:
    """What one import kept. Make it with `open_timetable`."""

    def __init__(self, contents: Contents, identity: str) -> None:
        self.contents = contents
        self.id = identity
        """Changes when the contents do; the same file imported again on the same day keeps its id."""
        self._running: dict[date, Running] = {}
        self._trips_running: dict[tuple[int, int], list[Trip]] = {}

    @property
    def name(self) -> str:
        """Who publishes it, and which version: "OVapi 20261118"."""
        return self.contents.name

    @property
    def example(self) -> bool:
        """Invented, for demonstrations."""
        return self.contents.example

    @property
    def first_day(self) -> date:
        """Days before this one are unknown."""
        return self.contents.first_day

    @property
    def last_day(self) -> date:
        """Days after this one are unknown."""
        return self.contents.last_day

    @property
    def imported(self) -> date:
        """The day of the import."""
        return self.contents.imported

    def covers(self, day: date) -> bool:
        """Whether the timetable says anything about that day."""
        return self.first_day <= day <= self.last_day

    def pattern(self, day: date) -> str:
        """A name for what runs on that service day, the night after it included.

        Two days have the same one exactly when the same trips run at the same times of day, and as much is known
        of the night. A moment before three
        at night belongs to the day before: ask `pattern(service_day(moment))`.
        """
        # When the clocks change the same seconds of a service day are other times of day.
        begin = beginning(day)
        clocks = wall_time(begin).time(), wall_time(begin + timedelta(seconds=DAY_ENDS)).time()
        what = self.running(day), clocks, *(() if self.knows_night_after(day) else ("?",))
        return blake2b(repr(what).encode(), digest_size=8).hexdigest()

    def knows_night_after(self, day: date) -> bool:
        """Whether it says all that goes after midnight: what a feed counts to the next day may lie beyond its last."""
        return day < self.last_day or not self._begins_at_night

    def running(self, day: date) -> Running:
        """(seconds to add, calendars) of each service day with trips between midnight and the end of the night."""
        if day not in self._running:
            self._running[day] = tuple(
                (shift, calendars) for shift, calendars in self._around(day) if calendars
            )
        return self._running[day]

    def _around(self, day: date) -> Iterator[tuple[int, tuple[int, ...]]]:
        begin = beginning(day)
        for days in range(-self._days_back, 2):
            other = day + timedelta(days=days)
            shift = round((beginning(other) - begin).total_seconds())
            yield shift, tuple(it for it in self._calendars_on(other) if self.trips_running(it, shift))

    def trips_running(self, calendar: int, shift: int) -> list[Trip]:
        """Trips of a calendar that are under way in a service day, when theirs begins `shift` seconds after it."""
        key = calendar, shift
        if key not in self._trips_running:
            self._trips_running[key] = [
                trip
                for trip in self._trips_by_calendar.get(calendar, ())
                if trip.times[-1] + shift >= 0 and trip.times[0] + shift <= DAY_ENDS
            ]
        return self._trips_running[key]

    def stops_near(self, point: Point, metres: float) -> list[tuple[Stop, int]]:
        """Stops where a trip calls within so many walked metres, with those metres, nearest first."""
        near = sorted((walked, number) for number, walked in self.grid.near(point, metres))
        return [(self.contents.stops[number], walked) for walked, number in near]

    @cached_property
    def stops_of(self) -> Mapping[str, tuple[int, ...]]:
        """Slug -> positions of the stops of that place, for every place."""
        found: dict[str, list[int]] = {slug: [] for slug in self.contents.places}
        for number, stop in enumerate(self.contents.stops):
            for slug in stop.places:
                found[slug].append(number)
        return {slug: tuple(numbers) for slug, numbers in found.items()}

    @cached_property
    def grid(self) -> Grid:
        """The stops by where they are."""
        return Grid([Point(stop.lat, stop.lon) for stop in self.contents.stops])

    def _calendars_on(self, day: date) -> Iterator[int]:
        offset = (day - self.contents.calendar_start).days
        if offset >= 0:
            yield from (number for number, days in enumerate(self.contents.calendars) if days >> offset & 1)

    @cached_property
    def _trips_by_calendar(self) -> Mapping[int, list[Trip]]:
        found: dict[int, list[Trip]] = {}
        for trip in self.contents.trips:
            found.setdefault(trip.calendar, []).append(trip)
        return found

    @cached_property
    def _begins_at_night(self) -> bool:
        """Whether there are trips in the small hours of their own service day."""
        return any(trip.times[0] <= DAY_ENDS - 24 * HOUR for trip in self.contents.trips)

    @cached_property
    def _days_back(self) -> int:
        """For how many days before it a trip can still be under way."""
        return 1 + max((trip.times[-1] for trip in self.contents.trips), default=0) // (24 * 3600)
