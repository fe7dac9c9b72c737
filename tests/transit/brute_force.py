"""Journeys by trying everything: an independent, slow and simple search over the rows of a feed.

It shares nothing with the program but the definition of a journey: at most three rides, boarding at a stop of the
place, changing on foot within limits, and a last walk to the point. Every ride of every vehicle on three service days
is an event at a moment of world time; every chain of events is tried.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from schuifaan.transit import Walking
from tests.transit.feeds import Feed, StopRow, TripRow

ZONE = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class Event:
    """A vehicle at a stop."""

    stop: str
    arrival: datetime
    departure: datetime
    boards: bool
    alights: bool


@dataclass(frozen=True)
class Found:
    """What counts in a journey."""

    depart: datetime
    arrive: datetime
    changes: int
    metres: int


def walked(lat: float, lon: float, other_lat: float, other_lon: float) -> int:
    """Walked metres: the angle between the two points as vectors, times the radius, times 1.3."""
    one, other = vector(lat, lon), vector(other_lat, other_lon)
    return round(2 * math.asin(math.dist(one, other) / 2) * 6_371_000 * 1.3)


def vector(lat: float, lon: float) -> tuple[float, float, float]:
    up, east = math.radians(lat), math.radians(lon)
    return math.cos(up) * math.cos(east), math.cos(up) * math.sin(east), math.sin(up)


def moment(wall: datetime) -> datetime:
    return wall.replace(tzinfo=ZONE).astimezone(UTC)


class BruteForce:
    """Everything that runs around one service day, and all ways to use it."""

    def __init__(self, feed: Feed, day: date, walking: Walking) -> None:
        self.feed = feed
        self.walking = walking
        self.stops = {stop.id: stop for stop in feed.stops if stop.kind != "1"}
        self.begin = noon_minus_twelve(day)
        self.end = self.begin + timedelta(hours=28)
        self.runs = [
            run
            for offset in (-2, -1, 0, 1)
            for trip in feed.trips
            if runs_on(feed, trip.service, day + timedelta(days=offset))
            for run in runs_of(feed, trip, noon_minus_twelve(day + timedelta(days=offset)))
        ]

    def journeys(
        self, origins: dict[str, int], goals: dict[str, int], earliest: datetime, latest: datetime
    ) -> Iterator[Found]:
        """Every journey from an origin to a goal (stop -> metres to walk there first, or afterwards)."""
        for origin, first in origins.items():
            ready = max(self.begin, earliest + self.minutes(first))
            for departure, arrival, changes, metres in self._onward(origin, ready, goals, latest, 3):
                yield Found(departure - self.minutes(first), arrival, changes, metres + first)

    def _onward(
        self, stop: str, ready: datetime, goals: dict[str, int], latest: datetime, rides: int
    ) -> Iterator[tuple[datetime, datetime, int, int]]:
        for run in self.runs:
            for at, event in enumerate(run):
                if event.stop != stop or not event.boards or event.departure < ready:
                    continue
                for later in run[at + 1 :]:
                    if not later.alights or later.arrival > latest:
                        continue
                    if later.stop in goals:
                        there = later.arrival + self.minutes(goals[later.stop])
                        if there <= latest:
                            yield event.departure, there, 0, goals[later.stop]
                    if rides > 1:
                        for other, metres, change in self._changes(later.stop):
                            for _, arrival, changes, more in self._onward(
                                other, later.arrival + change, goals, latest, rides - 1
                            ):
                                yield event.departure, arrival, changes + 1, metres + more

    def _changes(self, stop: str) -> list[tuple[str, int, timedelta]]:
        found = []
        for other in self.stops.values():
            metres = self.metres(self.stops[stop], other)
            if metres > self.walking.most_metres:
                continue
            walk = self.minutes(metres)
            change = walk + timedelta(minutes=self.walking.change_minutes)
            rule = self._rule(stop, other.id)
            if rule is not None:
                kind, least = rule
                if kind == "3":
                    continue
                if kind == "1":
                    change = walk
                if kind == "2":
                    change = max(change, timedelta(seconds=int(least)))
            found.append((other.id, metres, change))
        return found

    def _rule(self, stop: str, other: str) -> tuple[str, str] | None:
        """The last row about the two stops; without one, about one stop and a station; then about two stations."""
        best = None
        for origin, destination, kind, least in self.feed.transfers:
            if origin in self._names(stop) and destination in self._names(other):
                narrow = (origin == stop) + (destination == other)
                if best is None or narrow >= best[0]:
                    best = narrow, (kind, least)
        return best[1] if best else None

    def _names(self, stop: str) -> set[str]:
        return {stop, self.stops[stop].station} - {""}

    def metres(self, stop: StopRow, other: StopRow) -> int:
        return walked(stop.lat, stop.lon, other.lat, other.lon)

    def minutes(self, metres: int) -> timedelta:
        return timedelta(minutes=math.ceil(metres / self.walking.metres_per_minute))

    def near(self, lat: float, lon: float) -> dict[str, int]:
        """Stop -> walked metres, of those within walking distance."""
        found = {stop.id: walked(stop.lat, stop.lon, lat, lon) for stop in self.stops.values()}
        return {stop: metres for stop, metres in found.items() if metres <= self.walking.most_metres}


def noon_minus_twelve(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=ZONE).astimezone(UTC) - timedelta(hours=12)


def runs_on(feed: Feed, service: str, day: date) -> bool:
    exception = [kind for id_, when, kind in feed.exceptions if id_ == service and when == day]
    if exception:
        return exception[-1] == "1"
    if service not in feed.weekly:
        return False
    weekdays, first, last = feed.weekly[service]
    return first <= day <= last and weekdays[day.weekday()] == "1"


def runs_of(feed: Feed, trip: TripRow, begin: datetime) -> Iterator[list[Event]]:
    """The runs of a trip on one service day: one, or as many as its frequencies give."""
    plain = [
        (call, clock(call.arrival or call.departure), clock(call.departure or call.arrival))
        for call in trip.calls
    ]
    frequencies = [it for it in feed.frequencies if it[0] == trip.id]
    shifts = [(0, 0)]
    if frequencies:
        shifts = []
        for _, first, last, headway, exact in frequencies:
            start = clock(first)
            while start < clock(last):
                if exact == "1":
                    shifts.append((start - plain[0][2], 0))
                elif start + headway <= clock(last):
                    shifts.append((start - plain[0][2], headway))
                start += headway
    for shift, late in shifts:
        yield [
            Event(
                call.stop,
                begin + timedelta(seconds=arrival + shift + late),
                begin + timedelta(seconds=departure + shift),
                call.pickup in ("", "0", "3"),
                call.drop_off in ("", "0", "3"),
            )
            for call, arrival, departure in plain
        ]


def clock(text: str) -> int:
    hours, minutes, seconds = text.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds)
