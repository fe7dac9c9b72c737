"""What `site/docs/contracts.md` promises is what the program does: read from the page, compared with the program."""

import json
import re
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from flask import Flask

from schuifaan.cli import schuifaan
from schuifaan.content import load_content
from schuifaan.errors import SchuifAanError
from schuifaan.feeds.columns import COLUMNS
from schuifaan.inputs.search import FLAGS, HIGHEST_LIMIT, KEYS, REPEATABLE, SORTS
from schuifaan.paths import shipped
from schuifaan.services.occurrences import KEPT_AHEAD, KEPT_BACK
from schuifaan.services.search.query import PAGE_SIZE
from tests.contracts.document import ROOT, code, differences, rows, section, shape
from tests.support.server import FIXED
from tests.support.visitor import Visitor

COMMANDS, CLI, ADDRESSES = "Commands", "Command line", "Addresses"
QUERY_KEYS, JSON, SHEET, CHECK = "Query keys", "JSON", "Interchange sheet", "Feed check"
GOOD = "datum;titel;plaats;begintijd\n2026-12-01;Koffie;Goor;10.00\n"
NONSENSE = "<html></html>"


def commands(group: click.Group, path: str = "") -> dict[str, click.Command]:
    """Every command that does something, by its whole name."""
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        deeper = isinstance(command, click.Group)
        found |= commands(command, f"{path}{name} ") if deeper else {f"{path}{name}": command}  # type: ignore[arg-type]
    return found


def options(command: click.Command) -> set[str]:
    return {
        name for it in command.params if isinstance(it, click.Option) for name in it.opts if name != "--help"
    }


def arguments(command: click.Command) -> list[str]:
    return [it.name.upper() for it in command.params if isinstance(it, click.Argument) and it.name]


def promised_commands() -> dict[str, tuple[list[str], set[str]]]:
    """Whole name of a command -> what stands behind it, and the options its row names."""
    found = {}
    for usage, says in rows(CLI):
        words = code(usage)[0].split()
        name = " ".join(word for word in words if word.islower())
        found[name] = [word.strip("[]") for word in words if not word.islower()], promised_options(says)
    return found


def promised_options(text: str) -> set[str]:
    return set(re.findall(r"--[a-z][a-z-]*", text))


def test_make_has_the_promised_targets_and_no_others() -> None:
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert sorted(targets) == sorted(code(usage)[0].removeprefix("make ") for usage, _ in rows(COMMANDS))


def test_the_command_line_has_the_promised_commands_and_no_others() -> None:
    assert set(promised_commands()) == set(commands(schuifaan))


@pytest.mark.parametrize("name", sorted(set(promised_commands()) - {"feeds check", "feeds import"}))
def test_a_command_takes_what_its_row_says(name: str) -> None:
    wanted, said = promised_commands()[name]
    command = commands(schuifaan)[name]
    assert options(command) == said
    assert len(arguments(command)) == len(wanted)


@pytest.mark.parametrize("name, where", [("feeds check", CHECK), ("feeds import", CLI)])
def test_a_command_takes_what_its_paragraph_says(name: str, where: str) -> None:
    usage = next(it for it in code(section(where)) if re.match(rf"(schuifaan )?{name} FILE .*--", it))
    assert options(commands(schuifaan)[name]) == promised_options(usage)


def test_what_is_kept_is_what_the_page_says() -> None:
    assert f"{KEPT_BACK.days} days back to {KEPT_AHEAD.days} days ahead" in section(CLI)


def test_the_query_keys_are_the_promised_ones() -> None:
    promised = [key for row in rows(QUERY_KEYS) for key in code(row[0])]
    assert sorted(promised) == sorted(KEYS)
    repeatable = [key for row in rows(QUERY_KEYS) for key in code(row[0]) if row[2].startswith("repeatable")]
    assert sorted(repeatable) == sorted(REPEATABLE)


def test_the_values_of_query_keys_are_the_promised_ones() -> None:
    content = load_content(shipped("content"))
    promised = {key: code(row[1]) for row in rows(QUERY_KEYS) for key in code(row[0])}
    for key in ("dagdeel", "vervoer", "nodig"):
        assert sorted(promised[key]) == sorted(content.codes[key])
    days = promised["dag"]
    assert days[:3] == list(content.codes["dag"])[:3]
    assert {days[3], days[4]} <= set(content.codes["dag"])
    assert sorted(promised["gemeente"]) == sorted(content.municipalities)
    assert promised["sorteer"] == list(SORTS)
    assert {key for key, values in promised.items() if values == ["1"]} == set(FLAGS)
    limits = next(row[1] for row in rows(QUERY_KEYS) if code(row[0]) == ["limit"])
    assert limits.endswith(f"default {PAGE_SIZE}, at most {HIGHEST_LIMIT}")


