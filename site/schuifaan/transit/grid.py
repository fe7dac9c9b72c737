"""Which stops are near a point, without measuring the distance to each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from schuifaan.transit.walking import walked_metres

CELL = 0.01
"""Degrees: 1.1 km from south to north, and about 0.7 km from west to east in our parts."""
NARROWEST = 600
"""Metres; no cell is narrower than this between the equator and 57 degrees north."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on earth, in degrees (WGS 84)."""

    lat: float
    lon: float


class Grid:
    """Points in square cells of degrees."""

    def __init__(self, points: Sequence[Point]) -> None:
        self._points = points
        self._cells: dict[tuple[int, int], list[int]] = {}
        for number, point in enumerate(points):
            self._cells.setdefault(_cell(point), []).append(number)

    def near(self, point: Point, metres: float) -> list[tuple[int, int]]:
        """(position, walked metres) of every point within so many walked metres, in order of position."""
        row, column = _cell(point)
        reach = 1 + floor(metres / NARROWEST)
        found = []
        for y in range(row - reach, row + reach + 1):
            for x in range(column - reach, column + reach + 1):
                for number in self._cells.get((y, x), ()):
                    other = self._points[number]
                    walked = round(walked_metres(point.lat, point.lon, other.lat, other.lon))
                    if walked <= metres:
                        found.append((number, walked))
        return sorted(found)


def _cell(point: Point) -> tuple[int, int]:
    return floor(point.lat / CELL), floor(point.lon / CELL)
