"""Where a feed and a person differ, a person decides, once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from schuifaan.content import load_content
from schuifaan.db import Database
from schuifaan.errors import NotFoundError
from schuifaan.models import Activity
from schuifaan.paths import shipped
from schuifaan.services.editing.changing import apply_change, changed_by
from schuifaan.services.feeds.hint_decisions import dismiss, take_over
from schuifaan.services.feeds.hints import hints_of
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


def hints(partners: Partners) -> list[int]:
    with partners.database.read() as session:
        return [it.id or 0 for it in hints_of(session, 1)]


def test_the_feed_s_words_are_taken_over_and_from_then_on_the_feed_has_the_say(partners: Partners) -> None:
    (hint,) = hints(partners)
    with partners.change() as session:
        assert take_over(session, partners.content, hint, "editor:x", NOW) == 1
    assert shown(partners) == ("Met soep", "Met <strong>soep</strong>")
    says(partners, "Met brood", hours=2)
    assert (shown(partners), hints(partners)) == (("Met brood", ""), [])


def test_a_dismissed_hint_comes_back_only_when_the_feed_says_something_else(partners: Partners) -> None:
    (hint,) = hints(partners)
    with partners.change() as session:
        dismiss(session, hint, "editor:x", NOW)
    partners.sends("salut", coffee("Koffie", hour=11, lines="DESCRIPTION:Met <b>soep</b>"), hours=2)
    assert (shown(partners)[0], hints(partners)) == ("Met taart", [])
    says(partners, "Met brood", hours=3)
    assert (shown(partners)[0], len(hints(partners))) == ("Met taart", 1)


def test_what_was_decided_cannot_be_decided_again(partners: Partners) -> None:
    (hint,) = hints(partners)
    with partners.change() as session:
        dismiss(session, hint, "editor:x", NOW)
        for number in (hint, 999, 2**70):
            with pytest.raises(NotFoundError):
                take_over(session, partners.content, number, "editor:x", NOW)
