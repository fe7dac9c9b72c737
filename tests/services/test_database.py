"""The database: readers never wait, writers never lose, and every change leaves word for the index."""

import sqlite3
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, delete, select

from schuifaan.db import Database
from schuifaan.errors import SetupError, UnavailableError
from schuifaan.models import AccessFact, Activity, IndexTask, Occurrence, Organisation, Schedule, Venue
from schuifaan.services.keeping.backup import backup, restore

MOMENT = datetime(2026, 11, 18, 8)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(f"sqlite:///{tmp_path / 'test.sqlite'}")
    made.upgrade()
    yield made
    made.dispose()


def add(session: Session, title: str = "Koffie", **values: Any) -> int:
    activity = Activity(slug="koffie", title=title, created_at=MOMENT, updated_at=MOMENT, **values)
    session.add(activity)
    session.flush()
    assert activity.id is not None
    return activity.id


def titles(database: Database) -> list[str]:
    with database.read() as session:
        return sorted(session.exec(select(Activity.title)))


def tasks(database: Database) -> list[int]:
    """Activities that wait for the index, and the list made empty."""
    with database.write() as session:
        waiting = sorted(session.exec(select(IndexTask.activity_id)))
        session.exec(delete(IndexTask))
    return waiting


def test_what_is_written_lands_together(database: Database) -> None:
    with database.write() as session:
        add(session, "Koffie")
        add(session, "Soep")
    assert titles(database) == ["Koffie", "Soep"]


def test_when_something_goes_wrong_nothing_is_written_and_nothing_waits_for_the_index(
    database: Database,
) -> None:
    def fail() -> None:
        with database.write() as session:
            add(session)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert titles(database) == []
    assert tasks(database) == []


def test_a_reading_session_cannot_write(database: Database) -> None:
    with pytest.raises(UnavailableError, match="readonly"), database.read() as session:
        add(session)


def test_a_reader_does_not_wait_for_a_writer_and_sees_nothing_half_done(database: Database) -> None:
    with database.write() as session:
        add(session)
        assert titles(database) == []
    assert titles(database) == ["Koffie"]


def test_a_writer_that_begins_by_reading_waits_its_turn_instead_of_failing(database: Database) -> None:
    """BEGIN IMMEDIATE: the second one gets the lock when the first is done, and builds on what it wrote."""
    first_has_it = threading.Event()
    outcome: list[str] = []

    def second() -> None:
        first_has_it.wait(10)
        with database.write() as session:
            found = session.exec(select(Activity)).one()
            found.title += ", twee"
            session.add(found)
            outcome.append("done")

    thread = threading.Thread(target=second)
    thread.start()
    with database.write() as session:
        add(session, "Een")
        first_has_it.set()
        assert outcome == []
    thread.join(10)
    assert outcome == ["done"]
    assert titles(database) == ["Een, twee"]


def test_what_belongs_to_nothing_is_refused(database: Database) -> None:
    with pytest.raises(IntegrityError), database.write() as session:
        session.add(Schedule(activity_id=999, start=MOMENT))


def test_the_promises_to_the_disk_are_kept(database: Database) -> None:
    with database.write() as session:
        found = {name: session.connection().exec_driver_sql(f"pragma {name}").scalar() for name in (
            "journal_mode", "foreign_keys", "synchronous", "busy_timeout",
        )}  # fmt: skip
    assert found == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "busy_timeout": 8000}


def test_bringing_the_schema_up_to_date_twice_changes_nothing(database: Database) -> None:
    with database.write() as session:
        add(session)
    database.upgrade()
    assert titles(database) == ["Koffie"]


@pytest.fixture
def here(database: Database) -> tuple[int, int, int]:
    """Numbers of an activity, its venue and its organisation, with nothing waiting for the index."""
    with database.write() as session:
        venue, organisation = (
            Venue(name="Zaal"),
            Organisation(municipality="almelo", slug="salut", name="Salut"),
        )
        session.add_all([venue, organisation])
        session.flush()
        number = add(session, venue_id=venue.id, organisation_id=organisation.id)
        add(session, "Iets anders")
        ids = number, venue.id or 0, organisation.id or 0
    tasks(database)
    return ids


