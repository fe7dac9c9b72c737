"""Every table of an empty database: the migrations run once in a process, and each test begins with a copy of theirs."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import make_url

from schuifaan.db import Database


def make_tables(database: Database) -> None:
    """What `Database.upgrade` does to a database that is not there yet, in a hundredth of the time.

    The migrations themselves are tested with `upgrade`; only for an SQLite file that nobody made or opened before.
    """
    file = Path(make_url(database.url).database or "")
    assert not file.exists(), f"{file} is there already: upgrade it"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_migrated())


@cache
def _migrated() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "schuifaan.sqlite"
        database = Database(f"sqlite:///{file}")
        database.upgrade()
        database.dispose()  # which brings what stands in the write-ahead log into the file
        return file.read_bytes()
