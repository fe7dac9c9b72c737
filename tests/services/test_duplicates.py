"""One activity from several sources is one activity, and two again when somebody says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select

from schuifaan.content import Content, load_content
from schuifaan.db import Database
from schuifaan.errors import InputError, NotFoundError
from schuifaan.models import Activity, Merge, Submission
from schuifaan.paths import shipped
from schuifaan.services.duplicates.finding import doubtful_pairs
from schuifaan.services.duplicates.merged import merged_into
from schuifaan.services.duplicates.merging import decide_pair, undo_merge
from tests.services.partners import NOW, Partners, coffee, state
from tests.support.tables import make_tables

MINE, THEIRS = {"Koffie": "mijn"}, {"Koffie": "hun"}


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(shipped("content"))


@pytest.fixture
def partners(tmp_path: Path, content: Content) -> Iterator[Partners]:
    made = Database(f"sqlite:///{tmp_path / 'test.sqlite'}")
    make_tables(made)
    found = Partners(made, content)
    found.feed("gids", role="verzamelaar")
    found.feed("salut")
    found.feed("soos")
    yield found
    made.dispose()


def undo_the_merge(partners: Partners, activity: int) -> None:
    with partners.change() as session:
        merge = session.exec(select(Merge).where(Merge.kept_id == activity)).one()
        undo_merge(session, partners.content, merge.id or 0, "editor", NOW)


def test_what_two_sources_certainly_both_know_is_shown_once_with_both_keys(partners: Partners) -> None:
    partners.sends("salut", coffee("Koffie", uids=MINE))
    partners.sends("soos", coffee("Koffie", uids=THEIRS))
    assert partners.shown() == [(1, "Koffie")]
    assert partners.keys(1) == ["hun", "mijn"]
    with partners.database.read() as session:
        assert merged_into(session, 2) == 1


def test_two_items_of_one_feed_are_never_the_same(partners: Partners) -> None:
    both = (
        coffee("Koffie", uids=MINE).replace("END:VCALENDAR\r\n", "")
        + coffee("Koffie", uids=THEIRS).partition("PRODID:-//test//NL\r\n")[2]
    )
    assert partners.sends("salut", both).new == 2
    assert len(partners.shown()) == 2
    with partners.database.read() as session:
        assert doubtful_pairs(session) == []


def test_the_organiser_has_the_say_over_who_only_passes_it_on(partners: Partners) -> None:
    partners.sends("gids", coffee("Koffie", uids=THEIRS, lines="DESCRIPTION:Volgens de gids"))
    partners.sends("salut", coffee("Koffie", uids=MINE, lines="DESCRIPTION:Volgens Salut"))
    assert partners.shown() == [(2, "Koffie")]
    partners.sends(
        "gids", coffee("Koffie", uids=THEIRS, lines="DESCRIPTION:Nog eens volgens de gids"), hours=1
    )
    with partners.database.read() as session:
        assert session.get_one(Activity, 2).description == "Volgens Salut"
    partners.sends("salut", coffee("Koffie", uids=MINE, lines="DESCRIPTION:Nieuw van Salut"), hours=2)
    with partners.database.read() as session:
        assert session.get_one(Activity, 2).description == "Nieuw van Salut"


def test_when_the_leading_source_goes_the_other_takes_over_and_nothing_is_lost(partners: Partners) -> None:
    partners.sends("salut", coffee("Koffie", uids=MINE, lines="DESCRIPTION:Volgens Salut"))
    partners.sends("gids", coffee("Koffie", uids=THEIRS, lines="DESCRIPTION:Volgens de gids"))
    partners.sends("salut", coffee("Koffie", uids=MINE, lines="CLASS:PRIVATE"), hours=1)
    assert partners.shown() == [(1, "Koffie")]
    with partners.database.read() as session:
        assert session.get_one(Activity, 1).description == "Volgens de gids"


def test_what_came_by_the_organiser_s_form_is_not_overwritten_by_a_feed(partners: Partners) -> None:
    partners.sends("gids", coffee("Koffie", uids=THEIRS))
    with partners.change() as session:
        session.add(
            Submission(
                token="t",
                kind="activiteit",
                payload={},
                state="goedgekeurd",
                activity_id=1,
                received_at=NOW.replace(tzinfo=None),
            )
        )
    partners.sends("gids", coffee("Thee", uids={"Thee": "hun"}), hours=1)
    assert partners.shown() == [(1, "Koffie")]


def test_a_merge_can_be_undone_exactly_and_is_not_made_again(partners: Partners) -> None:
    partners.sends("salut", coffee("Koffie", uids=MINE))
    partners.sends("soos", coffee("Koffie", uids=THEIRS, lines="DESCRIPTION:Met koek"))
    undo_the_merge(partners, 1)
    assert partners.shown() == [(1, "Koffie"), (2, "Koffie")]
    assert (partners.keys(1), partners.keys(2)) == (["mijn"], ["hun"])
    with partners.database.read() as session:
        assert session.get_one(Activity, 2).description == "Met koek"
    partners.sends("soos", coffee("Koffie", uids=THEIRS, lines="DESCRIPTION:Met taart"), hours=1)
    assert len(partners.shown()) == 2


def test_undoing_a_merge_gives_each_what_its_own_feed_says_by_then(partners: Partners) -> None:
    partners.sends("salut", coffee("Koffie", uids=MINE))
    partners.sends("soos", coffee("Koffie", uids=THEIRS))
    partners.sends("soos", coffee("Soep", uids={"Soep": "hun"}), hours=1)
    undo_the_merge(partners, 1)
    assert partners.shown() == [(1, "Koffie"), (2, "Soep")]


def test_as_if_it_had_never_been_merged(partners: Partners) -> None:
    partners.sends("salut", coffee("Koffie", uids=MINE))
    partners.sends("soos", coffee("Koffie met koek", uids={"Koffie met koek": "hun"}))
    before = state(partners.database)
    with partners.change() as session:
        (pair,) = doubtful_pairs(session)
        decide_pair(session, pair.id or 0, True, "editor", NOW)
    assert len(partners.shown()) == 1
    undo_the_merge(partners, 1)
    after = state(partners.database)
    decisions = {"Merge", "DuplicatePair"}
    assert {name: rows for name, rows in after.items() if name not in decisions} == {
        name: rows for name, rows in before.items() if name not in decisions
    } | {"Activity": after["Activity"]}
    assert partners.shown() == [(1, "Koffie"), (2, "Koffie met koek")]


@pytest.mark.parametrize(("same", "shown"), [(True, 1), (False, 2)])
def test_what_an_editor_decided_about_a_doubtful_pair_is_remembered(
    partners: Partners, same: bool, shown: int
) -> None:
    partners.sends("salut", coffee("Koffie", uids=MINE))
    partners.sends("soos", coffee("Koffie met koek", uids={"Koffie met koek": "hun"}))
    assert len(partners.shown()) == 2
    with partners.change() as session:
        (pair,) = doubtful_pairs(session)
        decide_pair(session, pair.id or 0, same, "editor", NOW)
    for hours, title in ((1, "Koffie met taart"), (2, "Koffie")):
        partners.sends("soos", coffee(title, uids={title: "hun"}), hours=hours)
        assert len(partners.shown()) == shown
    with partners.database.read() as session:
        assert doubtful_pairs(session) == []


def test_three_alike_are_left_to_an_editor(partners: Partners) -> None:
    partners.sends("salut", coffee("Koffie", uids=MINE))
    both = (
        coffee("Koffie", uids=THEIRS).replace("END:VCALENDAR\r\n", "")
        + coffee("Koffie", uids={"Koffie": "nog een"}).partition("PRODID:-//test//NL\r\n")[2]
    )
    partners.sends("soos", both)
    assert len(partners.shown()) == 3
    with partners.database.read() as session:
        assert len(doubtful_pairs(session)) == 2


def test_what_cannot_be_merged_or_undone_is_refused_in_words(partners: Partners) -> None:
    partners.sends("salut", coffee("Koffie", uids=MINE))
    partners.sends("soos", coffee("Koffie", uids=THEIRS))
    undo_the_merge(partners, 1)
    with partners.change() as session:
        with pytest.raises(InputError, match="al ongedaan"):
            undo_merge(session, partners.content, 1, "editor", NOW)
        with pytest.raises(NotFoundError):
            undo_merge(session, partners.content, 99, "editor", NOW)
        with pytest.raises(NotFoundError):
            decide_pair(session, 99, True, "editor", NOW)
