"""The database: one engine that reads, one that writes, and the migrations.

SQLite runs in WAL mode, so readers never wait. A writing transaction takes its lock at the start (BEGIN
IMMEDIATE): a transaction that begins by reading and then wants to write is refused at once by SQLite, whatever
the time-out. What a writer commits is on the disk (synchronous=FULL), because we acknowledge it to somebody.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlmodel import Session, create_engine

from schuifaan import outbox
from schuifaan.errors import SetupError, UnavailableError
from schuifaan.paths import PACKAGE

MIGRATIONS = PACKAGE / "migrations"

# Eight seconds is longer than any of our own transactions and shorter than a person's patience.
BUSY_TIMEOUT_MS = 8000
_PRAGMAS = (
    f"busy_timeout={BUSY_TIMEOUT_MS}",
    "journal_mode=WAL",
    "foreign_keys=ON",
    "synchronous=FULL",
    "trusted_schema=OFF",
    "cache_size=-32000",
)


class Database:
    """Sessions on one database URL. Build one per process.

    Everything here raises UnavailableError when the database itself fails.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        sqlite = url.startswith("sqlite")
        self._writing = (
            _sqlite_engine(url, "BEGIN IMMEDIATE") if sqlite else create_engine(url, pool_pre_ping=True)
        )
        self._reading = _sqlite_engine(url, "BEGIN", "query_only=ON") if sqlite else self._writing

    @property
    def exists(self) -> bool:
        """Whether there is a database to look into; looking into an SQLite file that is not there would make one."""
        url = self._reading.url
        return url.get_backend_name() != "sqlite" or Path(url.database or "").is_file()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that cannot write, over one consistent state of the data."""
        with _failing_plainly(), Session(self._reading) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session whose changes all land together when the block ends, or not at all when it raises."""
        with _failing_plainly(), Session(self._writing) as session:
            outbox.watch(session)
            with session.begin():
                yield session

    def upgrade(self) -> None:
        """Bring the schema up to date; one that is up to date is only looked at, so that nobody has to wait.

        Raises SetupError when it is newer than we are.
        """
        with self.connection() as connection:
            present, newest = schema_version(connection), newest_schema_version()
        if present == newest:
            return
        if present is not None and present > newest:
            raise SetupError(f"The database is of a newer release ({present}) than this one ({newest}).")
        # Half a second of importing that no other command has to wait for.
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with _failing_plainly(), self._writing.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """A plain reading connection, for reads that want rows and no objects."""
        with _failing_plainly(), self._reading.connect() as connection:
            yield connection

    def dispose(self) -> None:
        """Close all connections."""
        self._writing.dispose()
        self._reading.dispose()


def schema_version(connection: Connection) -> str | None:
    """The number of the last migration this database has had; None when it is empty."""
    if not sqlalchemy.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sqlalchemy.text("SELECT version_num FROM alembic_version")).scalar()


def newest_schema_version() -> str:
    """The number of the last migration there is: migrations are numbered, in their file names too."""
    return max(file.name.split("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))


@contextmanager
def _failing_plainly() -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        # Its other subclasses say that our own statement was wrong. A file that is no database has none.
        if type(error) not in (OperationalError, DatabaseError):
            raise
        raise UnavailableError(f"The database cannot be used at this moment: {error.orig}.") from error


def _sqlite_engine(url: str, begin: str, *pragmas: str) -> Engine:
    engine = create_engine(url)

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver's own BEGIN comes too late; ours is below
        for pragma in _PRAGMAS + pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: sqlalchemy.Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
