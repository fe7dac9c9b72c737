"""The part of a timetable that concerns us: our places, and a box round them."""

from dataclasses import dataclass

from schuifaan.content import Bounds, Content
from schuifaan.content import area_of as bounds_of

KILOMETRES_PER_DEGREE = 111.2
"""Of latitude. A degree of longitude is shorter, so a margin in degrees of latitude is on the small side there."""
DISTRICTS = {"wijk", "buurt"}


@dataclass(frozen=True, slots=True)
class PlaceCentre:
    """A place one can leave from, by the middle of it (WGS 84)."""

    slug: str
    name: str
    lat: float
    lon: float
    aliases: tuple[str, ...] = ()
    town: str | None = None
    """Slug of the town (or larger district) this is a district of: its stops are the town's stops too."""


@dataclass(frozen=True, slots=True)
class Area:
    """Trips that touch `bounds` with `margin_km` round it are kept, from their first stop to their last."""

    places: tuple[PlaceCentre, ...]
    bounds: Bounds
    margin_km: float = 5.0

    def contains(self, lat: float, lon: float) -> bool:
        """Whether a stop at that point is ours to keep."""
        north_south = self.margin_km / KILOMETRES_PER_DEGREE
        east_west = north_south * 1.6  # at 52 degrees north a degree of longitude is 1 / 1.6 as long
        return (
            self.bounds.south - north_south <= lat <= self.bounds.north + north_south
            and self.bounds.west - east_west <= lon <= self.bounds.east + east_west
        )


def area_of(content: Content) -> Area:
    """All places of all our municipalities."""
    places = tuple(
        PlaceCentre(
            slug=place.slug,
            name=place.name,
            lat=place.lat,
            lon=place.lon,
            aliases=place.aliases,
            town=place.part_of if place.kind in DISTRICTS else None,
        )
        for place in content.places.values()
    )
    return Area(places, bounds_of(content.municipalities.values()))
