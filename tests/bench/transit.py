"""How long a large timetable takes to import, how much memory, and how long it takes to work out who can come.

Alone, with the size of the national feed (10 million stop times):
    python -m tests.bench.transit 10000000
"""

import json
import resource
import subprocess
import sys
import time
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from schuifaan.content import Bounds
from schuifaan.transit import Area, PlaceCentre, Point, import_timetable, open_timetable, reach_of
from tests.bench.report import Report
from tests.transit.synthetic import BETWEEN, stop, write_feed

STOP_TIMES, NATIONAL = 500_000, 10_000_000
MOST_SECONDS, MOST_MEGABYTES = 300, 500
"""For the national feed."""
MOST_REACH = 60
"""Seconds for 10,000 dates from 60 places, on `CORES`."""
CORES = 2
DATES, PLACES = 10_000, 60
SOME_DATES = 2_000
"""Measured in their place unless the feed is national, so that `make bench` stays short."""
MONDAY = date(2026, 11, 16)
BOUNDS = Bounds(south=52.16, west=6.41, north=52.41, east=6.76)


def synthetic_area() -> Area:
    """The area of our two municipalities, with as many invented villages as there are places of departure."""
    side = 8
    middles = [stop(BETWEEN * row, BETWEEN * column, side) for row in range(side) for column in range(side)]
    centres = [PlaceCentre(it.id, it.name, it.lat, it.lon) for it in middles]
    return Area(tuple(centres[:PLACES]), BOUNDS)


def measure_import(folder: Path, stop_times: int, report: Report) -> dict[str, float]:
    """Write a feed and import it in a process of its own."""
    count = write_feed(folder / "feed.zip", stop_times, MONDAY)
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.transit", "--import", str(folder)],
        check=True,
        capture_output=True,
        text=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    report.figure(f"timetable of {count} stop times imported", found["seconds"], "s")
    report.figure("memory it took at most", found["megabytes"], "MB")
    report.figure("different trips kept", found["trips"], "")
    return found


def measure_reach(folder: Path, dates: int, report: Report) -> float:
    """Seconds to work out who can come to so many dates: weekly activities, each at a venue and time of its own."""
    timetable = open_timetable(folder / "var")
    assert timetable is not None
    stops = [it for it in timetable.contents.stops if BOUNDS.contains(it.lat, it.lon)]
    begin = time.process_time()
    weeks = 8
    visits: dict[tuple[int, int, str], tuple[Point, datetime]] = {}
    for activity in range(dates // weeks):
        near = stops[activity * 37 % len(stops)]
        hour, weekday = 9 + activity % 12, activity % 7
        for week in range(weeks):
            start = datetime(2026, 11, 16, hour, activity * 5 % 60) + timedelta(days=weekday + 7 * week)
            key = activity, hour, timetable.pattern(start.date())
            visits.setdefault(key, (Point(near.lat + 0.002, near.lon), start))
    both = 0
    for key in sorted(visits, key=lambda it: it[2]):
        point, start = visits[key]
        reach = reach_of(timetable, point, start, start + timedelta(minutes=100))
        both += sum(it.status == "heen-en-terug" for it in reach.values())
    seconds = time.process_time() - begin
    report.figure(f"{dates} dates, {len(visits)} different, {len(reach)} places", seconds, "s on one core")
    report.figure("of them there and back", 100 * both / len(visits) / len(reach), "%")
    return seconds


def measure(report: Report, stop_times: int) -> None:
    """Everything about timetables; the limits are those of the national feed, and are divided by the size."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        found = measure_import(folder, stop_times, report)
        share = stop_times / NATIONAL
        report.target("import, as if the feed were national", found["seconds"] / share, MOST_SECONDS, "s")
        report.target("its memory", found["megabytes"], MOST_MEGABYTES, "MB")
        dates = DATES if stop_times >= NATIONAL else SOME_DATES
        seconds = measure_reach(folder, dates, report) * DATES / dates / CORES
        report.target(f"reach of {DATES} dates", seconds, MOST_REACH, "s on two cores")
        report.figure("memory that took at most", peak_megabytes(), "MB")


def import_here(folder: Path) -> None:
    """In a process of its own, so that its memory is the import's: prints what it measured as JSON."""
    begin = time.process_time()
    report = import_timetable(folder / "feed.zip", synthetic_area(), folder / "var", MONDAY)
    document = {
        "seconds": time.process_time() - begin,
        "megabytes": peak_megabytes(),
        "trips": report.trips,
    }
    print(json.dumps(document))


def peak_megabytes() -> float:
    """The most memory this process has had; Linux counts in kilobytes, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 if sys.platform == "linux" else 1024**2)


def main() -> int:
    """`NUMBER-OF-STOP-TIMES`, or (from ourselves) `--import FOLDER`."""
    if sys.argv[1] == "--import":
        import_here(Path(sys.argv[2]))
        return 0
    report = Report()
    measure(report, int(sys.argv[1]))
    return 0 if report.holds else 1


if __name__ == "__main__":
    sys.exit(main())
