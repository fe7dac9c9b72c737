"""`schuifaan feeds`, as operators and the tests of others call it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from schuifaan.cli import schuifaan
from schuifaan.errors import InputError
from tests.feeds.calendars import calendar, event
from tests.feeds.sheets import sheet

Run = Callable[..., Result]
NOW = "2026-11-18T08:00"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command on an installation of its own, at a fixed moment."""
    monkeypatch.setenv("SCHUIFAAN_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("SCHUIFAAN_NOW", NOW)
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(schuifaan, ["feeds", *words], standalone_mode=True)


def document(result: Result) -> Any:
    """Everything on standard output, which must be one JSON document."""
    return json.loads(result.stdout)


def test_a_window_as_wide_as_the_calendar_can_be_checked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "agenda.ics").write_text(calendar(event("RRULE:FREQ=WEEKLY;COUNT=3")))
    result = run("check", "agenda.ics", "--from", "1000-01-01", "--to", "9999-12-31", "--json")
    assert document(result)["occurrences"] == 3


def test_check_prints_one_document_and_touches_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "agenda.ics").write_text(calendar(event("RRULE:FREQ=WEEKLY;COUNT=3")))
    result = run(
        "check",
        "agenda.ics",
        "--content-type",
        "text/calendar",
        "--from",
        "2026-12-02",
        "--to",
        "2027-01-01",
        "--json",
    )
    assert result.exit_code == 0
    assert document(result) == {
        "verdict": "imported",
        "events": [
            {"title": "Koffie", "start": "2026-12-08T10:00:00+01:00"},
            {"title": "Koffie", "start": "2026-12-15T10:00:00+01:00"},
        ],
        "occurrences": 2,
        "series": 1,
        "issues": [],
    }
    assert not (tmp_path / "var").exists() or not list((tmp_path / "var").glob("*.sqlite"))


@pytest.mark.parametrize(
    ("text", "verdict", "code"),
    [
        (calendar(event()), "imported", 0),
        (calendar(event(), "SUMMARY:Zonder datum"), "partial", 1),
        (calendar(event("RRULE:FREQ=SECONDLY")), "held", 1),
        (calendar(), "empty", 1),
        ("<html>", "rejected", 2),
    ],
)
def test_the_exit_code_follows_the_verdict(
    run: Run, tmp_path: Path, text: str, verdict: str, code: int
) -> None:
    (tmp_path / "agenda.ics").write_text(text)
    result = run("check", "agenda.ics", "--json")
    assert (document(result)["verdict"], result.exit_code) == (verdict, code)


def test_an_issue_says_where_what_and_what_next(run: Run, tmp_path: Path) -> None:
    (tmp_path / "lijst.csv").write_text(sheet({"titel": "Bingo", "datum": "2026-12-01"}))
    (issue,) = document(run("check", "lijst.csv", "--json"))["issues"]
    assert issue == {
        "code": "geen_begintijd",
        "severity": "let op",
        "line": 2,
        "text": "Bij Bingo ontbreekt de begintijd. Wij tonen: hele dag.",
        "next_step": "Vul een begintijd in, zoals 10:00.",
    }


def test_import_publishes_and_what_it_brought_can_be_found_at_once(run: Run, tmp_path: Path) -> None:
    rows = [
        {
            "nummer": str(n),
            "titel": f"Koffie {n}",
            "datum": "2026-11-24",
            "begintijd": "10:00",
            "plaats": "Goor",
        }
        for n in range(3)
    ]
    (tmp_path / "lijst.csv").write_text(sheet(*rows))
    first = run("import", "lijst.csv", "--publish", "--json")
    assert first.exit_code == 0
    assert document(first) == {
        "run": 1,
        "new": 3,
        "changed": 0,
        "unchanged": 0,
        "held": 0,
        "rejected": 0,
        "issues": [],
    }
    found = CliRunner().invoke(schuifaan, ["search", "koffie", "--json"])
    assert {it["external_key"] for it in document(found)["items"]} == {"0", "1", "2"}
    again = document(run("import", "lijst.csv", "--publish", "--json"))
    assert (again["run"], again["new"], again["unchanged"]) == (2, 0, 3)


def test_without_publish_the_first_run_waits(run: Run, tmp_path: Path) -> None:
    (tmp_path / "lijst.csv").write_text(
        sheet({"titel": "Bingo", "datum": "2026-12-01", "begintijd": "10:00", "plaats": "Goor"})
    )
    result = run("import", "lijst.csv", "--json")
    assert (document(result)["held"], result.exit_code) == (1, 1)


def test_a_feed_is_added_listed_run_and_reported(run: Run, tmp_path: Path) -> None:
    (tmp_path / "lijst.csv").write_text(sheet({"titel": "Bingo", "datum": "2026-12-01", "plaats": "Goor"}))
    assert (
        run(
            "add",
            "lijst.csv",
            "--feed",
            "soos",
            "--default",
            "soort=spel",
            "--municipality",
            "hof-van-twente",
        ).exit_code
        == 0
    )
    assert run("run", "soos", "--publish").exit_code == 1
    (feed,) = document(run("list", "--json"))
    assert (feed["slug"], feed["approved"], feed["last_run"]["new"]) == ("soos", True, 1)
    report = document(run("report", "soos", "--json"))
    assert (report["run"]["new"], [it["code"] for it in report["issues"]]) == (1, ["geen_begintijd"])
    assert "ontbreekt de begintijd" in run("report", "soos").stdout


@pytest.mark.parametrize("name", ["leeg.csv", "leeg.xlsx"])
def test_template_writes_a_sheet_whose_headings_are_known(run: Run, tmp_path: Path, name: str) -> None:
    assert run("template", name).exit_code == 0
    found = document(run("check", name, "--json"))
    assert [it["code"] for it in found["issues"]] == ["voorbeeldregel", "bestand_leeg"]


@pytest.mark.parametrize(
    "words",
    [
        ("import", "https://example.org/agenda.ics"),
        ("import", "niet-daar.ics"),
        ("check", "niet-daar.ics"),
        ("add", "niet-daar.ics"),
        ("run", "niet-daar"),
        ("report", "niet-daar"),
        ("template", "leeg.doc"),
    ],
)
def test_what_cannot_be_done_is_one_dutch_sentence(run: Run, words: tuple[str, ...]) -> None:
    result = run(*words)
    assert isinstance(result.exception, InputError)
    assert result.stdout == ""
