"""A number of an activity, and so its address, never comes to mean another activity."""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import MetaData, Table, text

from schuifaan.db import MIGRATIONS, Database
from schuifaan.models import Activity
from tests.services.partners import NOW

WALL = NOW.replace(tzinfo=None)


def add(database: Database) -> int:
    with database.write() as session:
        activity = Activity(slug="koffie", title="Koffie", created_at=WALL, updated_at=WALL)
        session.add(activity)
        session.flush()
        return activity.id or 0


def remove(database: Database, number: int) -> None:
    with database.write() as session:
        session.delete(session.get_one(Activity, number))


def test_the_number_of_what_was_deleted_is_not_given_to_another(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'test.sqlite'}")
    database.upgrade()
    first = add(database)
    remove(database, first)
    assert add(database) > first
    database.dispose()


def test_a_database_of_before_keeps_its_rows_and_what_refers_to_them(tmp_path: Path) -> None:
    file = tmp_path / "test.sqlite"
    database = Database(f"sqlite:///{file}")
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with database.write() as session:
        config.attributes["connection"] = session.connection()
        command.upgrade(config, "0006")
        activity = Table("activity", MetaData(), autoload_with=session.connection())
        values = Activity(id=7, slug="koffie", title="Koffie", created_at=WALL, updated_at=WALL).model_dump()
        for later in ("description_html", "follow_up"):
            del values[later]
        session.execute(activity.insert().values(**values))
        session.execute(
            text(
                "insert into occurrence (activity_id, original_start, start, all_day, status)"
                " values (7, '2026-12-01 10:00:00', '2026-12-01 10:00:00', 0, 'gaat-door')"
            )
        )
    with sqlite3.connect(file) as plain:
        indexes = set(plain.execute("select name from sqlite_master where tbl_name = 'activity'"))
    database.upgrade()
    with sqlite3.connect(file) as plain:
        assert plain.execute("select id, title, description_html from activity").fetchall() == [
            (7, "Koffie", "")
        ]
        assert plain.execute("select activity_id from occurrence").fetchall() == [(7,)]
        assert plain.execute("pragma foreign_key_check").fetchall() == []
        assert set(plain.execute("select name from sqlite_master where tbl_name = 'activity'")) == indexes
    assert add(database) == 8
    remove(database, 8)
    assert add(database) == 9
    database.dispose()
