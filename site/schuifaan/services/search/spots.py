"""Where a venue is: which places it counts as, and the point to measure distances from."""

from dataclasses import dataclass
from typing import Any

from schuifaan.content import Content
from schuifaan.services.tables import VENUE

VENUE_COLUMNS = (VENUE.c.name, VENUE.c.place, VENUE.c.town, VENUE.c.latitude, VENUE.c.longitude)
"""What `spot` needs."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a venue is: the places it counts as, nearest first, and how to find it by words."""

    places: tuple[str, ...]
    words: str
    point: tuple[float, float] | None


NOWHERE = Spot((), "", None)


def spot(venue: Any, content: Content) -> Spot:
    """Where the venue in a row is (VENUE_COLUMNS)."""
    if venue.name is None:
        return NOWHERE
    point = point_of(venue, content)
    if venue.place not in content.places:
        return Spot((), f"{venue.name} {venue.town}".strip(), point)
    covering = content.covering(venue.place)
    names = " ".join(content.places[slug].name for slug in covering)
    return Spot(covering, f"{venue.name} {names}".strip(), point)


def point_of(venue: Any, content: Content) -> tuple[float, float] | None:
    """(latitude, longitude) of the venue in a row; if need be the centre of its place stands in for it."""
    own = own_point(venue)
    if own is not None:
        return own
    place = content.places.get(venue.place)
    return (place.lat, place.lon) if place else None


def own_point(venue: Any) -> tuple[float, float] | None:
    """(latitude, longitude) of the venue itself, or None when we only know its place."""
    if venue.latitude is None or venue.longitude is None:
        return None
    return (venue.latitude, venue.longitude)
