"""What people search for in vain is counted, and nobody is remembered."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from schuifaan.models import SearchMiss
from schuifaan.services.keeping.maintenance import Upkeep
from schuifaan.services.keeping.retention import keep_periods
from tests.support.village import Village


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    made = Village(tmp_path)
    made.add("Koffie in Goor", "2026-11-18T10:00", categories=["koffie"])
    made.sync()
    yield made
    made.close()


def counted(village: Village) -> list[tuple[str, str, int]]:
    Upkeep(village.installation).tick(village.now)
    with village.installation.database.read() as session:
        return [(it.week, it.word, it.count) for it in session.exec(select(SearchMiss))]


def test_a_word_that_finds_nothing_is_counted_in_its_week(village: Village) -> None:
    village.find(("q", "bridge"))
    assert counted(village) == [("2026-W47", "bridge", 1)]
    village.find(("q", "bridge in Goor"))
    assert counted(village) == [("2026-W47", "bridge", 2)]


def test_names_and_numbers_are_never_kept(village: Village) -> None:
    village.find(("q", "bridge met Jansen-Pietersen 0612345678"))
    assert counted(village) == [("2026-W47", "bridge", 1)]


@pytest.mark.parametrize("question", ["koffie", "ik wil niet meer leven", "???", "qwrtzx"])
def test_what_is_found_or_means_nothing_or_is_nobodys_business_is_not_kept(
    question: str, village: Village
) -> None:
    village.find(("q", question))
    assert counted(village) == []


def test_what_was_missed_is_forgotten_after_a_year(village: Village) -> None:
    village.find(("q", "bridge"))
    assert counted(village)
    database, mail = village.installation.database, village.installation.settings.mail
    keep_periods(database, mail, village.now + timedelta(days=365))
    assert counted(village) == [("2026-W47", "bridge", 1)]
    keep_periods(database, mail, village.now + timedelta(days=372))
    assert counted(village) == []


def test_a_full_queue_costs_no_answer(village: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("schuifaan.services.search.misses.FULL", 0)
    village.find(("q", "bridge"))
    village.find(("q", "dammen"))
    assert len(counted(village)) <= 1
