"""What every command promises: exit codes, one JSON document on standard output, sentences on standard error."""

import json
import re
from pathlib import Path

import pytest

from schuifaan.cli import schuifaan
from schuifaan.services.installation import open_installation
from schuifaan.services.received.submissions import NEW_ACTIVITY, Sender, submit
from tests.cli.typed import Command
from tests.support.sites import demo_settings

GROUPS = {
    "db": "upgrade|backup|restore",
    "index": "rebuild|sync|check",
    "feeds": "list|add|check|import|run|report|template",
    "submissions": "list|approve|reject",
    "content": "check|codes",
}
SHEET = "titel;plaats;datum;begintijd;telefoon\nKoffie met kwartels;Goor;3-12-2026;10:00;0547 123 456\n"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    file = tmp_path / "partner.csv"
    file.write_text(SHEET, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "line",
    [
        "search koffie --json",
        "index check --json",
        "index sync --json",
        "index rebuild --json",
        "feeds list --json",
        "feeds report demo-salut --json",
        "feeds check {sheet} --content-type text/csv --json",
        "feeds import {sheet} --publish --json",
        "submissions list --json",
        "content codes --json",
    ],
)
def test_json_is_one_document_on_standard_output(line: str, sheet: Path, command: Command) -> None:
    if "report" in line:
        slug = json.loads(command("feeds", "list", "--json").out)[0]["slug"]
        line = line.replace("demo-salut", slug)
    done = command(*line.format(sheet=sheet).split())
    json.loads(done.out)
    assert done.code in (0, 1)


def test_a_guide_is_noted_as_one_that_passes_on_what_others_organise(sheet: Path, command: Command) -> None:
    assert command("feeds", "add", str(sheet), "--feed", "gids", "--role", "verzamelaar").code == 0
    assert command("feeds", "add", str(sheet), "--feed", "eigen").code == 0
    roles = {it["slug"]: it["role"] for it in json.loads(command("feeds", "list", "--json").out)}
    assert (roles["gids"], roles["eigen"]) == ("verzamelaar", "organisator")
    assert command("feeds", "add", str(sheet), "--feed", "x", "--role", "baas").code == 2


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("", 2),
        ("-h", 0),
        ("nonsense", 2),
        ("search --limit 0", 2),
        ("search --limit 101", 2),
        ("search --limit veel", 2),
        ("search --filter plaats", 2),
        ("search --at gisteren", 2),
        ("search --at 2030-01-01", 2),
        ("search koffie --filter plaats=nergens", 1),
        ("search zxqv", 0),
        ("index check", 0),
        ("feeds run onbekend", 2),
        ("feeds report onbekend", 2),
        ("feeds import /nergens/partner.csv", 2),
        ("feeds import https://partner.example/agenda.ics", 2),
        ("feeds import {sheet} --municipality utopia", 2),
        ("feeds import {sheet} --organisation niemand", 2),
        ("feeds import {folder}", 2),
        ("feeds check {nonsense} --json", 2),
        ("feeds import {nonsense} --json", 2),
        ("feeds add /nergens/partner.csv", 2),
        ("feeds template {folder}/leeg.doc", 2),
        ("feeds template /nergens/leeg.csv", 2),
        ("submissions approve 999", 2),
        ("submissions reject 999 --reason nee", 2),
        ("db backup /nergens/kopie.sqlite", 2),
        ("db restore {nonsense}", 2),
        ("content check", 0),
    ],
)
def test_the_exit_code_says_whether_it_was_of_use(
    line: str, code: int, sheet: Path, tmp_path: Path, command: Command
) -> None:
    nonsense = tmp_path / "nonsense.bin"
    nonsense.write_bytes(bytes(range(256)) * 20)
    done = command(*line.format(sheet=sheet, folder=tmp_path, nonsense=nonsense).split())
    assert done.code == code, done
    if code == 2 and "--json" not in line:
        assert done.err.strip(), "a refusal without a word"
        assert done.out == ""
    assert "Traceback" not in done.err


def test_a_sheet_with_some_bad_rows_is_done_with_problems(sheet: Path, command: Command) -> None:
    sheet.write_text(SHEET + "Zonder datum;Goor;;10:00;0547 123 456\n", encoding="utf-8")
    done = command("feeds", "import", str(sheet), "--feed", "half", "--publish", "--json")
    report = json.loads(done.out)
    assert (done.code, report["rejected"]) == (1, 1)
    assert (report["new"], len(report["issues"])) == (1, 1)
    assert set(report["issues"][0]) == {"code", "severity", "line", "text", "next_step"}


