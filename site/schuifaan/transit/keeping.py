"""What is kept of a feed: each different trip once, with all days on which it runs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from hashlib import blake2b
from typing import NamedTuple

from schuifaan.transit.gtfs.info import Info
from schuifaan.transit.gtfs.schedule import Frequency, calls_and_times, repeated
from schuifaan.transit.gtfs.trips import MOST_KEPT, RawTrip
from schuifaan.transit.problems import TimetableError
from schuifaan.transit.timetable import Calls, Line, Numbers, Trip

A_GOOD_PART = 10
"""An operator with one in so many of our trips, or more, must have delivered a day for us to know that day."""


class Kept(NamedTuple):
    """Trips and what they refer to, as in `Contents`."""

    stops: list[str]
    """Ids; positions are those of `Contents.stops`."""
    lines: tuple[Line, ...]
    calls: tuple[Calls, ...]
    calendars: tuple[int, ...]
    trips: tuple[Trip, ...]


class Keeper:
    """Gathers trips; a trip that the feed has several times under different numbers becomes one."""

    def __init__(self) -> None:
        self.skipped = 0
        """Trips that contradict themselves."""
        self._calls: dict[Calls, int] = {}
        self._lines: dict[Line, int] = {}
        self._trips: dict[bytes, tuple[int, int, Numbers]] = {}
        self._days: dict[bytes, int] = {}
        self._stop_times = 0

    def keep(self, stop_times: Numbers, line: Line, days: int, frequencies: Sequence[Frequency]) -> None:
        """One trip of the feed, as `read_stop_times` gives it, with the days on which it runs.

        Raises TimetableError when all trips together, repeated as often as they run, are too many to keep.
        """
        found = calls_and_times(stop_times)
        if found is None:
            self.skipped += 1
            return
        calls = self._calls.setdefault(found[0], len(self._calls))
        number = self._lines.setdefault(line, len(self._lines))
        for times in repeated(found[1], frequencies) if frequencies else (found[1],):
            key = blake2b(b"%d %d " % (calls, number) + times.tobytes(), digest_size=16).digest()
            self._stop_times += 0 if key in self._trips else len(found[0].stops)
            if self._stop_times > MOST_KEPT:
                raise TimetableError(f"More than {MOST_KEPT} stop times touch our area; it is too large.")
            self._trips[key] = calls, number, times
            self._days[key] = self._days.get(key, 0) | days

    def kept(self, ids: Sequence[str]) -> Kept:
        """Everything kept, in an order that does not depend on the order of the feed; `ids`: those of the stops."""
        used = sorted({stop for calls in self._calls for stop in calls.stops}, key=lambda stop: ids[stop])
        stop_numbers = {stop: number for number, stop in enumerate(used)}
        renumbered = {
            replace(calls, stops=tuple(stop_numbers[stop] for stop in calls.stops)): number
            for calls, number in self._calls.items()
        }
        calls = sorted(renumbered, key=lambda it: (it.stops, it.boards, it.alights))
        lines = sorted(self._lines, key=lambda it: (it.kind, it.name, it.headsign, str(it.wheelchair)))
        calendars = sorted(set(self._days.values()))
        calls_numbers = {renumbered[it]: number for number, it in enumerate(calls)}
        line_numbers = {self._lines[it]: number for number, it in enumerate(lines)}
        calendar_numbers = {days: number for number, days in enumerate(calendars)}
        trips = [
            Trip(calls_numbers[its_calls], line_numbers[line], calendar_numbers[self._days[key]], times)
            for key, (its_calls, line, times) in self._trips.items()
        ]
        trips.sort(key=lambda it: (it.calls, it.times, it.line, it.calendar))
        return Kept([ids[stop] for stop in used], tuple(lines), tuple(calls), tuple(calendars), tuple(trips))


def known_days(
    trips: Iterable[RawTrip], days: Mapping[str, int], start: date, info: Info
) -> tuple[date, date]:
    """First and last day about which the timetable says anything; `days` count from `start`.

    Operators deliver their timetables for different stretches of time. A day counts as known only when every
    operator with a good part of our trips still has some: otherwise its silence would look like "no bus".
    """
    counts: dict[str, int] = {}
    running: dict[str, int] = {}
    for trip in trips:
        counts[trip.agency] = counts.get(trip.agency, 0) + 1
        running[trip.agency] = running.get(trip.agency, 0) | days[trip.service]
    total = sum(counts.values())
    weighty = [running[agency] for agency, count in counts.items() if count * A_GOOD_PART >= total]
    weighty = weighty or list(running.values())
    first = max((it & -it).bit_length() - 1 for it in weighty)
    last = min(it.bit_length() - 1 for it in weighty)
    first_day, last_day = start + timedelta(days=first), start + timedelta(days=last)
    return max(first_day, info.first_day or first_day), min(last_day, info.last_day or last_day)
