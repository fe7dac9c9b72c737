"""trips.txt, routes.txt and stop_times.txt: which trips touch our area, and when they stop where."""

from array import array
from collections.abc import Container, Mapping
from dataclasses import dataclass

from schuifaan.transit.gtfs.kinds import kind_of
from schuifaan.transit.gtfs.source import Source
from schuifaan.transit.gtfs.values import number, seconds, three_state
from schuifaan.transit.problems import TimetableError
from schuifaan.transit.timetable import Line, Numbers

FILE = "stop_times.txt"
MOST_KEPT = 5_000_000
"""Stop times: beyond it the memory we promise to stay within is in danger. All of Twente has about a tenth."""
MOST_TRIPS = 1_000_000
"""All of Twente has some tens of thousands."""
WIDTH = 5
"""Numbers a stop time is kept as: sequence, stop, arrival, departure, flags."""
BLANK = -1
"""No time given."""
NO_BOARDING, NO_ALIGHTING = 1, 2
REGULAR = {"", "0", "3"}
"""Pick-up and drop-off without ringing first; 3 is "tell the driver"."""


@dataclass(frozen=True, slots=True)
class RawTrip:
    """A row of trips.txt with its route."""

    service: str
    agency: str
    line: Line


def read_touching(feed: Source, stops: Container[str]) -> set[str]:
    """Ids of the trips that stop at one of these stops; raises TimetableError when there are too many."""
    found: set[str] = set()
    for trip, stop in feed.rows("stop_times", ("trip_id", "stop_id")):
        if stop in stops:
            found.add(trip)
            if len(found) > MOST_TRIPS:
                raise TimetableError(f"More than {MOST_TRIPS} trips touch our area; it is too large.")
    return found


def read_trips(feed: Source, wanted: Container[str]) -> dict[str, RawTrip]:
    """Id -> trip, of those wanted; without the ones that come only on call."""
    lines: dict[str, tuple[str, str, str]] = {}
    fields = ("route_id", "route_type")
    for id_, kind, agency, short, long in feed.rows(
        "routes", fields, ("agency_id", "route_short_name", "route_long_name")
    ):
        lines[id_] = agency, kind, short.strip() or long.strip()
    trips: dict[str, RawTrip] = {}
    for route, service, id_, headsign, wheelchair in feed.rows(
        "trips", ("route_id", "service_id", "trip_id"), ("trip_headsign", "wheelchair_accessible")
    ):
        if id_ in wanted and route in lines:
            agency, kind, name = lines[route]
            vehicle = kind_of(kind)
            if vehicle is not None:
                line = Line(vehicle, name, headsign.strip(), three_state(wheelchair))
                trips[id_] = RawTrip(service, agency, line)
    return trips


def read_stop_times(feed: Source, wanted: Container[str], numbers: Mapping[str, int]) -> dict[str, Numbers]:
    """Trip -> its stop times one after another (`WIDTH` numbers each), in the order of the file.

    A stop that is not in `numbers` is -1. The rows of a trip need not stand together.
    """
    found: dict[str, Numbers] = {}
    times = {"": BLANK}
    kept = 0
    fields = ("trip_id", "stop_id", "stop_sequence", "arrival_time", "departure_time")
    for trip, stop, sequence, arrival, departure, pickup, drop_off in feed.rows(
        "stop_times", fields, ("pickup_type", "drop_off_type")
    ):
        if trip not in wanted:
            continue
        if trip not in found:
            found[trip] = array("i")
        for text in (arrival, departure):
            if text not in times:
                times[text] = seconds(text, FILE)
        flags = (pickup not in REGULAR) * NO_BOARDING + (drop_off not in REGULAR) * NO_ALIGHTING
        found[trip].extend(
            (number(sequence, FILE), numbers.get(stop, -1), times[arrival], times[departure], flags)
        )
        kept += 1
        if kept > MOST_KEPT:
            raise TimetableError(f"More than {MOST_KEPT} stop times touch our area; it is too large.")
    return found
