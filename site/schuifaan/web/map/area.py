"""The tiles that lie in the part of the world our map shows."""

import math

from schuifaan.content import Bounds

LOWEST_ZOOM, HIGHEST_ZOOM = 9, 16
"""9 shows both municipalities at once, 16 single buildings; the box holds some ten thousand tiles in all."""


def holds_tile(area: Bounds, zoom: int, column: int, row: int) -> bool:
    """Whether this tile of the usual web map grid is one of ours."""
    if not LOWEST_ZOOM <= zoom <= HIGHEST_ZOOM:
        return False
    left, top = tile_at(area.north, area.west, zoom)
    right, bottom = tile_at(area.south, area.east, zoom)
    return left <= column <= right and top <= row <= bottom


def tile_at(latitude: float, longitude: float, zoom: int) -> tuple[int, int]:
    """(column, row) of the tile that holds the point; the Web Mercator grid (EPSG:3857) starts north-west."""
    size = 1 << zoom
    column = (longitude + 180) / 360 * size
    row = (1 - math.asinh(math.tan(math.radians(latitude))) / math.pi) / 2 * size
    return int(column), int(row)
