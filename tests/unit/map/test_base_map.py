"""The base map's script: what folium may do, and what it may not."""

import dataclasses
import re
import subprocess
import sys
from pathlib import Path

import pytest

from schuifaan.config import load_settings
from schuifaan.content import Content, area_of
from schuifaan.web.map.base_map import script
from schuifaan.web.map.build import build_base_map
from schuifaan.web.map.inputs import Label, MapInputs
from schuifaan.web.map.published import published_map, script_file
from tests.unit.map.outline_files import outline_of, save_outlines


@pytest.fixture
def inputs(content: Content) -> MapInputs:
    square = outline_of("Almelo", content)
    return MapInputs(
        area=area_of(content.municipalities.values()),
        labels=(Label("Goor", 52.2358, 6.5857, small=False),),
        outlines={"type": "FeatureCollection", "features": [square]},
        tiles=True,
    )


def test_the_same_inputs_give_the_same_script(inputs: MapInputs) -> None:
    assert script(inputs) == script(inputs)


def test_the_script_speaks_of_no_other_site_and_of_no_library_but_leaflet(inputs: MapInputs) -> None:
    made = script(inputs)
    assert "http" not in made
    assert not re.search(
        r"jquery|bootstrap|\$\(|\$\.|awesome|innerHTML|bindPopup|bindTooltip", made, re.IGNORECASE
    )


def test_the_map_stays_within_our_area_and_between_the_zooms_of_its_tiles(inputs: MapInputs) -> None:
    made = script(inputs)
    assert '"minZoom": 9' in made
    assert '"maxZoom": 16' in made
    numbers = [inputs.area.south, inputs.area.west, inputs.area.north, inputs.area.east]
    assert re.search(r'"maxBounds":\s*' + r"[\s\[\],]+".join(["", *map(re.escape, map(str, numbers))]), made)


def test_a_finger_scrolls_the_page_and_so_does_the_wheel(inputs: MapInputs) -> None:
    made = script(inputs)
    assert '"scrollWheelZoom": false' in made
    assert '"dragging": !window.matchMedia("(pointer: coarse)").matches' in made


def test_tiles_come_from_us_and_are_only_there_when_they_are_on(inputs: MapInputs) -> None:
    assert '"/tegels/{z}/{x}/{y}.png"' in script(inputs)
    assert "/tegels/" not in script(dataclasses.replace(inputs, tiles=False))


def test_the_page_adds_the_tiles_itself_once_it_listens_for_failures(inputs: MapInputs) -> None:
    assert "tile_layer_tegels.addTo" not in script(inputs)


def test_a_place_name_cannot_become_code(inputs: MapInputs) -> None:
    nasty = "${alert(1)}`</script><img src=x onerror=alert(1)>"
    made = script(dataclasses.replace(inputs, labels=(Label(nasty, 52.2, 6.5, small=False),)))
    assert "<" not in made.replace("<=", "").replace(" < ", "")
    assert '"${alert(1)}`\\u003c/script\\u003e' in made


def test_the_base_map_is_built_once_and_again_when_something_changes(
    content: Content, tmp_path: Path
) -> None:
    settings = load_settings({"SCHUIFAAN_VAR": str(tmp_path), "SCHUIFAAN_TILES": "none"})
    folder = tmp_path / "kaart"
    assert published_map(folder) is None
    first = build_base_map(settings, content)
    file = script_file(folder, first.hash)
    assert file is not None
    made = file.stat().st_mtime_ns
    assert build_base_map(settings, content) == first
    assert file.stat().st_mtime_ns == made

    with_tiles = load_settings({"SCHUIFAAN_VAR": str(tmp_path), "SCHUIFAAN_TILES": "proxy"})
    second = build_base_map(with_tiles, content)
    assert second.hash != first.hash
    assert published_map(folder) == second
    assert script_file(folder, first.hash), "a page that is open still finds the one before"

    save_outlines(content, folder)
    third = build_base_map(with_tiles, content)
    assert third.outlines
    assert not second.outlines
    assert script_file(folder, first.hash) is None


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"hash": "../../etc/passwd", "outlines": true}', "\0"])
def test_a_note_that_cannot_be_used_means_that_there_is_no_map(tmp_path: Path, text: str) -> None:
    (tmp_path / "basiskaart.json").write_text(text)
    assert published_map(tmp_path) is None


def test_folium_is_not_imported_when_nothing_changed(content: Content, tmp_path: Path) -> None:
    build_base_map(load_settings({"SCHUIFAAN_VAR": str(tmp_path), "SCHUIFAAN_TILES": "none"}), content)
    program = (
        "import sys; from schuifaan.config import load_settings; from schuifaan.content import load_content\n"
        "from schuifaan.web.map.build import build_base_map\n"
        "settings = load_settings(); build_base_map(settings, load_content(settings.content))\n"
        "sys.exit('folium' in sys.modules or 'branca' in sys.modules)"
    )
    environment = {"SCHUIFAAN_VAR": str(tmp_path), "SCHUIFAAN_TILES": "none", "PYTHONPATH": "site:."}
    finished = subprocess.run(
        [sys.executable, "-c", program], env=environment, cwd=Path(__file__).parents[3], capture_output=True
    )
    assert finished.returncode == 0, finished.stderr.decode()
