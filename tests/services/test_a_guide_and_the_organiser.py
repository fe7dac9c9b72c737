"""A guide passes on what others organise: it never speaks for them, and residents read who does."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from schuifaan.clock import wall_time
from schuifaan.content import load_content
from schuifaan.db import Database
from schuifaan.models import Activity, Confirmation, Organisation, SourceRecord, Submission
from schuifaan.paths import shipped
from schuifaan.services.activities import read_activity
from schuifaan.services.confirming.lists import entries_of
from schuifaan.services.confirming.rules import MAIL_EVERY
from schuifaan.services.feeds.registered import FeedSettings
from schuifaan.services.feeds.rollback import rollback_run
from schuifaan.services.feeds.runs import import_file
from tests.services.partners import NOW, Partners, coffee
from tests.support.tables import make_tables

HOF = "hof-van-twente"
A_MONTH = MAIL_EVERY / timedelta(days=1)


class Site(Partners):
    """Salut's calendar and that of a guide, as residents and partners see what comes of them."""

    def __init__(self, database: Database, folder: Path) -> None:
        super().__init__(database, load_content(shipped("content")))
        self.folder = folder
        with database.write() as session:
            for slug, name in (("salut", "Salut"), ("gids", "De Gids")):
                session.add(Organisation(municipality=HOF, slug=slug, name=name))
        self.feed("salut", organisation="salut")
        self.feed("gids", role="verzamelaar", organisation="gids")

    def reads(self, slug: str, *titles: str, days: float = 0, lines: str = "") -> int:
        """The whole run of a feed, so many days on; returns its number."""
        file = self.folder / f"{slug}.ics"
        uids = {it: f"{slug} {it}" for it in titles}

        file.write_text(coffee(*titles, uids=uids, lines=lines, day=20))
        settings = FeedSettings(str(file), slug, municipality=HOF)
        return import_file(self.database, self.content, settings, NOW + timedelta(days=days)).run

    def told(self, days: float, number: int = 1) -> tuple[str, float, str, bool]:
        """Who says of an activity that it holds, so many days ago; its calendar; whether that is why we know."""
        now = NOW + timedelta(days=days)
        with self.database.read() as session:
            found = read_activity(session, self.content, number, now)
        at = found.activity.confirmed_at
        assert at
        ago = (wall_time(now) - at) / timedelta(days=1)
        return found.activity.confirmed_by, ago, found.source_name, found.read_in_feed

    def sent_by_form(self, number: int = 1) -> None:
        """Salut gave this activity itself, by the form."""
        with self.change() as session:
            activity = session.get_one(Activity, number)
            activity.organisation_id, activity.confirmed_by = organisation(session, "salut"), "Salut"
            session.add(
                Submission(
                    token="t",
                    kind="activiteit",
                    payload={},
                    state="goedgekeurd",
                    activity_id=number,
                    received_at=wall_time(NOW),
                )
            )

    def asked_of_salut(self, days: float) -> list[bool]:
        """Whether Salut is asked about each of its activities."""
        with self.database.read() as session:
            entries = entries_of(session, organisation(session, "salut"), NOW + timedelta(days=days))
            return [it.asked for it in entries]


def organisation(session: Session, slug: str) -> int:
    return session.exec(select(Organisation.id).where(Organisation.slug == slug)).one() or 0


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    made = Database(f"sqlite:///{tmp_path / 'test.sqlite'}")
    make_tables(made)
    yield Site(made, tmp_path)
    made.dispose()


