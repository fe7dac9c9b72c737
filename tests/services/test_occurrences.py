"""The dates of activities move along with the days, and nothing is written that was right already."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from schuifaan.clock import parse_moment
from schuifaan.content import Content, load_content
from schuifaan.db import Database
from schuifaan.inputs import ActivityInput, VenueInput
from schuifaan.models import Activity, IndexTask, Occurrence, Organisation, Schedule, Venue
from schuifaan.paths import shipped
from schuifaan.recurrence import Override, Series
from schuifaan.services.occurrences import refresh_occurrences
from schuifaan.services.organisations import load_shipped_organisations
from schuifaan.services.publishing import publish
from schuifaan.services.schedules import series_of
from tests.support.tables import make_tables

NOW = parse_moment("2026-11-18T08:00")


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(shipped("content"))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(f"sqlite:///{tmp_path / 'test.sqlite'}")
    make_tables(made)
    yield made
    made.dispose()


def add(database: Database, content: Content, series: Series) -> None:
    given = ActivityInput(
        title="Koffie", series=series, municipality="almelo", venue=VenueInput(name="De Zaal", place="almelo")
    )
    with database.write() as session:
        publish(session, content, given, source="proef", now=NOW)


def dates(database: Database) -> list[tuple[datetime, str]]:
    with database.read() as session:
        return list(session.exec(select(Occurrence.start, Occurrence.status).order_by(col(Occurrence.start))))


def refresh(database: Database, now: datetime) -> int:
    with database.write() as session:
        return refresh_occurrences(session, now)


def test_dates_are_kept_from_a_month_back_to_thirteen_months_ahead(
    database: Database, content: Content
) -> None:
    add(database, content, Series(datetime(2020, 1, 1, 10), 60, rrule="FREQ=DAILY"))
    kept = [start for start, _ in dates(database)]
    assert (kept[0], kept[-1]) == (datetime(2026, 10, 18, 10), datetime(2027, 12, 22, 10))


def test_a_new_day_drops_one_date_and_adds_one(database: Database, content: Content) -> None:
    add(database, content, Series(datetime(2020, 1, 1, 10), 60, rrule="FREQ=DAILY"))
    before = dates(database)
    assert refresh(database, NOW + timedelta(days=1)) == 1
    after = dates(database)
    assert after[:-1] == before[1:]
    assert after[-1][0] == datetime(2027, 12, 23, 10)


def test_what_is_right_already_is_not_written(database: Database, content: Content) -> None:
    add(database, content, Series(datetime(2026, 12, 1, 10), 60))
    with database.write() as session:
        for task in session.exec(select(IndexTask)):
            session.delete(task)
    assert refresh(database, NOW + timedelta(days=1)) == 0
    with database.read() as session:
        assert not session.exec(select(IndexTask)).all()


def test_dates_somebody_spoiled_are_mended_and_the_index_is_told(
    database: Database, content: Content
) -> None:
    add(database, content, Series(datetime(2026, 12, 1, 10), 60, rrule="FREQ=WEEKLY;COUNT=3"))
    right = dates(database)
    with database.write() as session:
        first, second, _ = session.exec(select(Occurrence))
        session.delete(first)
        second.status = "afgelast"
        session.add(second)
    assert refresh(database, NOW) == 1
    assert dates(database) == right
    with database.read() as session:
        assert session.exec(select(IndexTask)).all()


def test_a_moved_date_keeps_what_identifies_it_and_knows_its_other_venue(
    database: Database, content: Content
) -> None:
    moved = Override(
        datetime(2026, 12, 8, 10), start=datetime(2026, 12, 9, 11), status="verplaatst", place="De Kerk"
    )
    add(
        database,
        content,
        Series(datetime(2026, 12, 1, 10), 60, rrule="FREQ=WEEKLY;COUNT=2", overrides=(moved,)),
    )
    with database.read() as session:
        date = session.exec(select(Occurrence).where(Occurrence.status == "verplaatst")).one()
        assert (date.original_start, date.start, date.end) == (
            datetime(2026, 12, 8, 10),
            datetime(2026, 12, 9, 11),
            datetime(2026, 12, 9, 12),
        )
        venue = session.get_one(Venue, date.venue_id)
        assert (venue.name, venue.place) == ("De Kerk", "almelo")
    assert refresh(database, NOW) == 0


@pytest.mark.parametrize("village", ["markelo", ""])
def test_a_date_that_moved_out_of_the_village_is_not_in_it(
    village: str, database: Database, content: Content
) -> None:
    moved = Override(datetime(2026, 12, 8, 10), place="De Kerk", village=village)
    add(
        database,
        content,
        Series(datetime(2026, 12, 1, 10), 60, rrule="FREQ=WEEKLY;COUNT=2", overrides=(moved,)),
    )
    with database.read() as session:
        date = session.exec(select(Occurrence).where(col(Occurrence.venue_id).is_not(None))).one()
        assert session.get_one(Venue, date.venue_id).place == (village or None)
    assert refresh(database, NOW) == 0


def test_a_rule_that_is_no_longer_taken_leaves_its_first_date(database: Database, content: Content) -> None:
    add(database, content, Series(datetime(2026, 12, 1, 10), 60, rrule="FREQ=WEEKLY"))
    with database.write() as session:
        schedule = session.get_one(Schedule, 1)
        schedule.rrule = "FREQ=SECONDLY"
        session.add(schedule)
    refresh(database, NOW)
    assert [start for start, _ in dates(database)] == [datetime(2026, 12, 1, 10)]


def test_a_series_comes_back_from_the_database_as_it_went_in(database: Database, content: Content) -> None:
    series = Series(
        datetime(2026, 12, 1, 10), 60, rrule="FREQ=WEEKLY", rdates=(datetime(2026, 12, 3, 10),), exdates=(datetime(2026, 12, 8),),
        overrides=(Override(datetime(2026, 12, 15, 10), minutes=30, status="vol"),), zone="Europe/London", status="afgelast",
    )  # fmt: skip
    add(database, content, series)
    with database.read() as session:
        assert series_of(session.get_one(Schedule, 1)) == series


def test_publishing_again_is_the_same_activity_with_its_new_state(
    database: Database, content: Content
) -> None:
    add(database, content, Series(datetime(2026, 12, 1, 10), 60))
    with database.write() as session:
        given = ActivityInput(
            title="Thee",
            series=Series(datetime(2026, 12, 2, 15)),
            municipality="almelo",
            facts={"toilet": False},
        )
        publish(
            session,
            content,
            given,
            source="proef",
            now=NOW + timedelta(days=1),
            existing=session.get_one(Activity, 1),
        )
    with database.read() as session:
        activity = session.get_one(Activity, 1)
        assert (activity.title, activity.slug, activity.venue_id) == ("Thee", "thee", None)
        assert (activity.created_at, activity.updated_at) == (
            datetime(2026, 11, 18, 8),
            datetime(2026, 11, 19, 8),
        )
    assert [start for start, _ in dates(database)] == [datetime(2026, 12, 2, 15)]


def test_shipped_organisations_are_kept_up_to_date_and_those_of_partners_left_alone(
    database: Database, content: Content
) -> None:
    with database.write() as session:
        assert load_shipped_organisations(session, content) == len(content.organisations)
        own = Organisation(municipality="almelo", slug="eigen", name="Eigen club")
        session.add(own)
        spoiled = session.exec(select(Organisation).where(Organisation.slug == "salut")).one()
        spoiled.phone = "0000"
        session.add(spoiled)
    with database.write() as session:
        assert load_shipped_organisations(session, content) == 1
        assert load_shipped_organisations(session, content) == 0
        assert (
            session.exec(select(Organisation).where(Organisation.slug == "eigen")).one().name == "Eigen club"
        )
