"""Outlines an administrator imports: what is taken, and what is refused with a sentence."""

from pathlib import Path
from typing import Any

import pytest

from schuifaan.content import Content
from schuifaan.errors import SetupError
from schuifaan.services import outlines
from schuifaan.services.outlines import import_outlines, read_outlines
from tests.unit.map.outline_files import outline_of, save, save_outlines


def test_our_municipalities_are_picked_from_a_file_of_the_country(content: Content, tmp_path: Path) -> None:
    utrecht = {"type": "Feature", "properties": {"naam": "Utrecht"}, "geometry": None}
    file = save(
        tmp_path, utrecht, outline_of("Hof van Twente", content, "naam"), outline_of("Almelo", content)
    )
    assert set(import_outlines(file, content, tmp_path / "kaart")) == {"Almelo", "Hof van Twente"}
    kept = read_outlines(tmp_path / "kaart")
    assert kept is not None
    assert {feature["properties"]["code"] for feature in kept["features"]} == {"almelo", "hof-van-twente"}
    assert {feature["properties"]["bron"] for feature in kept["features"]} == {"CBS/Kadaster"}


def test_points_are_rounded_to_what_can_be_seen(content: Content, tmp_path: Path) -> None:
    import_outlines(save(tmp_path, outline_of("Almelo", content)), content, tmp_path)
    kept = read_outlines(tmp_path)
    assert kept is not None
    (polygon,) = kept["features"][0]["geometry"]["coordinates"]
    assert all(round(number, 4) == number for ring in polygon for point in ring for number in point)


def test_without_an_import_there_are_no_outlines(tmp_path: Path) -> None:
    assert read_outlines(tmp_path) is None


def test_outlines_that_somebody_spoilt_are_named(tmp_path: Path) -> None:
    (tmp_path / "grenzen.geojson").write_text("{")
    with pytest.raises(SetupError, match="import it again"):
        read_outlines(tmp_path)


def metres(feature: dict[str, Any]) -> dict[str, Any]:
    return {
        **feature,
        "geometry": {"type": "Polygon", "coordinates": [[[242000.0, 486000.0], [243000.0, 487000.0]]]},
    }


def words(feature: dict[str, Any]) -> dict[str, Any]:
    return {**feature, "geometry": {"type": "Polygon", "coordinates": [[["hier", "daar"]]]}}


def line(feature: dict[str, Any]) -> dict[str, Any]:
    return {**feature, "geometry": {"type": "LineString", "coordinates": [[6.6, 52.3]]}}


def much(feature: dict[str, Any]) -> dict[str, Any]:
    ring = [[6.6 + n * 0.0001 % 0.1, 52.3 + n % 2 * 0.01] for n in range(6000)]
    return {**feature, "geometry": {"type": "Polygon", "coordinates": [ring]}}


@pytest.mark.parametrize(
    ("spoilt", "sentence"),
    [
        (metres, "must be in degrees"),
        (words, "not two numbers"),
        (line, "Polygon or a MultiPolygon"),
        (much, "use generalised ones"),
        (lambda _: {"type": "Feature", "properties": {"naam": "Utrecht"}}, "has no outline of"),
        (lambda _: "nothing", "has no outline of"),
    ],
    ids=["metres", "words", "a line", "too many points", "another town", "not a feature"],
)
def test_an_outline_that_cannot_be_used_is_refused_and_the_old_one_stays(
    content: Content, tmp_path: Path, spoilt: Any, sentence: str
) -> None:
    save_outlines(content, tmp_path / "kaart")
    before = read_outlines(tmp_path / "kaart")
    file = save(tmp_path, spoilt(outline_of("Almelo", content)))
    with pytest.raises(SetupError, match=sentence):
        import_outlines(file, content, tmp_path / "kaart")
    assert read_outlines(tmp_path / "kaart") == before


@pytest.mark.parametrize(
    "body", [b"", b"PK\x03\x04", b"[1, 2]", b'{"type": "FeatureCollection"}', b"[" * 100_000]
)
def test_a_file_that_is_no_geojson_is_refused_with_a_sentence(
    content: Content, tmp_path: Path, body: bytes
) -> None:
    file = tmp_path / "gemeenten.geojson"
    file.write_bytes(body)
    with pytest.raises(SetupError, match="GeoJSON"):
        import_outlines(file, content, tmp_path)


def test_a_file_that_is_not_there_is_named(content: Content, tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="cannot be read"):
        import_outlines(tmp_path / "weg.geojson", content, tmp_path)


def test_a_file_larger_than_the_whole_country_is_not_even_read(
    content: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outlines, "LARGEST_FILE", 10)
    with pytest.raises(SetupError, match="larger than"):
        import_outlines(save(tmp_path, outline_of("Almelo", content)), content, tmp_path)