def test_a_change_of_an_activity_waits_for_the_index(database: Database, here: tuple[int, int, int]) -> None:
    with database.write() as session:
        session.get_one(Activity, here[0]).title = "Thee"
    assert tasks(database) == [here[0]]


def test_a_change_of_a_venue_or_organisation_concerns_its_activities(
    database: Database, here: tuple[int, int, int]
) -> None:
    for model, number in ((Venue, here[1]), (Organisation, here[2])):
        with database.write() as session:
            session.get_one(model, number).name = "Een andere naam"
        assert tasks(database) == [here[0]]


def test_a_fact_a_date_or_a_schedule_concerns_its_activity(
    database: Database, here: tuple[int, int, int]
) -> None:
    things = [
        AccessFact(activity_id=here[0], code="toilet", value=True, said_by="Salut", said_on=MOMENT.date()),
        AccessFact(venue_id=here[1], code="toilet", value=True, said_by="Salut", said_on=MOMENT.date()),
        Occurrence(activity_id=here[0], original_start=MOMENT, start=MOMENT),
        Schedule(activity_id=here[0], start=MOMENT),
    ]
    for thing in things:
        with database.write() as session:
            session.add(thing)
        assert tasks(database) == [here[0]], thing


def test_a_date_that_moved_to_another_venue_concerns_that_venue_too(
    database: Database, here: tuple[int, int, int]
) -> None:
    with database.write() as session:
        elsewhere = Venue(name="De kerk")
        session.add(elsewhere)
        session.flush()
        session.add(
            Occurrence(activity_id=here[0], original_start=MOMENT, start=MOMENT, venue_id=elsewhere.id)
        )
        number = elsewhere.id
    tasks(database)
    with database.write() as session:
        session.get_one(Venue, number).name = "De grote kerk"
    assert tasks(database) == [here[0]]


def test_what_is_deleted_must_leave_the_index(database: Database, here: tuple[int, int, int]) -> None:
    with database.write() as session:
        session.delete(session.get_one(Activity, here[0]))
    assert tasks(database) == [here[0]]


def test_looking_at_something_changes_nothing(database: Database, here: tuple[int, int, int]) -> None:
    with database.write() as session:
        activity = session.get_one(Activity, here[0])
        session.add(activity)
        assert session.exec(select(Activity).where(col(Activity.title) == activity.title)).all()
    assert tasks(database) == []


def test_a_backup_of_a_running_site_is_whole_and_can_be_put_back(database: Database, tmp_path: Path) -> None:
    copy = tmp_path / "kopie.sqlite"
    with database.write() as session:
        add(session, "Bewaard")
    with database.write() as session:
        add(session, "Nog niet klaar")
        backup(database.url, copy)
    with database.write() as session:
        add(session, "Daarna")
    database.dispose()
    restore(database.url, copy)
    assert titles(database) == ["Bewaard"]
    assert not list(tmp_path.glob("*.draft"))


@pytest.mark.parametrize("body", [b"", b"dit is geen database", b"SQLite format 3\x00" + b"x" * 5000])
def test_what_is_no_database_is_not_put_back(body: bytes, database: Database, tmp_path: Path) -> None:
    with database.write() as session:
        add(session)
    file = tmp_path / "kopie.sqlite"
    file.write_bytes(body)
    with pytest.raises(SetupError, match="nothing was changed"):
        restore(database.url, file)
    assert titles(database) == ["Koffie"]


def test_a_database_of_something_else_is_not_put_back(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "anders.sqlite"
    with sqlite3.connect(file) as other:
        other.execute("create table boodschappen (wat)")
    other.close()
    with database.write() as session:
        add(session)
    with pytest.raises(SetupError, match="nothing was changed"):
        restore(database.url, file)
    assert titles(database) == ["Koffie"]


def test_a_backup_of_nothing_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="no database yet"):
        backup(f"sqlite:///{tmp_path / 'weg.sqlite'}", tmp_path / "kopie.sqlite")


def test_another_kind_of_database_is_backed_up_by_its_own_tools(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="your own database server"):
        backup("postgresql://localhost/x", tmp_path / "kopie.sqlite")
