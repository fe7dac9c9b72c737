"""Large invented feeds: villages on a grid, 6 km apart, with bus lines east and west, north and south.

Nothing is random: the same size gives the same feed. As in the national feed every service is a list of dates, most
trips return under other numbers in other weeks, and the rows of one trip stand far apart in `stop_times.txt`.
"""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from io import TextIOWrapper
from math import ceil, sqrt
from pathlib import Path

MIDDLE = (52.28, 6.62)
SPACING = (6_000 / 111_195, 6_000 / 111_195 / 0.612)
"""Degrees from one village to the next."""
BETWEEN = 8
"""Stops from one village to the next, the first of the two included."""
VILLAGES = 3
"""A line goes on until it has passed so many villages."""
CALLS = BETWEEN * VILLAGES + 1
WEEKS, KINDS = 9, ("week", "sat", "sun")
TIMETABLES = 3
"""Weeks in which all trips run some minutes later than in others."""
TRIPS = 18
"""A day, a line and a direction: one an hour."""
ROWS_OF_LINE = 2 * CALLS * TRIPS * WEEKS * len(KINDS)


@dataclass(frozen=True)
class Stop:
    id: str
    name: str
    lat: float
    lon: float


def write_feed(file: Path, stop_times: int, first: date) -> int:
    """Write a feed of about so many stop times from that Monday on; returns how many."""
    side = ceil(sqrt(VILLAGES * stop_times / ROWS_OF_LINE / 2))
    lines = list(all_lines(max(side, VILLAGES + 1)))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        table(archive, "agency.txt", agency())
        table(archive, "feed_info.txt", feed_info())
        table(archive, "stops.txt", stops(lines))
        table(archive, "routes.txt", routes(lines))
        table(archive, "trips.txt", trips(lines))
        table(archive, "calendar_dates.txt", dates(first))
        return table(archive, "stop_times.txt", times(lines)) - 1


def all_lines(side: int) -> Iterator[list[Stop]]:
    """The stops of every line, in one of its directions."""
    for across in range(side):
        for begin in range(0, side - 1, VILLAGES):
            steps = [(begin * BETWEEN + at) for at in range(CALLS)]
            yield [stop(across * BETWEEN, step, side) for step in steps]
            yield [stop(step, across * BETWEEN, side) for step in steps]


def stop(north: int, east: int, side: int) -> Stop:
    """The stop so many steps from the corner; villages are where both are multiples of `BETWEEN`."""
    middle = (side - 1) / 2
    lat = MIDDLE[0] + (north / BETWEEN - middle) * SPACING[0]
    lon = MIDDLE[1] + (east / BETWEEN - middle) * SPACING[1]
    village = f"Dorp {north // BETWEEN}-{east // BETWEEN}"
    return Stop(f"{north}:{east}", f"{village}, Halte {north % BETWEEN}-{east % BETWEEN}", lat, lon)


def table(archive: zipfile.ZipFile, name: str, rows: Iterable[str]) -> int:
    """Write a table; returns its number of lines."""
    count = 0
    with archive.open(name, "w", force_zip64=True) as stream, TextIOWrapper(stream, "utf-8") as text:
        for row in rows:
            text.write(row + "\n")
            count += 1
    return count


def agency() -> Iterator[str]:
    yield "agency_id,agency_name,agency_url,agency_timezone"
    yield "s,Synthetisch,https://synthetisch.example/,Europe/Amsterdam"


def feed_info() -> Iterator[str]:
    yield "feed_publisher_name,feed_publisher_url,feed_lang,feed_version"
    yield "Synthetisch,https://synthetisch.example/,nl,1"


def stops(lines: list[list[Stop]]) -> Iterator[str]:
    yield "stop_id,stop_name,stop_lat,stop_lon"
    for it in sorted({it.id: it for line in lines for it in line}.values(), key=lambda it: it.id):
        yield f'{it.id},"{it.name}",{it.lat:.6f},{it.lon:.6f}'


def routes(lines: list[list[Stop]]) -> Iterator[str]:
    yield "route_id,agency_id,route_short_name,route_type"
    for number in range(len(lines)):
        yield f"{number},s,{number},3"


def trips(lines: list[list[Stop]]) -> Iterator[str]:
    yield "route_id,service_id,trip_id,trip_headsign"
    for number, way, week, kind, trip in numbers(lines):
        yield f"{number},{week}{kind},{number}{way}{week}{kind}{trip},Eindpunt"


def numbers(lines: list[list[Stop]]) -> Iterator[tuple[int, str, int, str, int]]:
    for number in range(len(lines)):
        for way in "ht":
            for week in range(WEEKS):
                for kind in KINDS:
                    for trip in range(TRIPS):
                        yield number, way, week, kind, trip


def dates(first: date) -> Iterator[str]:
    yield "service_id,date,exception_type"
    for offset in range(7 * WEEKS):
        day = first + timedelta(days=offset)
        kind = {5: "sat", 6: "sun"}.get(day.weekday(), "week")
        yield f"{offset // 7}{kind},{day:%Y%m%d},1"


def times(lines: list[list[Stop]]) -> Iterator[str]:
    clock = [f"{minute // 60:02}:{minute % 60:02}:00" for minute in range(30 * 60)]
    yield "trip_id,stop_sequence,stop_id,arrival_time,departure_time,pickup_type,drop_off_type"
    for number, line in enumerate(lines):
        for way, its_stops in (("h", line), ("t", line[::-1])):
            for at, it in enumerate(its_stops):
                for week in range(WEEKS):
                    begin = 360 + number * 7 % 60 + 2 * at + week // TIMETABLES
                    for kind in KINDS:
                        for trip in range(TRIPS):
                            now = clock[begin + 60 * trip]
                            yield f"{number}{way}{week}{kind}{trip},{at},{it.id},{now},{now},0,0"
