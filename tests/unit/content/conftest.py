"""The shipped content, and a copy of it to spoil."""

import shutil
from pathlib import Path

import pytest

from schuifaan.content import Content, load_content
from schuifaan.paths import shipped

OTHERS = shutil.ignore_patterns("map")


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content(shipped("content"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped content, without what other parts of the program read."""
    copy = tmp_path / "content"
    shutil.copytree(shipped("content"), copy, ignore=OTHERS)
    return copy
