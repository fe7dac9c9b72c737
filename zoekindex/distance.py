"""Distances as the crow flies."""

from collections.abc import Sequence
from math import asin, cos, inf, radians, sin, sqrt

Point = tuple[float, float]
"""Latitude and longitude, in degrees."""

EARTH = 6371.0  # km, mean radius


def kilometres(one: Point, other: Point) -> float:
    """The great-circle distance by the haversine formula."""
    (south, west), (north, east) = one, other
    chord = (
        sin(radians(north - south) / 2) ** 2
        + cos(radians(south)) * cos(radians(north)) * sin(radians(east - west) / 2) ** 2
    )
    return 2 * EARTH * asin(sqrt(min(1.0, chord)))


def distances(origin: Point, points: Sequence[Point | None]) -> list[float]:
    """The distance to each point in km; infinite where the point is unknown."""
    known = {point: kilometres(origin, point) for point in set(points) if point is not None}
    return [inf if point is None else known[point] for point in points]
