"""Which tiles we hand on."""

import pytest

from schuifaan.content import Content, area_of
from schuifaan.web.map.area import holds_tile, tile_at


def test_every_place_lies_on_the_map(content: Content) -> None:
    area = area_of(content.municipalities.values())
    assert all(area.contains(place.lat, place.lon) for place in content.places.values())


def test_the_tile_of_a_point_is_the_one_of_the_usual_grid() -> None:
    # The statue of Hachiko in Tokyo, the worked example of the OpenStreetMap wiki ("Slippy map tilenames").
    assert tile_at(35.6590699, 139.7006793, 18) == (232798, 103246)


@pytest.mark.parametrize("zoom", range(9, 17))
def test_a_tile_of_goor_is_ours_at_every_zoom_of_the_map(content: Content, zoom: int) -> None:
    column, row = tile_at(52.2358, 6.5857, zoom)
    assert holds_tile(area_of(content.municipalities.values()), zoom, column, row)


@pytest.mark.parametrize(
    ("zoom", "latitude", "longitude"),
    [(12, 52.0907, 5.1214), (12, 52.2215, 7.2), (8, 52.2358, 6.5857), (17, 52.2358, 6.5857)],
    ids=["Utrecht", "east of us", "too far off", "too close by"],
)
def test_a_tile_elsewhere_or_at_another_zoom_is_not(
    content: Content, zoom: int, latitude: float, longitude: float
) -> None:
    column, row = tile_at(latitude, longitude, zoom)
    assert not holds_tile(area_of(content.municipalities.values()), zoom, column, row)


def test_all_our_tiles_together_fit_in_the_cache(content: Content) -> None:
    area = area_of(content.municipalities.values())
    number = 0
    for zoom in range(9, 17):
        left, top = tile_at(area.north, area.west, zoom)
        right, bottom = tile_at(area.south, area.east, zoom)
        number += (right - left + 1) * (bottom - top + 1)
    assert number < 12_000  # of about 15 kB each: 180 MB