def test_a_filter_we_do_not_know_is_said_and_the_answer_goes_on(command: Command) -> None:
    done = command("search", "koffie", "--filter", "plaats=nergens", "--filter", "kleur=rood", "--json")
    assert done.code == 1, "done, with problems"
    assert "nergens" in done.err
    assert "kleur" not in done.err, "keys of others are ignored, as they are on the page"
    assert json.loads(done.out)["total"] > 0


def test_a_moment_outside_the_kept_dates_says_which_are_kept(command: Command) -> None:
    done = command("search", "--at", "2030-01-01", "--json")
    assert (done.code, done.out) == (2, "")
    assert done.err == "We keep dates from 2026-10-18 to 2027-12-23, and 2030-01-01 is outside.\n"


def test_a_folder_we_may_not_make_gives_one_sentence(command: Command) -> None:
    done = command("search", "koffie", SCHUIFAAN_VAR="/proc/nergens/var")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)


def test_a_database_that_is_none_gives_one_sentence(tmp_path: Path, command: Command) -> None:
    (tmp_path / "schuifaan.sqlite").write_text("Beste redactie,\n" * 100)
    done = command("search", "koffie", SCHUIFAAN_VAR=str(tmp_path))
    assert (done.code, done.out) == (2, "")
    assert done.err == "The database cannot be used at this moment: file is not a database.\n"


def test_a_setting_that_cannot_be_used_gives_one_sentence(command: Command) -> None:
    done = command("search", "koffie", SCHUIFAAN_NOW="straks")
    assert (done.code, done.out) == (2, "")
    assert done.err == "SCHUIFAAN_NOW must look like 2026-11-18T08:00, not 'straks'.\n"


@pytest.mark.parametrize("name", ["start", "serve"])
def test_a_production_site_without_a_number_to_ring_does_not_start(
    name: str, tmp_path: Path, command: Command
) -> None:
    done = command(
        name,
        SCHUIFAAN_VAR=str(tmp_path / "var"), SCHUIFAAN_PRODUCTION="1", SCHUIFAAN_DEMO="0", SCHUIFAAN_NOW="",
        SCHUIFAAN_SECRET_KEY="0123456789abcdef" * 2, SCHUIFAAN_PUBLIC_URL="https://x.example", PORT="1024",
    )  # fmt: skip
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "no checked help-line number" in done.err
    assert not (tmp_path / "var" / "schuifaan.sqlite").exists()


def test_content_codes_names_every_code_with_its_label(command: Command) -> None:
    document = json.loads(command("content", "codes", "--json").out)
    assert all(entry["code"] and entry["label"] for entries in document.values() for entry in entries)
    kinds = next(entries for kind, entries in document.items() if "koffie" in {it["code"] for it in entries})
    assert len(kinds) == 19


def test_a_submission_is_listed_approved_once_and_found(var: Path, command: Command) -> None:
    installation = open_installation(demo_settings(var))
    payload = {"titel": "Breien met otters", "plaats": "Goor", "datum": "3-12-2026", "begintijd": "10:00", "telefoon": "0547 123 456"}  # fmt: skip
    with installation.database.write() as session:
        number = submit(
            session, NEW_ACTIVITY, "t", payload, Sender("Jo", ""), installation.settings.clock.now()
        )
    installation.database.dispose()
    listed = json.loads(command("submissions", "list", "--json").out)
    assert [it["payload"]["titel"] for it in listed if it["number"] == number] == ["Breien met otters"]
    approved = command("submissions", "approve", str(number))
    assert (approved.code, approved.out) == (0, "")
    found = json.loads(command("search", "otters", "--json").out)
    assert [item["title"] for item in found["items"]] == ["Breien met otters"]
    again = command("submissions", "approve", str(number))
    assert again.code == 2
    assert again.err.count("\n") == 1


def test_every_command_is_listed_with_what_it_does(command: Command) -> None:
    shown = command("-h").out
    for name, made in schuifaan.commands.items():
        assert re.search(rf"^  {name} +\S", shown, re.MULTILINE), name
        assert made.help
    for name, commands in GROUPS.items():
        inside = command(name, "-h").out
        assert [it for it in commands.split("|") if f"\n  {it}" not in inside] == []
