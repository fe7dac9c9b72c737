"""The content files, and a tile server on loopback."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from schuifaan.content import Content, load_content
from tests.support.tile_server import Upstream, tile_server


@pytest.fixture
def upstream() -> Iterator[Upstream]:
    with tile_server() as running:
        yield running


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content(Path(__file__).parents[3] / "content")
