"""Small GTFS feeds, written by hand in a test."""

import csv
import io
import zipfile
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from schuifaan.content import Bounds
from schuifaan.transit import Area, PlaceCentre, Timetable, import_timetable, open_timetable

METRE = 1 / 111_195
"""One metre northwards, in degrees."""
HOME = (52.0, 6.5)


@dataclass(frozen=True)
class StopRow:
    id: str
    name: str
    lat: float
    lon: float
    station: str = ""
    kind: str = ""
    wheelchair: str = ""


@dataclass(frozen=True)
class Call:
    """One stop of a trip; times are texts as in the feed, and may be empty."""

    stop: str
    arrival: str
    departure: str
    pickup: str = ""
    drop_off: str = ""


@dataclass(frozen=True)
class TripRow:
    id: str
    calls: tuple[Call, ...]
    service: str
    line: str
    headsign: str = ""
    wheelchair: str = ""
    route_type: str = "3"
    agency: str = "a"


@dataclass
class Feed:
    """What the tables of a feed hold; `tables` writes them."""

    stops: list[StopRow] = field(default_factory=list)
    trips: list[TripRow] = field(default_factory=list)
    weekly: dict[str, tuple[str, date, date]] = field(default_factory=dict)
    """Service -> seven digits from Monday on, first and last day."""
    exceptions: list[tuple[str, date, str]] = field(default_factory=list)
    frequencies: list[tuple[str, str, str, int, str]] = field(default_factory=list)
    transfers: list[tuple[str, str, str, str]] = field(default_factory=list)
    info: tuple[str, str] | None = None
    """Publisher and version."""

    def stop(self, id_: str, name: str, north: float, east: float = 0, **more: str) -> str:
        """A stop so many metres north and east of `HOME`."""
        lat = HOME[0] + north * METRE
        lon = HOME[1] + east * METRE / 0.6157  # the cosine of 52 degrees
        self.stops.append(StopRow(id_, name, round(lat, 6), round(lon, 6), **more))
        return id_

    def runs(self, service: str, first: date, last: date, weekdays: str = "1111111") -> None:
        """A service on those weekdays (Monday first), from the first day to the last."""
        self.weekly[service] = weekdays, first, last

    def trip(self, calls: str, *, service: str = "daily", line: str = "1", **more: str) -> None:
        """A trip such as "goor 9:00, delden 9:20"; stops of one minute are "markelo 9:10-9:11"."""
        rows = []
        for call in calls.split(","):
            stop, times = call.split()
            arrival, _, departure = times.partition("-")
            rows.append(Call(stop, f"{arrival}:00", f"{departure or arrival}:00"))
        self.trips.append(TripRow(f"t{len(self.trips)}", tuple(rows), service, line, **more))

    def tables(self) -> dict[str, list[list[object]]]:
        """File name without ".txt" -> rows, heading first."""
        routes = sorted({(trip.line, trip.route_type, trip.agency) for trip in self.trips})
        tables: dict[str, list[list[object]]] = {
            "agency": [["agency_id", "agency_name", "agency_url", "agency_timezone"]],
            "stops": [
                ["stop_id", "stop_name", "stop_lat", "stop_lon", "parent_station", "location_type", "wheelchair_boarding"],
                *([s.id, s.name, s.lat, s.lon, s.station, s.kind, s.wheelchair] for s in self.stops),
            ],
            "routes": [
                ["route_id", "agency_id", "route_short_name", "route_type"],
                *([f"{line}/{kind}/{agency}", agency, line, kind] for line, kind, agency in routes),
            ],
            "trips": [
                ["route_id", "service_id", "trip_id", "trip_headsign", "wheelchair_accessible"],
                *([f"{t.line}/{t.route_type}/{t.agency}", t.service, t.id, t.headsign, t.wheelchair] for t in self.trips),
            ],
            "stop_times": [
                ["trip_id", "stop_sequence", "stop_id", "arrival_time", "departure_time", "pickup_type", "drop_off_type"],
                *(
                    [trip.id, 10 * at, c.stop, c.arrival, c.departure, c.pickup, c.drop_off]
                    for trip in self.trips
                    for at, c in enumerate(trip.calls)
                ),
            ],
        }  # fmt: skip
        tables["agency"].append(["a", "Vervoer", "https://vervoer.example", "Europe/Amsterdam"])
        if self.weekly:
            names = [f"{(date(2026, 11, 16) + timedelta(days=n)):%A}".lower() for n in range(7)]
            tables["calendar"] = [
                ["service_id", *names, "start_date", "end_date"],
                *([service, *days, f"{first:%Y%m%d}", f"{last:%Y%m%d}"] for service, (days, first, last) in self.weekly.items()),
            ]  # fmt: skip
        if self.exceptions or not self.weekly:
            tables["calendar_dates"] = [
                ["service_id", "date", "exception_type"],
                *([service, f"{day:%Y%m%d}", kind] for service, day, kind in self.exceptions),
            ]
        if self.frequencies:
            heading = ["trip_id", "start_time", "end_time", "headway_secs", "exact_times"]
            tables["frequencies"] = [heading, *map(list, self.frequencies)]
        if self.transfers:
            heading = ["from_stop_id", "to_stop_id", "transfer_type", "min_transfer_time"]
            tables["transfers"] = [heading, *map(list, self.transfers)]
        if self.info:
            tables["feed_info"] = [["feed_publisher_name", "feed_version"], list(self.info)]
        return tables

    def files(self) -> dict[str, str]:
        """File name -> its text."""
        files = {}
        for name, rows in self.tables().items():
            text = io.StringIO()
            csv.writer(text, lineterminator="\n").writerows(rows)
            files[f"{name}.txt"] = text.getvalue()
        return files


def zipped(files: dict[str, str], file: Path) -> Path:
    """A zip file of these texts."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return file


def area(*places: tuple[str, float, float]) -> Area:
    """An area round `HOME` with places: slug (capitalised it is the name), metres north, metres east."""
    centres = tuple(
        PlaceCentre(slug, slug.capitalize(), HOME[0] + north * METRE, HOME[1] + east * METRE / 0.6157)
        for slug, north, east in places
    )
    return Area(centres, Bounds(south=51.8, west=6.2, north=52.2, east=6.8))


def imported(feed: Feed, places: Area, folder: Path, today: date) -> Timetable:
    """The timetable that the feed becomes."""
    import_timetable(zipped(feed.files(), folder / "feed.zip"), places, folder / "var", today)
    timetable = open_timetable(folder / "var")
    assert timetable is not None
    return timetable
