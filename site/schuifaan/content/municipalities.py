"""Municipalities: their places, stations, help line and ride services."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from schuifaan.content.entry import (
    Colour,
    Entry,
    PartialDate,
    Phone,
    Postcode,
    Slug,
    StationCode,
    Text,
    Url,
)
from schuifaan.content.rides import RideService

# Degrees, about 2 km on every side, so that a village at the edge does not stick to the frame of the map.
MARGIN = 0.02

Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]


class PostcodeArea(Entry):
    """Four postcode digits; the point is the middle of the area, kilometres wide in the countryside."""

    code: Postcode
    lat: Latitude
    lon: Longitude


class Place(Entry):
    """A village, town, hamlet or district people name when they say where they live."""

    slug: Slug
    name: Text
    kind: Literal["dorp", "stad", "buurtschap", "wijk", "buurt"]
    municipality: Slug
    """Not in the file: the loader takes it from the file's name."""
    lat: Latitude
    lon: Longitude
    source: Slug
    """A code of `sources.toml`, which has the credit we owe."""
    source_detail: Text
    """Where in that source: an id, or what was averaged."""
    certainty: Literal["hoog", "middel"]
    """`hoog`: within about 400 m. `middel`: an outstretched area, the point may lie kilometres away."""
    postcode_areas: tuple[PostcodeArea, ...] = ()
    postcode_source: Slug | None = None
    aliases: tuple[str, ...] = ()
    """Other ways people write or say the name. Ways to find it, never shown."""
    part_of: Slug | None = None
    """The place that covers this one: who searches there also finds what is here."""
    local_name: bool = False
    """Many towns have a place of this name ("Centrum"): found only when the municipality is known."""

    @property
    def postcodes(self) -> tuple[str, ...]:
        """Four-digit postcodes of which this is the place."""
        return tuple(area.code for area in self.postcode_areas)


class Station(Entry):
    """A railway station."""

    slug: Slug
    name: Text
    code: StationCode
    """The railway's own abbreviation: GO, DDN, AML, AMRI."""
    municipality: Slug
    """Filled in by the loader, as with a place."""
    lat: Latitude
    lon: Longitude
    source: Slug
    source_detail: Text
    certainty: Literal["hoog", "middel"]


class Bounds(Entry):
    """A box round the municipality, in degrees (WGS 84)."""

    south: Latitude
    west: Longitude
    north: Latitude
    east: Longitude

    def contains(self, lat: float, lon: float) -> bool:
        """Whether the point lies in the box, edges included."""
        return self.south <= lat <= self.north and self.west <= lon <= self.east


class Brand(Entry):
    """The municipality's own colours, `#rrggbb`; light and dark are the two themes."""

    light: Colour
    dark: Colour
    accent_light: Colour | None = None
    accent_dark: Colour | None = None
    """The free chair and highlights; text may stand on it, it is never text itself."""


class HelpLine(Entry):
    """Whom a resident can ring who would rather talk to somebody."""

    organisation: Slug
    organisation_name: Text
    phone: Phone | None = None
    phone_source: Url | None = None
    phone_checked: date | None = None
    """When a source last showed the number. Only the month is known, the day is always the 1st."""
    hours: Text | None = None
    """When somebody answers, as a Dutch sentence; None: not known."""
    website: Url | None = None
    website_source: Url | None = None
    website_dated: PartialDate | None = None


class Municipality(Entry):
    """One municipality with the name its site goes by; `municipalities/<code>.toml`."""

    code: Slug
    """Not in the file: the loader takes it from the file's name."""
    name: Text
    site_name: Text
    hosts: tuple[str, ...] = ()
    """Host names on which the site opens for this municipality."""
    main_place: Slug
    lat: Latitude
    lon: Longitude
    bounds: Bounds
    bounds_source: Slug
    brand: Brand | None = None
    pass_holders_sentence: Text
    """What holders of a travel pass should do; no number, both municipalities buy rides in differently."""
    help_line: HelpLine
    places: tuple[Place, ...] = Field(alias="place")
    stations: tuple[Station, ...] = Field(default=(), alias="station")
    ride_services: tuple[RideService, ...] = Field(default=(), alias="ride_service")


def area_of(municipalities: Iterable[Municipality]) -> Bounds:
    """The box round all municipalities together, with a margin."""
    boxes = [municipality.bounds for municipality in municipalities]
    return Bounds(
        south=min(box.south for box in boxes) - MARGIN,
        west=min(box.west for box in boxes) - MARGIN,
        north=max(box.north for box in boxes) + MARGIN,
        east=max(box.east for box in boxes) + MARGIN,
    )
