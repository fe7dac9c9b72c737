"""Import of a GTFS timetable: what touches our area is kept, the rest is only read past.

Stop times are read twice, first for which trips stop in the area, then for all stops of those; nothing else of a
large feed is held in memory.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from schuifaan.transit.area import Area
from schuifaan.transit.gtfs.calendars import read_calendars
from schuifaan.transit.gtfs.info import read_info
from schuifaan.transit.gtfs.schedule import read_frequencies
from schuifaan.transit.gtfs.source import REQUIRED, Source, open_source
from schuifaan.transit.gtfs.stops import Belonging, RawStop, read_stops
from schuifaan.transit.gtfs.transfers import read_transfers
from schuifaan.transit.gtfs.trips import read_stop_times, read_touching, read_trips
from schuifaan.transit.keeping import Keeper, known_days
from schuifaan.transit.problems import TimetableError
from schuifaan.transit.storage import one_at_a_time, store
from schuifaan.transit.timetable import Contents, Stop

YESTERDAY = timedelta(days=1)
"""Its trips may still be under way after midnight."""
AHEAD = timedelta(days=500)
"""Further on no activity is on the site."""

Progress = Callable[[int, int], None]
"""Called now and then with how many bytes were read, of how many."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import kept."""

    id: str
    name: str
    example: bool
    first_day: date
    last_day: date
    stops: int
    trips: int
    """Different trips; one that runs on many days counts once."""
    trips_skipped: int
    """Trips of our area that contradict themselves (times that go back, fewer than two stops)."""
    places_without_stop: tuple[str, ...]
    """Slugs of our places no stop belongs to."""


def import_timetable(
    source: Path, area: Area, folder: Path, today: date, progress: Progress | None = None
) -> ImportReport:
    """Put what concerns us of a GTFS feed (zip or folder) in place of the timetable in `folder`.

    Raises TimetableError with one sentence when the feed cannot be used; the old timetable then stays, as it does
    when the process is killed at any moment.
    """
    meter = _Meter(progress)
    with one_at_a_time(folder), open_source(source, meter.more) as feed:
        for table in REQUIRED:
            if table not in feed.sizes:
                raise TimetableError(f"{source.name} has no {table}.txt: it is no GTFS timetable.")
        meter.total = sum(feed.sizes.values()) + feed.sizes["stop_times"]
        contents, skipped = _read(feed, area, today)
        identity = store(contents, folder)
    reached = {slug for stop in contents.stops for slug in stop.places}
    return ImportReport(
        id=identity,
        name=contents.name,
        example=contents.example,
        first_day=contents.first_day,
        last_day=contents.last_day,
        stops=len(contents.stops),
        trips=len(contents.trips),
        trips_skipped=skipped,
        places_without_stop=tuple(slug for slug in contents.places if slug not in reached),
    )


class _Meter:
    """Adds up what was read."""

    def __init__(self, progress: Progress | None) -> None:
        self.total = 0
        self._progress = progress
        self._done = 0

    def more(self, size: int) -> None:
        self._done += size
        if self._progress is not None:
            self._progress(self._done, self.total)


def _read(feed: Source, area: Area, today: date) -> tuple[Contents, int]:
    """What the feed holds for our area, and how many of its trips contradict themselves."""
    first, last = today - YESTERDAY, today + AHEAD
    info = read_info(feed)
    stops = read_stops(feed)
    ours = {id_ for id_, stop in stops.items() if area.contains(stop.lat, stop.lon)}
    if not ours:
        raise TimetableError(f"None of the {len(stops)} stops of this timetable lies in our area.")
    trips = read_trips(feed, read_touching(feed, ours))
    if not trips:
        raise TimetableError("No trip of this timetable stops in our area.")
    days = read_calendars(feed, {trip.service for trip in trips.values()}, first, last)
    trips = {id_: trip for id_, trip in trips.items() if days.get(trip.service)}
    if not trips:
        raise TimetableError(f"No trip of this timetable runs in our area on {today} or later.")
    first_day, last_day = known_days(trips.values(), days, first, info)
    if last_day < today:
        raise TimetableError(f"This timetable ended on {last_day}.")
    ids = sorted(stops)
    keeper = Keeper()
    frequencies = read_frequencies(feed, trips)
    numbers = {id_: number for number, id_ in enumerate(ids)}
    for id_, stop_times in read_stop_times(feed, trips, numbers).items():
        trip = trips[id_]
        keeper.keep(stop_times, trip.line, days[trip.service], frequencies.get(id_, ()))
    kept = keeper.kept(ids)
    if not kept.trips:
        raise TimetableError("Every trip of this timetable in our area contradicts itself.")
    contents = Contents(
        name=info.name,
        example=info.example,
        first_day=first_day,
        last_day=last_day,
        imported=today,
        places=tuple(place.slug for place in area.places),
        stops=_stops(kept.stops, stops, Belonging(area.places)),
        lines=kept.lines,
        calls=kept.calls,
        calendars=kept.calendars,
        calendar_start=first,
        trips=kept.trips,
        transfers=read_transfers(feed, *_by_id_and_station(kept.stops, stops)),
    )
    return contents, keeper.skipped


def _stops(kept: list[str], stops: dict[str, RawStop], belonging: Belonging) -> tuple[Stop, ...]:
    return tuple(
        Stop(id_, it.name, it.lat, it.lon, belonging.places_of(it.name, it.lat, it.lon), it.wheelchair)
        for id_, it in ((id_, stops[id_]) for id_ in kept)
    )


def _by_id_and_station(
    kept: list[str], stops: dict[str, RawStop]
) -> tuple[dict[str, int], dict[str, list[int]]]:
    """Positions of the stops by their ids, and by the ids of their stations."""
    stations: dict[str, list[int]] = {}
    for number, id_ in enumerate(kept):
        stations.setdefault(stops[id_].station, []).append(number)
    stations.pop("", None)
    return {id_: number for number, id_ in enumerate(kept)}, stations