@pytest.mark.parametrize("first", ["salut", "gids"])
def test_what_the_organiser_s_calendar_has_is_checked_by_the_organiser_whatever_a_guide_reads(
    site: Site, first: str
) -> None:
    for slug in (first, "gids" if first == "salut" else "salut"):
        site.reads(slug, "Koffie")
    ((number, _),) = site.shown()
    for days in (3, 5):
        site.reads("gids", "Koffie", days=days)
        assert site.told(days, number) == ("Salut", days, "Salut", True)
    site.reads("gids", "Koffie", days=6, lines="DESCRIPTION:Anders")
    assert site.told(6, number) == ("Salut", 6, "Salut", True)
    site.reads("salut", "Koffie", days=7)
    assert site.told(7, number) == ("Salut", 0, "Salut", True)
    with site.database.read() as session:
        seen = session.exec(select(SourceRecord.last_seen).order_by(col(SourceRecord.last_seen))).first()
        assert seen == wall_time(NOW + timedelta(days=6)), "that the guide was read is still known"


def test_what_came_by_form_is_checked_and_asked_about_as_if_no_guide_had_it(site: Site) -> None:
    site.reads("gids", "Koffie")
    site.sent_by_form()
    site.reads("gids", "Koffie", days=3)
    assert site.told(3) == ("Salut", 3, "", False)
    assert site.asked_of_salut(3) == [True]


def test_the_word_of_a_person_is_read_until_the_next_letter_is_due(site: Site) -> None:
    site.reads("gids", "Koffie")
    with site.change() as session:
        activity = session.get_one(Activity, 1)
        activity.organisation_id, activity.confirmed_by = organisation(session, "salut"), "Salut"
        session.add(Confirmation(activity_id=1, at=wall_time(NOW), by="Salut", how="link"))
    site.reads("gids", "Koffie", days=A_MONTH - 1)
    assert site.told(A_MONTH - 1)[:2] == ("Salut", A_MONTH - 1)
    site.reads("gids", "Koffie", days=A_MONTH)
    assert site.told(A_MONTH) == ("De Gids", 0, "De Gids", True)
    assert site.asked_of_salut(A_MONTH) == [False]


def test_putting_back_a_guide_s_run_leaves_the_organiser_s_word(site: Site) -> None:
    site.reads("salut", "Koffie")
    site.reads("gids", "Koffie")
    run = site.reads("gids", "Koffie", "Soep", days=1)
    site.reads("salut", "Koffie", days=2)
    with site.change() as session:
        rollback_run(session, site.content, run, "editor", NOW + timedelta(days=3))
    assert site.told(3) == ("Salut", 1, "Salut", True)


def test_a_guide_s_own_find_is_checked_by_the_guide(site: Site) -> None:
    site.reads("gids", "Koffie")
    site.reads("gids", "Koffie", days=2)
    assert site.told(2) == ("De Gids", 0, "De Gids", True)


def test_a_guide_recognises_what_a_person_gave_another_title(site: Site) -> None:
    site.reads("salut", "Koffie")
    with site.change() as session:
        activity = session.get_one(Activity, 1)
        activity.title, activity.edited_fields = "Koffie drinken met de buurt", ["title"]
    site.reads("gids", "Koffie", days=1)
    assert site.shown() == [(1, "Koffie drinken met de buurt")]
    assert site.keys(1) == ["gids Koffie", "salut Koffie"]


def test_the_same_where_it_came_by_form(site: Site) -> None:
    site.reads("gids", "Koffie")
    site.sent_by_form()
    with site.change() as session:
        sent = session.exec(select(Submission)).one()
        sent.payload = {"titel": "Koffie"}
        activity = session.get_one(Activity, 1)
        activity.title, activity.edited_fields = "Koffie drinken met de buurt", ["title"]
        for record in session.exec(select(SourceRecord)):
            session.delete(record)
    site.feed("uitagenda", role="verzamelaar")
    site.reads("uitagenda", "Koffie", days=1)
    assert site.shown() == [(1, "Koffie drinken met de buurt")]


def test_another_title_alone_makes_no_two_the_same(site: Site) -> None:
    site.reads("salut", "Koffie")
    with site.change() as session:
        activity = session.get_one(Activity, 1)
        activity.title, activity.edited_fields = "Koffie drinken met de buurt", ["title"]
    site.reads("gids", "Bingo", days=1)
    assert [title for _, title in site.shown()] == ["Koffie drinken met de buurt", "Bingo"]
