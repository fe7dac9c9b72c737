"""The index is a copy that can always be made again."""

import multiprocessing
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select

from schuifaan.models import Activity, IndexTask
from schuifaan.services.locks import BusyError, alone
from schuifaan.services.search import indexing
from schuifaan.services.search.indexing import check_index, rebuild_index, repair_index, sync_index
from tests.support.village import Village
from zoekindex import IndexWriter

TOMORROW = "2026-11-19T10:00"


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    made = Village(tmp_path)
    yield made
    made.close()


def tasks(village: Village) -> int:
    with village.installation.database.read() as session:
        return len(session.exec(select(IndexTask)).all())


def test_a_sync_brings_every_change_into_the_index_and_leaves_no_tasks(village: Village) -> None:
    first = village.add("Koffie", TOMORROW)
    village.add("Zwemmen", TOMORROW)
    assert tasks(village) > 0
    report = sync_index(village.installation, village.now)
    assert (report.stored, report.removed, tasks(village)) == (2, 0, 0)
    village.change(first, hidden_reason="bron is weg")
    report = sync_index(village.installation, village.now)
    assert (report.stored, report.removed, village.titles()) == (0, 1, ["Zwemmen"])


def test_a_sync_without_changes_leaves_the_index_as_it_is(village: Village) -> None:
    village.add("Koffie", TOMORROW)
    village.sync()
    before = village.installation.finder.generation
    report = sync_index(village.installation, village.now)
    assert (str(report), village.installation.finder.generation) == (
        "The search index is up to date.",
        before,
    )


def test_a_removed_activity_leaves_the_index(village: Village) -> None:
    gone = village.add("Weg")
    village.sync()
    with village.installation.database.write() as session:
        session.delete(session.get_one(Activity, gone))
    village.sync()
    assert check_index(village.installation).documents == 0


def test_a_crash_after_the_index_was_written_only_means_doing_it_again(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    village.add("Koffie", TOMORROW)
    village.sync()
    village.add("Zwemmen", TOMORROW)

    def power_cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(indexing, "_remove", power_cut)
        with pytest.raises(KeyboardInterrupt):
            sync_index(village.installation, village.now)
    assert tasks(village) > 0
    village.sync()
    assert (tasks(village), village.find().total, check_index(village.installation).ok) == (0, 2, True)


def test_a_crash_before_the_index_was_written_loses_nothing(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    village.add("Koffie", TOMORROW)
    village.sync()
    village.add("Zwemmen", TOMORROW)

    def power_cut(*_: object) -> str:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(IndexWriter, "apply", power_cut)
        with pytest.raises(KeyboardInterrupt):
            sync_index(village.installation, village.now)
    village.sync()
    assert (tasks(village), village.find().total) == (0, 2)


def test_more_tasks_than_fit_in_one_batch_are_all_done(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "TASKS_AT_ONCE", 2)
    for number in range(5):
        village.add(f"Activiteit {number}", TOMORROW)
    rebuild_index(village.installation, village.now)
    for number in range(5, 9):
        village.add(f"Activiteit {number}", TOMORROW)
    village.sync()
    assert (village.find().total, tasks(village)) == (9, 0)


def test_a_check_names_what_differs(village: Village) -> None:
    village.add("Koffie", TOMORROW)
    village.sync()
    village.add("Zwemmen", TOMORROW)
    found = check_index(village.installation)
    assert not found.ok
    assert found.waiting > 0
    assert found.problems == ("1 missing: 2",)


def test_an_index_that_drifted_is_repaired_though_no_task_says_so(village: Village) -> None:
    village.add("Koffie", TOMORROW)
    village.add("Zwemmen", TOMORROW)
    village.sync()
    vocabulary = village.installation.finder.vocabulary
    writer = IndexWriter(village.installation.settings.index, vocabulary=vocabulary)
    writer.apply([], ["1"])
    assert not check_index(village.installation).ok
    report = repair_index(village.installation, village.now)
    assert (report.stored, report.rebuilt, check_index(village.installation).ok) == (1, False, True)


def test_an_index_that_is_gone_is_built_anew(village: Village) -> None:
    village.add("Koffie", TOMORROW)
    village.sync()
    shutil.rmtree(village.installation.settings.index)
    assert village.find().degraded
    report = repair_index(village.installation, village.now)
    assert report.rebuilt
    assert not village.find().degraded


def test_a_damaged_index_is_built_anew_and_searching_goes_on_meanwhile(village: Village) -> None:
    village.add("Koffie", TOMORROW)
    village.sync()
    for file in village.installation.settings.index.rglob("*"):
        if file.is_file() and file.stat().st_size > 100:
            file.write_bytes(b"\0" * file.stat().st_size)
    assert village.titles(("q", "koffie")) == ["Koffie"]
    assert repair_index(village.installation, village.now).rebuilt
    assert check_index(village.installation).ok


def test_a_sync_that_finds_a_damaged_index_builds_it_anew(village: Village) -> None:
    village.add("Koffie", TOMORROW)
    village.sync()
    (village.installation.settings.index / "CURRENT").write_bytes(b"{}")
    village.add("Zwemmen", TOMORROW)
    report = sync_index(village.installation, village.now)
    assert (report.rebuilt, report.stored, village.find().total, tasks(village)) == (True, 2, 2, 0)


def test_an_index_that_is_lost_while_nothing_changes_is_built_anew_by_the_next_round(
    village: Village,
) -> None:
    village.add("Koffie", TOMORROW)
    village.sync()
    next(village.installation.settings.index.glob("generation-*/*.pst")).unlink()
    assert sync_index(village.installation, village.now).rebuilt
    assert not sync_index(village.installation, village.now).rebuilt
    assert check_index(village.installation).ok


def test_whoever_waits_too_long_for_another_process_is_told(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "PATIENCE", 0.1)
    lock = village.installation.settings.var / "index.lock"
    held, release = multiprocessing.Event(), multiprocessing.Event()
    other = multiprocessing.Process(target=hold, args=(lock, held, release))
    other.start()
    held.wait(10)
    with pytest.raises(BusyError, match=r"index\.lock"):
        sync_index(village.installation, village.now)
    release.set()
    other.join()


def hold(
    lock: Path, held: "multiprocessing.synchronize.Event", release: "multiprocessing.synchronize.Event"
) -> None:
    with alone(lock, 1):
        held.set()
        release.wait(10)
