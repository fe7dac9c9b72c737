"""`schuifaan search` and `schuifaan index`: the same answers, at the keyboard."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from schuifaan.cli import schuifaan
from schuifaan.services.search.document import as_document
from tests.support.village import Village, weekly

WEDNESDAY = "2026-11-18T10:00"


@pytest.fixture
def village(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Village]:
    made = Village(tmp_path)
    for name, value in made.environment.items():
        monkeypatch.setenv(name, value)
    made.add("Koffie drinken", *weekly(WEDNESDAY, 4), categories=["koffie"])
    made.add("Wandelen", "2026-11-24T10:00", place="markelo")
    made.sync()
    yield made
    made.close()


def ask(*arguments: str) -> Result:
    return CliRunner().invoke(schuifaan, ["search", *arguments])


def test_json_is_the_document_of_the_api(village: Village) -> None:
    answer = ask("koffie", "--filter", "plaats=goor", "--filter", "dag=woensdag", "--json")
    assert answer.exit_code == 0
    expected = as_document(village.find(("q", "koffie"), ("plaats", "goor"), ("dag", "woensdag")))
    assert json.loads(answer.stdout) == expected


def test_without_json_one_reads_lines(village: Village) -> None:
    answer = ask()
    assert answer.stdout.splitlines() == [
        "2 activiteiten",
        "  2026-11-18 10:00  Koffie drinken - Het Dorpshuis, Goor (en nog 3 keer)",
        "  2026-11-24 10:00  Wandelen - Het Dorpshuis, Markelo",
    ]


def test_another_moment_of_asking_gives_what_comes_after_it(village: Village) -> None:
    answer = ask("--at", "2026-11-19T12:00", "--limit", "1", "--json")
    document = json.loads(answer.stdout)
    assert document["at"] == "2026-11-19T12:00:00+01:00"
    assert [item["title"] for item in document["items"]] == ["Wandelen"]
    assert document["total"] == 2


@pytest.mark.parametrize("moment", ["2026-10-17T23:59", "2027-12-24T00:00", "2020-01-01T10:00+01:00"])
def test_a_moment_of_which_no_dates_are_kept_ends_with_one_sentence(moment: str, village: Village) -> None:
    answer = ask("--at", moment, "--json")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr.count("\n") == 1


@pytest.mark.parametrize("moment", ["2026-10-18T00:00", "2027-12-23T23:59"])
def test_the_first_and_the_last_day_that_is_named_can_be_asked_for(moment: str, village: Village) -> None:
    assert ask("--at", moment, "--json").exit_code == 0


@pytest.mark.parametrize("moment", ["straks", "9999-12-31T23:59-10:00", "0001-01-01T00:00+10:00"])
def test_a_moment_that_is_none_ends_with_one_sentence(moment: str, village: Village) -> None:
    answer = ask("--at", moment)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "2026-11-18T08:00" in answer.stderr


def test_a_filter_without_a_value_is_a_mistake_of_the_sender(village: Village) -> None:
    answer = ask("--filter", "plaats")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "KEY=VALUE" in answer.stderr


def test_what_we_cannot_use_is_said_beside_the_document(village: Village) -> None:
    answer = ask("--filter", "plaats=Atlantis", "--json")
    assert (answer.exit_code, json.loads(answer.stdout)["total"]) == (1, 2)
    assert "Atlantis" in answer.stderr


def test_one_can_ask_why_a_result_stands_where_it_does(village: Village) -> None:
    answer = ask("koffie", "--filter", "vertrek=goor", "--explain")
    lines = [line.strip() for line in answer.stdout.splitlines()]
    assert any(line.startswith("Koffie drinken [") for line in lines)
    assert any(line.startswith("koffie: ") for line in lines)
    assert lines[-1] == "next 2026-11-18 10:00, 3 more; distance 0.0 km"


def test_the_reasons_stand_beside_the_document(village: Village) -> None:
    answer = ask("koffie", "--explain", "--json")
    assert json.loads(answer.stdout)["items"]
    assert "koffie: " in answer.stderr


def test_the_index_can_be_checked_synced_and_rebuilt(village: Village) -> None:
    village.add("Nieuw", WEDNESDAY)
    checked = CliRunner().invoke(schuifaan, ["index", "check", "--json"])
    assert (checked.exit_code, json.loads(checked.stdout)["ok"]) == (1, False)
    synced = CliRunner().invoke(schuifaan, ["index", "sync", "--json"])
    assert (synced.exit_code, json.loads(synced.stdout)["stored"]) == (0, 1)
    assert CliRunner().invoke(schuifaan, ["index", "check"]).exit_code == 0
    rebuilt = CliRunner().invoke(schuifaan, ["index", "rebuild", "--json"])
    assert (json.loads(rebuilt.stdout)["rebuilt"], json.loads(rebuilt.stdout)["stored"]) == (True, 3)
