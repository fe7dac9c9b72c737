"""stops.txt: where vehicles stop, and which of our places a stop belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass

from schuifaan.content.folding import fold
from schuifaan.transit.area import PlaceCentre
from schuifaan.transit.gtfs.source import Source
from schuifaan.transit.gtfs.values import degrees, three_state
from schuifaan.transit.problems import TimetableError
from schuifaan.transit.walking import DETOUR, walked_metres

FILE = "stops.txt"
STOP, STATION = "0", "1"
MOST_STOPS = 500_000
"""The whole country has some sixty thousand."""
NEAREST_CENTRE = 2_500
"""Metres, as the crow flies, to the middle of the place a stop belongs to when its name names none."""
NAMESAKE = 7_000
"""Metres. Further away it is another village of that name: Stokkum is near 's-Heerenberg too."""


@dataclass(frozen=True, slots=True)
class RawStop:
    """A row of stops.txt, with what it takes over from its station."""

    name: str
    lat: float
    lon: float
    station: str
    """Id of the station it is part of, or ""."""
    wheelchair: bool | None


def read_stops(feed: Source) -> dict[str, RawStop]:
    """Id -> stop, of everything a vehicle can stop at and of which it is said where that is: without, nobody gets on
    or off there for us. Raises TimetableError when there are too many."""
    stops: dict[str, RawStop] = {}
    stations: dict[str, tuple[str, bool | None]] = {}
    fields = ("stop_id", "stop_name", "stop_lat", "stop_lon")
    extra = ("location_type", "parent_station", "wheelchair_boarding")
    for id_, name, lat, lon, kind, station, wheelchair in feed.rows("stops", fields, extra):
        if (kind or STOP) == STOP:
            point = _point(lat, lon)
            if point and len(stops) == MOST_STOPS:
                raise TimetableError(f"{FILE} has more than {MOST_STOPS} stops; it is too large.")
            if point:
                stops[id_] = RawStop(name.strip(), *point, station, three_state(wheelchair))
        elif kind == STATION:
            stations[id_] = name.strip(), three_state(wheelchair)
    return {id_: _completed(stop, stations) for id_, stop in stops.items()}


def _point(lat: str, lon: str) -> tuple[float, float] | None:
    try:
        return degrees(lat, 90, FILE), degrees(lon, 180, FILE)
    except TimetableError:
        return None


def _completed(stop: RawStop, stations: Mapping[str, tuple[str, bool | None]]) -> RawStop:
    """GTFS: a stop that says nothing about wheelchairs is as its station is."""
    if stop.station not in stations or (stop.name and stop.wheelchair is not None):
        return stop
    name, wheelchair = stations[stop.station]
    return RawStop(
        stop.name or name,
        stop.lat,
        stop.lon,
        stop.station,
        wheelchair if stop.wheelchair is None else stop.wheelchair,
    )


class Belonging:
    """Says to which places a stop belongs."""

    def __init__(self, places: tuple[PlaceCentre, ...]) -> None:
        self._places = {place.slug: place for place in places}
        self._named: dict[str, list[PlaceCentre]] = {}
        for place in places:
            for name in {fold(name) for name in (place.name, *place.aliases)}:
                self._named.setdefault(name, []).append(place)

    def places_of(self, name: str, lat: float, lon: float) -> tuple[str, ...]:
        """Slugs, most particular first: a stop "Almelo, Markt" is in a district of Almelo, and in Almelo.

        The place is the one before the comma of the stop's name, else the one whose middle is nearest.
        """
        prefix = fold(name.partition(",")[0])
        named = _nearest(self._named.get(prefix, ()), lat, lon, NAMESAKE)
        within = [it for it in self._places.values() if named is None or named.slug in self._towns(it)]
        place = _nearest(within, lat, lon, NEAREST_CENTRE) or named
        return (place.slug, *self._towns(place)) if place else ()

    def _towns(self, place: PlaceCentre) -> list[str]:
        """Slugs of the towns this is a district of, smallest first."""
        towns: list[str] = []
        while place.town and place.town in self._places and place.town not in towns:
            towns.append(place.town)
            place = self._places[place.town]
        return towns


def _nearest(
    places: list[PlaceCentre] | tuple[PlaceCentre, ...], lat: float, lon: float, most: float
) -> PlaceCentre | None:
    near = [(walked_metres(it.lat, it.lon, lat, lon) / DETOUR, it.slug, it) for it in places]
    metres, _, place = min(near, default=(most + 1, "", None), key=lambda it: it[:2])
    return place if metres <= most else None
