"""The index on disk: changes, damage, killed writers, and readers in between."""

import json
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.zoekindex.samples import TUESDAY, ids, occurrence
from zoekindex import Document, IndexBusy, IndexUnusable, IndexWriter, Query, WhooshEngine, analysis, segments
from zoekindex.folder import Folder, Generation
from zoekindex.manifest import Manifest

ROOT = Path(__file__).parents[2]
EVERYTHING = Query(limit=1000)


def document(name: str, title: str = "Koffie", version: str = "1") -> Document:
    return Document(id=name, version=version, title=title, occurrences=(occurrence("2026-11-25 10:00"),))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def found(folder: Path, words: str = "") -> list[str]:
    return ids(WhooshEngine(folder).search(Query(words=words, limit=1000), TUESDAY))


def generations(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("generation-*"))


def test_documents_are_added_replaced_and_removed(folder: Path) -> None:
    writer = IndexWriter(folder)
    writer.rebuild([document("a"), document("b"), document("c")])
    writer.apply([document("b", "Wandelen", version="2"), document("d")], deletes=["a", "never there"])
    assert found(folder) == ["b", "c", "d"]
    assert found(folder, "wandelen") == ["b"]
    assert found(folder, "koffie") == ["c", "d"]
    assert writer.versions() == {"b": "2", "c": "1", "d": "1"}


def test_of_two_documents_with_the_same_id_in_one_batch_the_last_one_counts(folder: Path) -> None:
    writer = IndexWriter(folder)
    writer.rebuild([document("a", "Koffie"), document("a", "Thee")])
    assert (found(folder, "koffie"), found(folder, "thee")) == ([], ["a"])
    writer.apply([document("a", "Melk"), document("a", "Wijn")], deletes=["a"])
    assert found(folder) == ["a"]
    assert (found(folder, "melk"), found(folder, "wijn")) == ([], ["a"])


def test_many_small_changes_give_the_same_answers_as_building_anew(folder: Path, tmp_path: Path) -> None:
    writer, final = IndexWriter(folder), {}
    writer.rebuild([])
    for number in range(40):
        changed = document(str(number % 13), f"Koffie {'thee ' * (number % 4)} nummer{number}")
        final[changed.id] = changed
        writer.apply(
            [changed], deletes=[str(number % 7)] if number % 5 == 0 and number % 13 != number % 7 else []
        )
        if number % 5 == 0 and number % 13 != number % 7:
            final.pop(str(number % 7), None)
    IndexWriter(tmp_path / "anew").rebuild(final.values())
    for words in ("koffie", "koffie thee", "nummer31", "tee nummr32"):
        question = Query(words=words, sort="beste", limit=100)
        answers = [WhooshEngine(each).search(question, TUESDAY) for each in (folder, tmp_path / "anew")]
        assert answers[0].hits == answers[1].hits
        assert answers[0].corrected == answers[1].corrected
        assert words != "koffie" or len(answers[0].hits) == len(final)


def test_a_word_of_more_documents_than_a_block_holds_is_found_in_all_of_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segments, "BLOCK", 7)
    writer = IndexWriter(folder)
    writer.rebuild([document(str(number), f"Koffie nummer{number}") for number in range(200)])
    writer.apply([document("100", "Thee")], deletes=["0", "7", "199"])
    assert found(folder, "koffie") == sorted(
        {str(number) for number in range(200)} - {"0", "7", "100", "199"}
    )
    assert found(folder, "nummer77") == ["77"]


def test_a_reader_that_stays_open_sees_every_change_at_once(folder: Path) -> None:
    writer, engine = IndexWriter(folder), WhooshEngine(folder)
    first = writer.rebuild([document("a")])
    assert engine.generation == first
    second = writer.apply([document("b")])
    assert engine.search(EVERYTHING, TUESDAY).generation == engine.generation == second
    third = writer.rebuild([document("c")])
    assert ids(engine.search(EVERYTHING, TUESDAY)) == ["c"]
    assert len({first, second, third}) == 3


