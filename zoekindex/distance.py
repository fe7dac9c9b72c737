"""Distances as the crow flies."""

from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt

import numpy as np
from numpy.typing import NDArray

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


def distances(origin: Point, points: Sequence[Point | None]) -> NDArray[np.float64]:
    """The distance to each point in km; infinite where the point is unknown. May differ from `kilometres` beyond the
    15th digit.
    """
    degrees = np.array([point or (np.nan, np.nan) for point in points]).reshape(-1, 2)
    here, there = np.radians(origin), np.radians(degrees)
    north, east = ((there - here) / 2).T
    chord = np.sin(north) ** 2 + np.cos(here[0]) * np.cos(there[:, 0]) * np.sin(east) ** 2
    km = 2 * EARTH * np.arcsin(np.sqrt(np.minimum(1.0, chord)))
    return np.where(np.isnan(km), np.inf, km).astype(np.float64)
