"""The same calendar by two ways: everything in it is shown once, however much it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from schuifaan.content import load_content
from schuifaan.db import Database
from schuifaan.paths import shipped
from schuifaan.services.duplicates.settling import merges_wait
from schuifaan.services.feeds.registered import FeedSettings
from schuifaan.services.feeds.rollback import rollback_run
from schuifaan.services.feeds.runs import import_file
from tests.services.partners import NOW, Partners, coffee, state
from tests.support.tables import make_tables

TITLES = ["Koffie", "Bingo", "Soep eten", "Zingen", "Wandelen", "Schilderen", "Breien"]


@pytest.fixture
def partners(tmp_path: Path) -> Iterator[Partners]:
    content = load_content(shipped("content"))
    made = Database(f"sqlite:///{tmp_path / 'test.sqlite'}")
    make_tables(made)
    found = Partners(made, content)
    for slug in ("salut", "soos"):
        (tmp_path / f"{slug}.ics").write_text(coffee(*TITLES, uids={it: f"{slug} {it}" for it in TITLES}))
        found.feed(slug)
    yield found
    made.dispose()


def read(partners: Partners, slug: str, folder: Path) -> int:
    settings = FeedSettings(str(folder / f"{slug}.ics"), slug, municipality="hof-van-twente")
    return import_file(partners.database, partners.content, settings, NOW).run


def test_more_merges_than_fit_in_one_transaction_are_all_made_and_all_undone_with_their_run(
    partners: Partners, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schuifaan.services.duplicates.settling.MOST_MERGES", 3)
    read(partners, "salut", tmp_path)
    before = state(partners.database)
    run = read(partners, "soos", tmp_path)
    assert [title for _, title in partners.shown()] == TITLES
    assert partners.keys(1) == ["salut Koffie", "soos Koffie"]
    with partners.database.read() as session:
        assert not merges_wait(session)
    with partners.change() as session:
        rollback_run(session, partners.content, run, "operator", NOW)
    after = state(partners.database)
    untouched = {"SourceRecord", "Merge", "DuplicatePair", "Schedule", "Occurrence"}
    assert {name: after[name] for name in untouched} == {name: before[name] for name in untouched}
    assert [title for _, title in partners.shown()] == TITLES


def test_what_waited_to_be_merged_when_the_power_failed_is_merged_at_the_next_run(
    partners: Partners, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schuifaan.services.duplicates.settling.MOST_MERGES", 3)
    read(partners, "salut", tmp_path)
    soos = coffee(*TITLES, uids={it: f"soos {it}" for it in TITLES})
    partners.sends("soos", soos)  # its transaction, and nothing after it
    assert len(partners.shown()) == 2 * len(TITLES) - 3
    read(partners, "salut", tmp_path)  # the same bytes again
    assert [title for _, title in partners.shown()] == TITLES