def test_the_sheet_has_the_promised_columns_and_no_others() -> None:
    promised = next(it for it in code(section(SHEET)) if it.startswith("nummer, "))
    assert sorted(promised.split(", ")) == sorted(COLUMNS)


@pytest.fixture
def run(shared_var: Path, tmp_path: Path) -> Any:
    """Run a command on the demo site, which it only reads."""

    def run(*words: str) -> Result:
        environment = {**FIXED, "SCHUIFAAN_VAR": str(shared_var)}
        return CliRunner().invoke(schuifaan, words, env=environment)

    return run


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=koffie",
        "plaats=goor&dag=dinsdag&nodig=rolstoel&vertrek=markelo&sorteer=afstand",
        "soort=zzz",
        "q=xyzzyq",
    ],
)
def test_the_api_and_the_command_line_give_one_and_the_same_promised_document(
    query: str, run: Any, client: Visitor
) -> None:
    document = client.get(f"/api/v1/activiteiten?{query}").json
    filters = [word for pair in query.split("&") if pair for word in ("--filter", pair)]
    found = run("search", "--json", *filters)
    assert json.loads(found.stdout) == document
    promised = shape(re.findall(r"```\n(.*?)```", section(JSON), re.DOTALL)[0])
    assert differences(promised, document) == []


def test_every_document_is_one_on_standard_output(run: Any) -> None:
    for words in (["content", "codes"], ["feeds", "list"], ["submissions", "list"], ["index", "check"]):
        assert json.loads(run(*words, "--json").stdout) is not None


def check(
    run: Any, folder: Path, text: str, name: str = "blad.csv", kind: str = "text/csv"
) -> tuple[dict[str, Any], int]:
    file = folder / name
    file.write_text(text)
    done = run("feeds", "check", str(file), "--content-type", kind, "--json")
    return json.loads(done.stdout), done.exit_code


@pytest.mark.parametrize(
    "text, verdict, exit_code",
    [
        (GOOD, "imported", 0),
        (GOOD + "2026-12-01;;Goor;10.00\n", "partial", 1),
        (GOOD.splitlines()[0] + "\n", "empty", 1),
        (NONSENSE, "rejected", 2),
        ("datum;titel;plaats;begintijd;herhaling\n2026-12-01;Koffie;Goor;10.00;FREQ=MINUTELY\n", "held", 1),
    ],
)
def test_checking_a_file_gives_the_promised_verdict_document_and_exit_code(
    text: str, verdict: str, exit_code: int, run: Any, tmp_path: Path
) -> None:
    document, code_given = check(run, tmp_path, text)
    assert (document["verdict"], code_given) == (verdict, exit_code)
    promised = next(it for it in code(section(CHECK)) if it.startswith('{"verdict"'))
    assert differences(shape(promised), document) == []
    assert f"`{verdict}`" in section(CHECK)


def test_importing_a_file_prints_the_promised_document_and_is_found_at_once(
    prepared: Path, own_app: Flask, tmp_path: Path
) -> None:
    sheet = tmp_path / "blad.csv"
    sheet.write_text(
        "nummer;datum;titel;plaats;begintijd\n7;2026-12-01;Kwartetten bij kaarslicht;Goor;10.00\n8;;Nergens;Goor;\n"
    )
    environment = {**FIXED, "SCHUIFAAN_VAR": str(own_app.instance_path)}
    done = CliRunner().invoke(
        schuifaan, ["feeds", "import", str(sheet), "--publish", "--json"], env=environment
    )
    document = json.loads(done.stdout)
    promised = next(it for it in code(section(CLI)) if it.startswith('{"run"'))
    wanted = shape(promised.replace("[...]", "[]"))
    assert differences(wanted, document) == []
    assert (document["new"], document["held"] + document["rejected"]) == (1, 1)
    assert done.exit_code == 1
    found = own_app.test_client().get("/api/v1/activiteiten?q=kwartetten").json
    assert [it["external_key"] for it in found["items"]] == ["7"]


@pytest.mark.parametrize("moment", ["2026-10-17T08:00", "2027-12-24T08:00", "ooit"])
def test_a_moment_outside_the_kept_dates_is_one_sentence(moment: str, run: Any) -> None:
    done = run("search", "--at", moment, "--json")
    assert isinstance(done.exception, SchuifAanError) or done.exit_code == 2
    assert done.stdout == ""
