"""`schuifaan transit`: importing a timetable, and asking it for journeys."""

import json
import shutil
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from schuifaan.paths import shipped
from tests.cli.typed import Command

DEMO = shipped("content") / "demo" / "dienstregeling"
GOOR = "52.2333,6.5861"


@pytest.fixture
def own_var(tmp_path: Path) -> dict[str, str]:
    """An installation in which no timetable was imported."""
    return {"SCHUIFAAN_VAR": str(tmp_path / "var")}


@pytest.fixture
def web(tmp_path: Path) -> Iterator[str]:
    """Address of a web server that gives the demo timetable as /feed.zip, half of it as /half.zip."""
    root = tmp_path / "web"
    root.mkdir()
    whole = Path(shutil.make_archive(str(root / "feed"), "zip", DEMO)).read_bytes()
    (root / "half.zip").write_bytes(whole[: len(whole) // 2])

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(root))  # type: ignore[arg-type]

        def log_message(self, *arguments: object) -> None:
            """Say nothing: what a command prints is looked at."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_import_says_what_it_kept(command: Command, own_var: dict[str, str]) -> None:
    done = command("transit", "import", str(DEMO), **own_var)
    assert done.code == 0
    assert "an invented example" in done.out
    assert "Reading the timetable" in done.err


def test_import_prints_one_document(command: Command, own_var: dict[str, str]) -> None:
    document = json.loads(command("transit", "import", str(DEMO), "--json", **own_var).out)
    assert document["example"] is True
    assert document["trips_skipped"] == 0
    assert document["first_day"] < document["last_day"]


def test_a_timetable_comes_from_the_web_too(command: Command, own_var: dict[str, str], web: str) -> None:
    assert command("transit", "import", f"{web}/feed.zip", **own_var).code == 0


@pytest.mark.parametrize("path", ["half.zip", "nothing.zip"])
def test_half_a_file_or_none_at_all_is_one_sentence_and_exit_code_2(
    command: Command, own_var: dict[str, str], web: str, path: str
) -> None:
    done = command("transit", "import", f"{web}/{path}", **own_var)
    assert (done.code, done.out) == (2, "")
    assert done.err.strip().endswith(".")


def test_a_server_that_is_not_there_is_one_sentence_and_exit_code_2(
    command: Command, own_var: dict[str, str]
) -> None:
    done = command("transit", "import", "http://127.0.0.1:1/feed.zip", **own_var)
    assert done.code == 2
    assert "cannot be read" in done.err


def test_without_a_timetable_there_are_no_journeys(command: Command, own_var: dict[str, str]) -> None:
    done = command(
        "transit", "journeys", "--from", "goor", "--to", GOOR, "--at", "2026-11-18T10:00", **own_var
    )
    assert done.code == 2
    assert "No timetable was imported yet" in done.err


@pytest.mark.parametrize(
    ("at", "end", "status", "code"),
    [
        ("2026-11-18T10:00", "2026-11-18T12:00", "heen-en-terug", 0),
        ("2026-11-18T19:30", "2026-11-18T21:30", "alleen-heen", 0),
        ("2026-11-22T10:00", "2026-11-22T12:00", "niet", 0),
        ("2036-11-18T10:00", "2036-11-18T12:00", "onbekend", 1),
    ],
)
def test_the_demo_timetable_shows_every_status(
    command: Command, own_var: dict[str, str], at: str, end: str, status: str, code: int
) -> None:
    command("transit", "import", str(DEMO), **own_var)
    asked = ("transit", "journeys", "--from", "Markelo", "--to", GOOR, "--at", at, "--end", end)
    assert command(*asked, **own_var).out.splitlines()[0] == status
    done = command(*asked, "--json", **own_var)
    document = json.loads(done.out)
    assert (done.code, document["status"], document["example"]) == (code, status, True)
    if document["there"]:
        assert document["there"]["arrive"].endswith("+01:00")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from", "atlantis", "--to", GOOR), "atlantis"),
        (("--from", "goor", "--to", "999999"), "999999"),
        (("--from", "goor", "--to", "daar"), "LAT,LON"),
        (("--from", "goor", "--to", "95,6"), "LAT,LON"),
    ],
)
def test_what_cannot_be_used_is_said(
    command: Command, own_var: dict[str, str], words: tuple[str, ...], said: str
) -> None:
    command("transit", "import", str(DEMO), **own_var)
    done = command("transit", "journeys", *words, "--at", "2026-11-18T10:00", **own_var)
    assert done.code == 2
    assert said in done.err


def test_a_moment_that_is_none_is_said(command: Command, own_var: dict[str, str]) -> None:
    command("transit", "import", str(DEMO), **own_var)
    done = command("transit", "journeys", "--from", "goor", "--to", GOOR, "--at", "soon", **own_var)
    assert done.code == 2
    assert "soon" in done.err


def test_a_journey_leads_to_an_activity_by_its_id(command: Command) -> None:
    found = json.loads(command("search", "--filter", "plaats=goor", "--limit", "50", "--json").out)
    asked = ("--from", "markelo", "--at", "2026-11-18T10:00", "--end", "2026-11-18T12:00")
    statuses = {}
    for item in found["items"]:
        done = command("transit", "journeys", "--to", str(item["id"]), *asked)
        statuses[done.code] = done.out + done.err
        if {0, 2} <= statuses.keys():
            break
    assert statuses[0].startswith("heen-en-terug")
    assert "alleen het dorp" in statuses[2]
