"""Where a feed and a person differ, a person decides, once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from schuifaan.content import load_content
from schuifaan.db import Database
from schuifaan.errors import InputError, NotFoundError
from schuifaan.models import Activity
from schuifaan.paths import shipped
from schuifaan.services.editing.changing import apply_change, changed_by
from schuifaan.services.feeds.hint_decisions import DISMISS, TAKE_OVER, answer_hint, shown_hints
from tests.services.partners import NOW, Partners, coffee
from tests.support.tables import make_tables


@pytest.fixture
def partners(tmp_path: Path) -> Iterator[Partners]:
    """Whose feed says one thing of an activity, and a person another."""
    made = Database(f"sqlite:///{tmp_path / 'test.sqlite'}")
    make_tables(made)
    found = Partners(made, load_content(shipped("content")))
    found.feed("salut")
    says(found, "Met koek")
    with found.change() as session:
        activity = session.get_one(Activity, 1)
        change = changed_by(session, found.content, activity, {"omschrijving": "Met taart"})
        apply_change(session, found.content, change, "editor:x", "de redactie", NOW)
    says(found, "Met <b>soep</b>", hours=1)
    yield found
    made.dispose()


def says(partners: Partners, description: str, *, hours: float = 0) -> None:
    partners.sends("salut", coffee("Koffie", lines=f"DESCRIPTION:{description}"), hours=hours)


def shown(partners: Partners) -> tuple[str, str]:
    with partners.database.read() as session:
        activity = session.get_one(Activity, 1)
        return activity.description, activity.description_html


def hints(partners: Partners) -> list[tuple[str, ...]]:
    with partners.database.read() as session:
        found = shown_hints(session, partners.content, session.get_one(Activity, 1))
        return [(row.column, row.before, row.after) for it in found for row in it.rows]


def answer(partners: Partners, choice: str, field: str = "description") -> None:
    with partners.change() as session:
        activity = session.get_one(Activity, 1)
        answer_hint(session, partners.content, activity, field, choice, "editor:x", NOW)


def test_the_feed_s_words_are_taken_over_and_from_then_on_the_feed_has_the_say(partners: Partners) -> None:
    assert hints(partners) == [("omschrijving", "Met taart", "Met soep")]
    answer(partners, TAKE_OVER)
    assert (shown(partners), hints(partners)) == (("Met soep", "Met <strong>soep</strong>"), [])
    says(partners, "Met brood", hours=2)
    assert (shown(partners), hints(partners)) == (("Met brood", ""), [])


def test_a_dismissed_hint_comes_back_only_when_the_feed_says_something_else(partners: Partners) -> None:
    answer(partners, DISMISS)
    partners.sends("salut", coffee("Koffie", hour=11, lines="DESCRIPTION:Met <b>soep</b>"), hours=2)
    assert (shown(partners)[0], hints(partners)) == ("Met taart", [])
    says(partners, "Met brood", hours=3)
    assert (shown(partners)[0], hints(partners)) == (
        "Met taart",
        [("omschrijving", "Met taart", "Met brood")],
    )


def test_what_was_decided_cannot_be_decided_again(partners: Partners) -> None:
    with pytest.raises(InputError):
        answer(partners, "iets anders")
    for field in ("title", "edited_fields", "geen veld"):
        with pytest.raises(NotFoundError):
            answer(partners, TAKE_OVER, field)
    answer(partners, DISMISS)
    with pytest.raises(NotFoundError):
        answer(partners, TAKE_OVER)
    assert shown(partners)[0] == "Met taart"


def test_dates_and_a_place_that_differ_are_put_in_the_words_of_the_form(partners: Partners) -> None:
    answer(partners, TAKE_OVER)
    with partners.change() as session:
        activity = session.get_one(Activity, 1)
        after = {"begintijd": "14.00", "locatie": "De Pol", "rolstoel": "ja"}
        change = changed_by(session, partners.content, activity, after)
        apply_change(session, partners.content, change, "editor:x", "de redactie", NOW)
    says(partners, "Met soep en brood", hours=1)
    assert set(hints(partners)) >= {
        ("begintijd", "14.00", "10.00"),
        ("locatie", "De Pol", "'t Doesgoor"),
        ("rolstoel", "ja", ""),
    }
