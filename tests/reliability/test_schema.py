"""Bringing the schema up to date: only when there is something to do, and never half."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic import op
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.exc import OperationalError

from schuifaan.db import MIGRATIONS, Database, newest_schema_version
from schuifaan.errors import SetupError, UnavailableError
from tests.reliability.stored import FILE


def test_the_newest_migration_is_the_one_with_the_highest_number() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [newest_schema_version()]


def test_a_schema_that_is_up_to_date_is_not_touched_nor_waited_for(folder: Path) -> None:
    before = (folder / FILE).read_bytes()
    database = Database(f"sqlite:///{folder / FILE}")
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # whoever wants to write now must wait eight seconds
        database.upgrade()
    database.dispose()
    assert (folder / FILE).read_bytes() == before


def test_a_database_of_a_newer_release_is_refused_with_one_sentence(folder: Path) -> None:
    with closing(sqlite3.connect(folder / FILE)) as other, other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    database = Database(f"sqlite:///{folder / FILE}")
    with pytest.raises(SetupError, match=r"^The database is of a newer release \(9999\) than this one"):
        database.upgrade()
    database.dispose()


def test_a_migration_that_fails_half_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, made, genuine = Database(f"sqlite:///{tmp_path / FILE}"), [], op.create_table

    def create_table(*arguments: Any, **options: Any) -> Any:
        made.append(arguments[0])
        if len(made) == 6:
            raise OperationalError("CREATE TABLE", {}, sqlite3.OperationalError("database or disk is full"))
        return genuine(*arguments, **options)

    with monkeypatch.context() as failing:
        failing.setattr(op, "create_table", create_table)
        with pytest.raises(UnavailableError, match="disk is full"):
            database.upgrade()
    assert len(made) == 6
    with closing(sqlite3.connect(tmp_path / FILE)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == []
    database.upgrade()
    database.dispose()
    with closing(sqlite3.connect(tmp_path / FILE)) as other:
        assert other.execute("SELECT version_num FROM alembic_version").fetchall() == [
            (newest_schema_version(),)
        ]
