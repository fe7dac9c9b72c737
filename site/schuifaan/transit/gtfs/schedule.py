"""From stop times to trips as we keep them: in order, complete, and repeated where the feed gives a frequency."""

from array import array
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from schuifaan.transit.gtfs.source import Source
from schuifaan.transit.gtfs.trips import BLANK, NO_ALIGHTING, NO_BOARDING, WIDTH
from schuifaan.transit.gtfs.values import number, seconds
from schuifaan.transit.problems import TimetableError
from schuifaan.transit.timetable import Calls, Numbers

FILE = "frequencies.txt"
MOST_REPEATED = 200_000
"""Trips that frequencies may make."""


@dataclass(frozen=True, slots=True)
class Frequency:
    """A trip leaves its first stop every `headway` seconds from `begin` until (and not at) `end`."""

    begin: int
    end: int
    headway: int
    exact: bool
    """Whether it leaves at just those times, or somewhere in each stretch of `headway`."""


def read_frequencies(feed: Source, wanted: Container[str]) -> dict[str, list[Frequency]]:
    """Trip -> its frequencies; such a trip runs at no other times."""
    found: dict[str, list[Frequency]] = {}
    repeated = 0
    fields = ("trip_id", "start_time", "end_time", "headway_secs")
    for trip, begin, end, headway, exact in feed.rows("frequencies", fields, ("exact_times",)):
        if trip not in wanted:
            continue
        every = number(headway, FILE)
        if not every:
            raise TimetableError(f"{FILE}: headway_secs must be above 0.")
        frequency = Frequency(seconds(begin, FILE), seconds(end, FILE), every, exact.strip() == "1")
        found.setdefault(trip, []).append(frequency)
        repeated += max(0, frequency.end - frequency.begin) // every
        if repeated > MOST_REPEATED:
            raise TimetableError(f"{FILE} makes more than {MOST_REPEATED} trips.")
    return found


def calls_and_times(stop_times: Numbers) -> tuple[Calls, Numbers] | None:
    """Where and when one trip stops; None when it contradicts itself.

    That is: fewer than two stops, an unknown stop, two with the same number, no time at the first or last, or a
    time before the one before it.
    """
    rows = sorted(tuple(stop_times[at : at + WIDTH]) for at in range(0, len(stop_times), WIDTH))
    sequences = {row[0] for row in rows}
    stops = tuple(row[1] for row in rows)
    times = _complete([time for row in rows for time in _pair(row[2], row[3])])
    if len(rows) < 2 or len(sequences) < len(rows) or min(stops) < 0 or times is None:
        return None
    if any(earlier > later for earlier, later in pairwise(times)):
        return None
    last = len(rows) - 1
    boards = tuple(at < last and not row[4] & NO_BOARDING for at, row in enumerate(rows))
    alights = tuple(at > 0 and not row[4] & NO_ALIGHTING for at, row in enumerate(rows))
    return Calls(stops, boards, alights), array("i", times)


def _pair(arrival: int, departure: int) -> tuple[int, int]:
    """One of the two may be missing: then they are the same."""
    return (departure if arrival == BLANK else arrival, arrival if departure == BLANK else departure)


def _complete(times: list[int]) -> list[int] | None:
    """GTFS: stops without a time lie evenly between the nearest stops that have one; the ends must have one."""
    if not times or BLANK in (times[0], times[-1]):
        return None
    known = [at for at in range(0, len(times), 2) if times[at] != BLANK]
    for before, after in pairwise(known):
        begin, span = times[before + 1], times[after] - times[before + 1]
        for at in range(before + 2, after, 2):
            times[at] = times[at + 1] = begin + span * (at - before) // (after - before)
    return times


def repeated(times: Numbers, frequencies: Sequence[Frequency]) -> Iterator[Numbers]:
    """The times of every trip these frequencies make.

    Where only the headway is promised a vehicle comes at some moment of each stretch: one must be at the stop when
    the stretch begins, and arrives at the latest as if it left when the stretch ends.
    """
    for it in frequencies:
        late = 0 if it.exact else it.headway
        for begin in range(it.begin, it.end - late + (not it.exact), it.headway):
            shift = begin - times[1]
            yield array("i", (time + shift + late * (at % 2 == 0) for at, time in enumerate(times)))
