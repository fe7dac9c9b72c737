"""Distances as the crow flies."""

from collections.abc import Iterable
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


class Points:
    """Many points, of which the distances to one place are asked at once."""

    def __init__(self, points: Iterable[Point | None]) -> None:
        """None for what is at an unknown place."""
        degrees = np.array([point or (np.nan, np.nan) for point in points], np.float64).reshape(-1, 2)
        self._north, self._east = np.radians(degrees).T

    def distances(self, origin: Point) -> NDArray[np.float64]:
        """The distance to each point in km; infinite where the point is unknown. May differ from `kilometres` beyond
        the 15th digit.
        """
        north, east = map(radians, origin)
        chord = (
            np.sin((self._north - north) / 2) ** 2
            + cos(north) * np.cos(self._north) * np.sin((self._east - east) / 2) ** 2
        )
        km = 2 * EARTH * np.arcsin(np.sqrt(np.minimum(1.0, chord)))
        return np.where(np.isnan(km), np.inf, km).astype(np.float64)
