"""A description keeps the lists and links its organiser gave it, and nothing else of the HTML."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from schuifaan.content import load_content
from schuifaan.db import Database
from schuifaan.models import Activity
from schuifaan.paths import shipped
from schuifaan.services.editing.changing import apply_change, changed_by
from schuifaan.services.feeds.hints import hints_of
from tests.services.partners import NOW, Partners, coffee
from tests.support.tables import make_tables

HTML = '<p>Neem mee:</p><ul><li onclick="x()">een kop</li></ul><script>x()</script><a href="javascript:x()">meer</a>'
AS_SHOWN = "<p>Neem mee:</p><ul><li>een kop</li></ul>meer"


@pytest.fixture
def partners(tmp_path: Path) -> Iterator[Partners]:
    made = Database(f"sqlite:///{tmp_path / 'test.sqlite'}")
    make_tables(made)
    found = Partners(made, load_content(shipped("content")))
    found.feed("salut")
    yield found
    made.dispose()


def described(partners: Partners, number: int = 1) -> tuple[str, str]:
    with partners.database.read() as session:
        activity = session.get_one(Activity, number)
        return activity.description, activity.description_html


def says(partners: Partners, description: str, *, hours: float = 0) -> None:
    partners.sends("salut", coffee("Koffie <b>vers</b>", lines=f"DESCRIPTION:{description}"), hours=hours)


def test_html_is_kept_beside_the_plain_text_and_a_title_is_plain(partners: Partners) -> None:
    says(partners, HTML)
    plain, html = described(partners)
    assert (" ".join(plain.split()), html) == ("Neem mee: een kop meer", AS_SHOWN)
    assert partners.shown() == [(1, "Koffie vers")]


def test_plain_text_has_no_html_and_an_item_that_loses_its_html_loses_it_here(partners: Partners) -> None:
    says(partners, HTML)
    says(partners, "Neem een kop mee.", hours=1)
    assert described(partners) == ("Neem een kop mee.", "")


def test_what_a_person_wrote_takes_the_place_of_the_feed_s_html_for_good(partners: Partners) -> None:
    says(partners, HTML)
    with partners.change() as session:
        change = changed_by(
            session, partners.content, session.get_one(Activity, 1), {"omschrijving": "Kom gerust."}
        )
        apply_change(session, partners.content, change, "editor:x", "de redactie", NOW)
    assert described(partners) == ("Kom gerust.", "")
    says(partners, HTML.replace("kop", "beker"), hours=1)
    assert described(partners) == ("Kom gerust.", "")
    with partners.database.read() as session:
        assert [it.field for it in hints_of(session, 1)] == ["description"]
