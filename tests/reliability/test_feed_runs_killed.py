"""A run of a feed that is killed, wherever it is, leaves nothing a second run does not put right."""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest

from tests.feeds.calendars import calendar, event
from tests.feeds.fetching.server import Answer, Misbehaving, misbehaving, whole
from tests.reliability.processes import SCHUIFAAN, run, until
from tests.reliability.stored import ask, count, everything
from tests.support.server import site_environment

LOOPBACK = {"SCHUIFAAN_FEEDS_ALLOW_LOOPBACK": "1", "SCHUIFAAN_DEMO": "0"}
PLACE = "LOCATION:De Zaal\\, Goor\nRRULE:FREQ=WEEKLY"
EVENTS = 400


def agenda(first: int, title: str) -> bytes:
    events = (
        event(PLACE, uid=str(n), title=f"{title} {n}" if n % 7 == 0 else f"Koffie {n}") for n in range(EVENTS)
    )
    return calendar(*list(events)[first:]).encode()


@dataclass
class Place:
    """A folder in which the first version of a calendar was read, and the server that has the second by now."""

    var: Path
    server: Misbehaving

    def run(self) -> None:
        done = run(self.var, "feeds", "run", "agenda", "--publish", **LOOPBACK)
        assert done.returncode == 0, done.stderr

    def kill_run_when(self, look: Callable[[], object]) -> None:
        """Start a run, and kill it and everything it started as soon as `look` finds something."""
        process = subprocess.Popen(
            [SCHUIFAAN, "feeds", "run", "agenda", "--publish"],
            env=site_environment(self.var, 1, **LOOPBACK),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            until(lambda: look() or process.poll() is not None)
        finally:
            os.killpg(process.pid, signal.SIGKILL) if process.poll() is None else None
            process.wait()


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    var = tmp_path_factory.mktemp("killed") / "var"
    with misbehaving(agenda=whole(agenda(0, "Koffie"))) as server:
        place = Place(var, server)
        added = run(var, "feeds", "add", server.url("agenda"), "--feed", "agenda", **LOOPBACK)
        assert added.returncode == 0, added.stderr
        place.run()
        server.answers["agenda"] = whole(agenda(5, "Thee"))
        yield place


@pytest.fixture(scope="module")
def undisturbed(before: Place, tmp_path_factory: pytest.TempPathFactory) -> Place:
    place = Place(Path(shutil.copytree(before.var, tmp_path_factory.mktemp("whole") / "var")), before.server)
    place.run()
    return place


def steps(place: Place, asked: Event) -> dict[str, Callable[[], object]]:
    """When to kill: at each trace that a run leaves on its way."""
    wal = place.var / "schuifaan.sqlite-wal"
    current = place.var / "index" / "CURRENT"
    index = current.read_bytes()
    bodies = len(list((place.var / "feeds").glob("*/*.gz")))
    return {
        "fetching": asked.is_set,
        "body kept": lambda: len(list((place.var / "feeds").glob("*/*.gz"))) > bodies,
        "writing": lambda: wal.exists() and wal.stat().st_size > 100_000,
        "committed": lambda: count(place.var, "feedrun") > 1,
        "indexed": lambda: current.read_bytes() != index,
    }


@pytest.mark.parametrize("step", ["fetching", "body kept", "writing", "committed", "indexed"])
def test_killed_there_and_run_again_comes_to_the_same(
    before: Place, undisturbed: Place, tmp_path: Path, step: str
) -> None:
    place = Place(Path(shutil.copytree(before.var, tmp_path / "var")), before.server)
    asked = Event()
    place.server.answers["agenda"] = _telling(asked, place.server.answers["agenda"])
    old, new = _shown(place.var), _shown(undisturbed.var)
    place.kill_run_when(steps(place, asked)[step])
    after = _shown(place.var)
    assert after.keys() == old.keys()  # nothing is gone, be it that a part of the list is new already
    assert all(title in (old[activity], new[activity]) for activity, title in after.items())
    place.run()
    assert everything(place.var) == everything(undisturbed.var)
    assert count(place.var, "indextask") == 0
    checked = run(place.var, "index", "check", **LOOPBACK)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def _shown(var: Path) -> dict[object, object]:
    return dict(ask(var, "SELECT id, title FROM activity WHERE published AND hidden_reason = ''"))


def _telling(asked: Event, answer: Answer) -> Answer:
    def tell(connection: object, server: Misbehaving, request: str) -> None:
        asked.set()
        answer(connection, server, request)  # type: ignore[arg-type]

    return tell
