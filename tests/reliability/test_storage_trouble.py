"""A database that is locked, full or read-only: visitors go on reading, and no answer of anybody is lost."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from tests.reliability.processes import run, starting_site
from tests.reliability.stored import FILE, ask, count, everything, is_whole
from tests.reliability.test_import_beside_a_server import write_sheet
from tests.support.forms import Pairs, filled_in, form_to
from tests.support.giving import at
from tests.support.giving import fill as fill_in
from tests.support.sites import application, demo_settings
from tests.support.visitor import problems_of, tree_of

DISK = "16m"
BEFORE = {
    "titel": "Koffie in de storm", "plaats": "Markelo", "datum": "3-12-2026", "begintijd": "10:00",
    "telefoon": "0547 123 456", "herhaling-keuze": "eenmalig",
}  # fmt: skip
ANSWERS = {
    "samenvatting": "Koffie, ook als het stormt.",
    "omschrijving": 'Eerste regel\n\nTweede regel met "aanhaling" & <teken>',
}
# The same site answers each of these with 200, whatever the state of its storage.
PAGES = ("/", "/zoeken?q=koffie&plaats=markelo", "/zoeken?q=nooit+eerder+gevraagd", "/doorgeven", "/gezond")


@contextmanager
def somebody_writing(var: Path) -> Iterator[None]:
    """Another program in the middle of a transaction that it does not end."""
    with closing(sqlite3.connect(var / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@pytest.fixture
def small_disk(prepared: Path, tmp_path: Path) -> Iterator[Path]:
    """A prepared folder on a disk of its own."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, stderr=subprocess.DEVNULL).returncode:
        pytest.skip("only root can make a small disk")
    try:
        yield Path(shutil.copytree(prepared, disk / "var"))
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


@contextmanager
def site_on(var: Path) -> Iterator[FlaskClient]:
    """A visitor, who may see errors of ours, of the site in `var`."""
    app: Flask = application(demo_settings(var))
    yield FlaskClient(app, app.response_class)
    app.extensions["schuifaan"].database.dispose()


def fill(disk: Path) -> Path:
    """Use up the disk; returns the file to remove to make room again."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return filler


def form(client: FlaskClient) -> tuple[str, Pairs]:
    """The address of a page of a draft that was begun, and its form, filled in."""
    address = at(fill_in(client, BEFORE), "vertellen")
    return address, filled_in(
        form_to(tree_of(client.get(address)), "/doorgeven/stap/vertellen"), dict(ANSWERS)
    )


def assert_keeps_the_text(answer: TestResponse) -> Pairs:
    """The page says what to do and holds every answer; returns what its button sends."""
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert problems_of(answer) == []
    page = tree_of(answer)
    [again] = [it for it in page.all("form") if it.get("method") == "post"]
    assert again.get("action") is None, "a form without an address is sent to where it was going"
    pairs = filled_in(again, {})
    assert set(pairs) >= set(ANSWERS.items())
    return pairs


def test_while_another_program_keeps_the_database_pages_are_read_and_a_form_is_kept(folder: Path) -> None:
    with site_on(folder) as client:
        address, filled = form(client)
        with somebody_writing(folder):
            assert [client.get(path).status_code for path in PAGES] == [200] * len(PAGES)
            again = assert_keeps_the_text(client.post(address, data=MultiDict(filled)))
            searched = run(folder, "search", "koffie", "--limit", "1")
            assert (searched.returncode, searched.stderr) == (0, "")
            refused = run(folder, "feeds", "run", "daar-is-geen-feed-van")
            assert refused.returncode == 2
        assert count(folder, "submission") == 0
        last = client.post(address, data=MultiDict(again)).headers["Location"]
        sent = [client.post(last, data=MultiDict(again)).headers["Location"] for _ in range(2)]
        assert sent[0] == sent[1]
        assert count(folder, "submission") == 1


def test_on_a_full_disk_pages_are_read_and_what_cannot_be_kept_is_refused_whole(
    small_disk: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "partner.csv"
    write_sheet(sheet, [f"Kwartelkoffie {number}" for number in range(100)])
    with site_on(small_disk) as client:
        address, filled = form(client)
        before = everything(small_disk)
        filler = fill(small_disk.parent)
        assert [client.get(path).status_code for path in PAGES] == [200] * len(PAGES)
        again = assert_keeps_the_text(client.post(address, data=MultiDict(filled)))

        imported = run(small_disk, "feeds", "import", str(sheet), "--publish", "--json")
        assert (imported.returncode, imported.stdout) == (2, "")
        assert imported.stderr == "The database cannot be used at this moment: database or disk is full.\n"
        saved = run(small_disk, "db", "backup", str(small_disk.parent / "copy.sqlite"))
        assert saved.returncode == 2
        assert saved.stderr.startswith("The backup cannot be written")
        assert saved.stderr.count("\n") == 1
        assert everything(small_disk) == before
        assert is_whole(small_disk)

        filler.unlink()
        assert client.post(address, data=MultiDict(again)).status_code == 303
        assert run(small_disk, "feeds", "import", str(sheet), "--publish").returncode == 0
        assert client.get("/api/v1/activiteiten?q=kwartelkoffie&letterlijk=1").json["total"] == 100  # type: ignore[index]
        assert run(small_disk, "index", "check").returncode == 0


def test_a_folder_that_cannot_be_written_gives_one_sentence_and_nothing_is_lost(small_disk: Path) -> None:
    disk = str(small_disk.parent)
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    for command in ("start", "serve", "index sync"):
        refused = run(small_disk, *command.split(), port=8000)
        assert (refused.returncode, refused.stdout) == (2, ""), command
        assert refused.stderr.count("\n") == 1, refused.stderr
    subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
    assert is_whole(small_disk)
    with starting_site(small_disk) as site:
        site.wait_until_serving()
        assert len(site.titles("q=koffie")) > 0
        assert ask(small_disk, "SELECT count(*) FROM indextask") == [(0,)]
