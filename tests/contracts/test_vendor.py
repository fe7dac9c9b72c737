"""What others made and we ship is exactly what they made, and its licence comes along."""

import base64
import hashlib
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = [*(ROOT / "static/vendor").iterdir(), *(ROOT / "tests/vendor").iterdir()]


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    return request.param


def test_every_vendored_file_is_the_one_that_was_published(folder: Path) -> None:
    note = json.loads((folder / "VENDOR.json").read_text())
    files = {file.name: file.read_bytes() for file in folder.iterdir() if file.name != "VENDOR.json"}
    assert {name: hashlib.sha256(body).hexdigest() for name, body in files.items()} == note["sha256"]


def test_a_vendored_package_names_its_version_its_licence_and_what_the_registry_says_of_it(
    folder: Path,
) -> None:
    note = json.loads((folder / "VENDOR.json").read_text())
    assert folder.name == f"{note['package']}-{note['version']}"
    assert note["licence"] in {"BSD-2-Clause", "MPL-2.0"}
    assert "LICENSE" in note["sha256"]
    algorithm, _, digest = note["integrity"].partition("-")
    assert algorithm == "sha512"
    assert len(base64.b64decode(digest, validate=True)) == 64


def test_leaflet_is_the_version_that_folium_writes_for() -> None:
    assert b'version="1.9.4"' in (ROOT / "static/vendor/leaflet-1.9.4/leaflet.js").read_bytes()
