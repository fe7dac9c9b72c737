"""For tests that end real processes: where they can be looked up, and what an undisturbed site holds."""

import shutil
from pathlib import Path

import pytest

from tests.reliability.processes import PROC


@pytest.fixture(autouse=True)
def _processes_can_be_looked_up() -> None:
    if not (PROC / "self/task").exists():
        pytest.skip("the processes of a site are looked up in /proc, which this system has not")


@pytest.fixture
def folder(prepared: Path, tmp_path: Path) -> Path:
    """A prepared demo installation of this test's own, with nobody in it."""
    return Path(shutil.copytree(prepared, tmp_path / "var"))
