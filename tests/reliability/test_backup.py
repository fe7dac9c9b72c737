"""A backup made while people are busy is whole, and putting it back brings that moment back."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from schuifaan.services.installation import Installation, open_installation
from schuifaan.services.received.submissions import Sender, submit
from tests.reliability.processes import run, starting_site
from tests.reliability.stored import FILE, ask, count, everything, is_whole
from tests.support.sites import demo_settings


class BusyPartner(threading.Thread):
    """Sends in one thing after another until told to stop."""

    def __init__(self, installation: Installation) -> None:
        super().__init__(daemon=True)
        self.sent, self.enough = 0, threading.Event()
        self._installation = installation

    def run(self) -> None:
        while not self.enough.is_set():
            with self._installation.database.write() as session:
                now = self._installation.settings.clock.now()
                submit(session, "klopt-niet", f"token {self.sent}", {"wat": "x" * 500}, Sender(), now)
            self.sent += 1


def test_a_backup_under_load_is_one_moment_of_the_data(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere" / FILE
    copy.parent.mkdir()
    installation = open_installation(demo_settings(folder))
    partner = BusyPartner(installation)
    partner.start()
    saved = run(folder, "db", "backup", str(copy))
    partner.enough.set()
    partner.join()
    installation.database.dispose()
    assert saved.returncode == 0, saved.stderr
    assert is_whole(copy.parent)
    assert everything(copy.parent) == everything(folder)
    numbers = [number for (number,) in ask(copy.parent, "SELECT id FROM submission ORDER BY id")]
    assert numbers == list(range(1, len(numbers) + 1))
    assert 0 < len(numbers) <= count(folder, "submission") == partner.sent
    assert [file.name for file in copy.parent.iterdir()] == [FILE], "a draft was left behind"


def test_a_backup_put_back_beside_a_running_site_is_what_one_finds_on_it(
    folder: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sqlite"
    assert run(folder, "db", "backup", str(copy)).returncode == 0
    with starting_site(folder, "serve") as site:
        site.wait_until_serving()
        before = site.titles("q=koffie")
        with closing(sqlite3.connect(folder / FILE)) as database, database:
            database.execute("UPDATE activity SET published = 0")
        assert run(folder, "index", "rebuild").returncode == 0
        assert site.titles("q=koffie") == set()
        restored = run(folder, "db", "restore", str(copy))
        assert restored.returncode == 0, restored.stderr
        assert site.titles("q=koffie") == before
    assert run(folder, "index", "check").returncode == 0


@pytest.mark.parametrize("fault", ["cut short", "not a database", "another program's", "absent"])
def test_what_is_not_a_whole_backup_is_refused_and_changes_nothing(
    fault: str, folder: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sqlite"
    if fault == "cut short":
        assert run(folder, "db", "backup", str(copy)).returncode == 0
        copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])
    elif fault == "not a database":
        copy.write_text("Beste redactie, hierbij de back-up.\n" * 200)
    elif fault == "another program's":
        with closing(sqlite3.connect(copy)) as other:
            other.execute("CREATE TABLE bookmarks (address)")
    before = everything(folder)
    refused = run(folder, "db", "restore", str(copy))
    assert refused.returncode == 2
    assert everything(folder) == before


def test_a_backup_that_cannot_be_written_leaves_the_earlier_one(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    copy.write_text("the earlier one")
    (tmp_path / "copy.sqlite.draft").mkdir()
    refused = run(folder, "db", "backup", str(copy))
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1
    assert copy.read_text() == "the earlier one"