def test_a_question_never_waits_for_a_newer_index_when_the_folder_is_watched(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer, engine = IndexWriter(folder), WhooshEngine(folder)
    writer.rebuild([document("a")])
    assert ids(engine.search(EVERYTHING, TUESDAY)) == ["a"]
    loading, may_go_on = threading.Event(), threading.Event()
    read = Folder.read

    def held_up(self: Folder, known: Generation | None = None) -> Generation:
        loading.set()
        may_go_on.wait(60)
        return read(self, known)

    writer.apply([document("b")])
    monkeypatch.setattr(Folder, "read", held_up)
    engine.watch()
    assert loading.wait(60)
    assert ids(engine.search(EVERYTHING, TUESDAY)) == ["a"]  # while the new one is being loaded
    may_go_on.set()
    until(lambda: ids(engine.search(EVERYTHING, TUESDAY)) == ["a", "b"])


def test_a_watched_index_that_is_lost_is_noticed_and_so_is_its_return(folder: Path) -> None:
    writer, engine = IndexWriter(folder), WhooshEngine(folder)
    writer.rebuild([document("a")])
    engine.watch()
    until(lambda: ids(engine.search(EVERYTHING, TUESDAY)) == ["a"])
    (folder / "CURRENT").unlink()
    until(lambda: unusable(engine))
    writer.rebuild([document("b")])
    until(lambda: not unusable(engine))
    assert ids(engine.search(EVERYTHING, TUESDAY)) == ["b"]


def until(holds: Callable[[], bool]) -> None:
    """Waits for what another thread is about to do; fails when it takes a minute."""
    give_up = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < give_up
        threading.Event().wait(0.01)


def unusable(engine: WhooshEngine) -> bool:
    try:
        engine.search(EVERYTHING, TUESDAY)
    except IndexUnusable:
        return True
    return False


def test_an_index_is_read_once_and_damaged_or_not_then_remembered(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    IndexWriter(folder).rebuild([document("a")])
    load, loads = Folder.load, []

    def count(self: Folder, manifest: Manifest, known: Generation | None = None) -> Generation:
        loads.append(manifest.generation)
        return load(self, manifest, known)

    monkeypatch.setattr(Folder, "load", count)
    engine = WhooshEngine(folder)
    for _ in range(3):
        engine.search(EVERYTHING, TUESDAY)
    assert len(loads) == 1
    spoil(next(folder.glob("generation-*/*.pst")))
    damaged = WhooshEngine(folder)
    for _ in range(3):
        with pytest.raises(IndexUnusable):
            damaged.search(EVERYTHING, TUESDAY)
    assert len(loads) == 2


def test_a_reader_overtaken_by_a_writer_while_opening_looks_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = IndexWriter(folder)
    writer.rebuild([document("a")])
    load = Folder.load
    overtaken: list[bool] = []

    def overtake(self: Folder, manifest: Manifest, known: Generation | None = None) -> Generation:
        if not overtaken:
            overtaken.append(True)
            writer.apply([document("b")])
        return load(self, manifest, known)

    monkeypatch.setattr(Folder, "load", overtake)
    assert found(folder) == ["a", "b"]


def test_changing_nothing_keeps_the_generation(folder: Path) -> None:
    writer = IndexWriter(folder)
    assert writer.rebuild([document("a")]) == writer.apply([], deletes=[])


def test_without_an_index_readers_and_changes_say_so(folder: Path) -> None:
    with pytest.raises(IndexUnusable, match="no index yet"):
        WhooshEngine(folder).search(EVERYTHING, TUESDAY)
    with pytest.raises(IndexUnusable, match="no index yet"):
        IndexWriter(folder).apply([document("a")])
    assert IndexWriter(folder).check().problems == ("there is no index yet",)


def test_a_rebuild_keeps_the_generation_before_it_and_no_more(folder: Path) -> None:
    writer = IndexWriter(folder)
    for _ in range(4):
        writer.rebuild([document("a")])
    kept = generations(folder)
    assert [name.split("-")[1] for name in kept] == ["000003", "000004"]


def test_files_that_a_change_made_superfluous_are_removed(folder: Path) -> None:
    writer = IndexWriter(folder)
    writer.rebuild([document("a")])
    for number in range(30):
        writer.apply([document("a", f"Koffie {number}")])
    (living,) = (folder / name for name in generations(folder))
    named = json.loads((folder / "CURRENT").read_bytes())["files"]
    assert {path.name for path in living.iterdir()} == set(named)


def test_the_check_tells_what_differs_from_what_is_expected(folder: Path) -> None:
    writer = IndexWriter(folder)
    writer.rebuild([document("a"), document("b"), document("c")])
    assert writer.check({"a": "1", "b": "1", "c": "1"}).ok
    report = writer.check({"a": "1", "b": "2", "d": "1"})
    assert not report.ok
    assert report.problems == ("1 missing: d", "1 no longer wanted: c", "1 outdated: b")
    assert report.count == 3


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 4] = bytes(255 - byte for byte in content[middle : middle + 4])
    path.write_bytes(content)


@pytest.mark.parametrize(
    "damage",
    [
        spoil,
        Path.unlink,
        lambda path: path.write_bytes(path.read_bytes()[:20]),
        lambda path: path.write_bytes(b""),
    ],
    ids=["changed", "gone", "cut short", "empty"],
)
@pytest.mark.parametrize(
    "pattern", ["generation-*/*.pst", "generation-*/*.trm", "generation-*/*.toc", "CURRENT"]
)
def test_damage_is_found_by_readers_writers_and_the_check_and_a_rebuild_mends_it(
    folder: Path, pattern: str, damage: Callable[[Path], None]
) -> None:
    writer = IndexWriter(folder)
    writer.rebuild([document("a")])
    (file,) = folder.glob(pattern)
    damage(file)
    engine = WhooshEngine(folder)
    for _ in range(2):
        with pytest.raises(IndexUnusable):
            engine.search(EVERYTHING, TUESDAY)
    with pytest.raises(IndexUnusable):
        IndexWriter(folder).apply([document("b")])
    assert not writer.check().ok
    writer.rebuild([document("a")])
    assert ids(engine.search(EVERYTHING, TUESDAY)) == ["a"]
    assert writer.check({"a": "1"}).ok


def test_an_index_whose_files_are_all_lost_can_be_rebuilt(folder: Path) -> None:
    writer = IndexWriter(folder)
    writer.rebuild([document("a")])
    for path in folder.glob("generation-*"):
        shutil.rmtree(path)
    with pytest.raises(IndexUnusable, match="cannot be read"):
        found(folder)
    writer.rebuild([document("a")])
    assert found(folder) == ["a"]


def test_an_index_made_with_another_analysis_must_be_rebuilt(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    IndexWriter(folder).rebuild([document("a")])
    monkeypatch.setattr(analysis, "OWN_VERSION", analysis.OWN_VERSION + 1)
    with pytest.raises(IndexUnusable, match="was made for"):
        WhooshEngine(folder).search(EVERYTHING, TUESDAY)
    IndexWriter(folder).rebuild([document("a")])
    assert found(folder) == ["a"]


def test_a_second_writer_waits_and_then_gives_up(folder: Path) -> None:
    IndexWriter(folder).rebuild([document("a")])
    with Folder(folder).locked(timeout=1), pytest.raises(IndexBusy):
        IndexWriter(folder, timeout=0).apply([document("b")])
    IndexWriter(folder, timeout=0).apply([document("b")])
    assert found(folder) == ["a", "b"]


def test_when_the_disk_refuses_the_old_index_stays_and_the_next_change_works(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = IndexWriter(folder)
    writer.rebuild([document("a")])
    for step in ("write", "switch"):
        with monkeypatch.context() as patch:

            def full(*_: object) -> None:
                raise OSError(28, "No space left on device")

            patch.setattr(Folder, step, full)
            with pytest.raises(OSError, match="No space left"):
                writer.apply([document("b")])
            with pytest.raises(OSError, match="No space left"):
                writer.rebuild([document("b")])
        assert found(folder) == ["a"]
    writer.apply([document("c")])
    assert found(folder) == ["a", "c"]


# For each number that it reads: a process that dies by kill -9 when it opens, renames or removes a file for that many
# times and once more; the arguments say what it was doing. Answers with how it ended. It forks, for to begin anew and
# import everything takes longer than all that is looked at here.
KILLED = """
import os, sys
from pathlib import Path
from tests.zoekindex.test_index_on_disk import document
from zoekindex import IndexWriter

folder, task = Path(sys.argv[1]), sys.argv[2]

def write(last):
    writer, steps = IndexWriter(folder), 0

    def watch(event, arguments):
        nonlocal steps
        if event in {"open", "os.rename", "os.remove", "os.mkdir", "shutil.rmtree"} and str(folder) in str(arguments[0]):
            steps += 1
            if steps > last:
                os.kill(os.getpid(), 9)

    sys.addaudithook(watch)
    if task == "apply":
        writer.apply([document("new"), document("old", "Thee", version="2")], deletes=["gone"])
    else:
        writer.rebuild([document("new"), document("old", "Thee", version="2")])

for line in sys.stdin:
    child = os.fork()
    if not child:
        write(int(line))
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
BEFORE, AFTER = {"old": "1", "gone": "1"}, {"old": "2", "new": "1"}


@contextmanager
def writers(folder: Path, task: str) -> Iterator[Callable[[int], int]]:
    """What runs a writer that dies after a number of steps, and hands back how it ended."""
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, folder, task],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        said, heard = process.stdin, process.stdout
        assert said
        assert heard

        def die_after(steps: int) -> int:
            said.write(f"{steps}\n")
            said.flush()
            return int(heard.readline())

        yield die_after


@pytest.mark.parametrize("task", ["apply", "rebuild"])
def test_a_writer_killed_at_any_step_leaves_the_old_index_or_the_new_one(folder: Path, task: str) -> None:
    seen = []
    with writers(folder, task) as die_after:
        for step in range(100):
            IndexWriter(folder).rebuild([document("old"), document("gone")])
            ended = die_after(step)
            versions = IndexWriter(folder).versions()
            assert found(folder) == sorted(versions)
            assert versions in (BEFORE, AFTER)
            seen.append(versions)

            IndexWriter(folder, timeout=0).apply([document("next")])  # no lock is left behind
            assert IndexWriter(folder).check(versions | {"next": "1"}).ok
            assert len(generations(folder)) <= 2
            if ended == 0:
                break
            assert ended == -9
    assert ended == 0
    assert seen[0] == BEFORE
    assert seen[-1] == AFTER
    assert len(seen) > 5


def test_readers_get_whole_answers_while_the_index_changes(folder: Path) -> None:
    """Every generation holds twenty documents with one word; an answer from two generations would show."""
    writer = IndexWriter(folder)
    names = [f"{number:02}" for number in range(20)]
    writer.rebuild([document(name, "woord0") for name in names])
    engine, done = WhooshEngine(folder), threading.Event()

    def read(engine: WhooshEngine) -> int:
        answers = 0
        while not done.is_set() or not answers:
            for number in range(13):
                results = engine.search(Query(words=f"woord{number}", literal=True, limit=50), TUESDAY)
                assert results.total in {0, 20}
                assert len(results.hits) == results.total
                answers += 1
        return answers

    def write() -> Iterator[str]:
        try:
            for number in range(1, 13):
                documents = [document(name, f"woord{number}") for name in names]
                yield writer.rebuild(documents) if number % 4 == 0 else writer.apply(documents)
        finally:
            done.set()

    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read, each) for each in (engine, engine, engine, WhooshEngine(folder))]
        assert len(set(write())) == 12
        assert all(reader.result() for reader in readers)
    assert engine.search(Query(words="woord12"), TUESDAY).total == 20
