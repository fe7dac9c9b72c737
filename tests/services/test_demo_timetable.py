"""The demonstration's timetable follows its files, and never takes the place of one that somebody imported."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from schuifaan.content import Content, load_content
from schuifaan.paths import shipped
from schuifaan.services.demo_timetable import load_demo_timetable
from schuifaan.transit import area_of, import_timetable, open_timetable
from tests.transit.feeds import zipped

TODAY = date(2026, 11, 18)


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(shipped("content"))


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """The files of the demonstration, to change."""
    shutil.copytree(shipped("content") / "demo" / "dienstregeling", tmp_path / "demo" / "dienstregeling")
    return tmp_path / "demo"


def rename(demo: Path, old: str, new: str) -> None:
    file = demo / "dienstregeling" / "feed_info.txt"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def name(folder: Path) -> str:
    timetable = open_timetable(folder)
    assert timetable
    return timetable.name


def test_it_is_imported_once_and_again_when_its_files_change(
    content: Content, demo: Path, tmp_path: Path
) -> None:
    var = tmp_path / "timetable"
    assert "trips" in (load_demo_timetable(content, demo, var, TODAY) or "")
    assert load_demo_timetable(content, demo, var, TODAY) is None
    rename(demo, "voorbeeld", "nieuw voorbeeld")
    assert "trips" in (load_demo_timetable(content, demo, var, TODAY) or "")
    assert "nieuw voorbeeld" in name(var)
    assert load_demo_timetable(content, demo, var, TODAY) is None


def test_a_timetable_somebody_imported_stays_whatever_happens_to_the_files(
    content: Content, demo: Path, tmp_path: Path
) -> None:
    var = tmp_path / "timetable"
    load_demo_timetable(content, demo, var, TODAY)
    tables = {it.name: it.read_text(encoding="utf-8") for it in (demo / "dienstregeling").glob("*.txt")}
    tables["feed_info.txt"] = "feed_publisher_name,feed_version\nEcht vervoer,1\n"
    import_timetable(zipped(tables, tmp_path / "echt.zip"), area_of(content), var, TODAY)
    rename(demo, "voorbeeld", "nieuw voorbeeld")
    assert load_demo_timetable(content, demo, var, TODAY) is None
    assert name(var) == "Echt vervoer 1"


def test_a_damaged_one_of_our_own_is_mended_and_one_of_somebody_else_is_told(
    content: Content, demo: Path, tmp_path: Path
) -> None:
    var = tmp_path / "timetable"
    load_demo_timetable(content, demo, var, TODAY)
    stored = var / "dienstregeling"
    whole = stored.read_bytes()
    stored.write_bytes(whole[:-10])
    assert "trips" in (load_demo_timetable(content, demo, var, TODAY) or "")
    assert stored.read_bytes() == whole
    (var / "voorbeeld").unlink()
    stored.write_bytes(whole[:-10])
    assert "import it again" in (load_demo_timetable(content, demo, var, TODAY) or "")
