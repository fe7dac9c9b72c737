"""Keeping the search index a true copy of the database.

Every change of an activity leaves a task in the database (see `schuifaan.outbox`). One process at a time
reads the tasks, brings what the database says now into the index, and only then removes them. Whoever is
killed anywhere in between leaves tasks behind, and doing them again does no harm.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, select

from schuifaan.services.installation import Installation
from schuifaan.services.locks import alone
from schuifaan.services.rows import batches
from schuifaan.services.search.documents import documents
from schuifaan.services.tables import INDEX_TASK
from zoekindex import IndexUnusable, IndexWriter

PATIENCE = 60.0
"""Seconds to wait for another process that is busy with the index."""
# Bounds memory; one change of the index costs about the same for one task and for hundreds.
TASKS_AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What was done to the index."""

    at: datetime
    tasks: int = 0
    """Tasks that were done."""
    stored: int = 0
    """Activities added or replaced."""
    removed: int = 0
    rebuilt: bool = False
    """Everything was written anew."""
    reason: str = ""
    """Why it was written anew, if nobody asked for that."""

    def __str__(self) -> str:
        if self.rebuilt:
            because = f" ({self.reason})" if self.reason else ""
            return f"The search index was built anew, with {self.stored} activities{because}."
        if not self.stored and not self.removed:
            return "The search index is up to date."
        return f"The search index was brought up to date: {self.stored} stored, {self.removed} removed."


@dataclass(frozen=True, slots=True)
class IndexCheck:
    """How the index compares with the database. `problems` are whole sentences."""

    ok: bool
    problems: tuple[str, ...]
    documents: int
    """How many are in the index."""
    waiting: int
    """Tasks not done yet: until then differences are to be expected."""


def sync_index(installation: Installation, now: datetime) -> SyncReport:
    """Bring all changes of the database into the index. When it returns, the index holds them. One that is gone or
    of no use is built anew, also when nothing has changed.

    Waits while another process does the same; raises BusyError when that takes longer than PATIENCE.
    """
    done = SyncReport(now)
    with _writer(installation) as writer:
        while True:
            with installation.database.connection() as connection:
                tasks = connection.execute(
                    select(INDEX_TASK).order_by(INDEX_TASK.c.id).limit(TASKS_AT_ONCE)
                ).all()
                concerned = {task.activity_id for task in tasks}
                found = list(documents(connection, installation.in_use.as_of(connection), concerned))
            gone = set(map(str, concerned)) - {document.id for document in found}
            try:
                if not tasks:
                    writer.look()
                    return done
                writer.apply(found, gone)
            except IndexUnusable as error:
                return _rebuild(installation, writer, now, str(error))
            _remove(installation, [task.id for task in tasks])
            done = SyncReport(
                now, done.tasks + len(tasks), done.stored + len(found), done.removed + len(gone)
            )


def rebuild_index(installation: Installation, now: datetime) -> SyncReport:
    """Write the whole index anew beside the living one, and switch when it is there."""
    with _writer(installation) as writer:
        return _rebuild(installation, writer, now, "")


def check_index(installation: Installation) -> IndexCheck:
    """Compare every activity in the index with the database, and read every file of it."""
    with installation.database.connection() as connection:
        expected = _expected(installation, connection)
        waiting = connection.scalar(select(func.count()).select_from(INDEX_TASK)) or 0
    report = IndexWriter(installation.settings.index, vocabulary=installation.finder.vocabulary).check(
        expected
    )
    return IndexCheck(report.ok, report.problems, report.count, waiting)


def repair_index(installation: Installation, now: datetime) -> SyncReport:
    """Make the index right, whatever is wrong with it; for the start of an installation.

    One that is absent, damaged or made by other rules is built anew. Otherwise what differs from the database
    is replaced, whether or not a task says so, and all tasks are done.
    """
    with _writer(installation) as writer:
        try:
            held = writer.versions()
        except IndexUnusable as error:
            return _rebuild(installation, writer, now, str(error))
        with installation.database.connection() as connection:
            tasks = connection.scalars(select(INDEX_TASK.c.id)).all()
            wanted = {
                document.id: document
                for document in documents(connection, installation.in_use.as_of(connection))
            }
        differing = [it for it in wanted.values() if held.get(it.id) != it.version]
        gone = held.keys() - wanted.keys()
        writer.apply(differing, gone)
        _remove(installation, tasks)
        return SyncReport(now, len(tasks), len(differing), len(gone))


@contextmanager
def _writer(installation: Installation) -> Iterator[IndexWriter]:
    """The right to read tasks and change the index.

    The index has a lock of its own, but that is too small: of two processes the one that read the database
    first could write last.
    """
    settings = installation.settings
    with alone(settings.var / "index.lock", PATIENCE):
        yield IndexWriter(settings.index, vocabulary=installation.finder.vocabulary)


def _rebuild(installation: Installation, writer: IndexWriter, now: datetime, reason: str) -> SyncReport:
    with installation.database.connection() as connection:
        tasks = connection.scalars(select(INDEX_TASK.c.id)).all()
        found = list(documents(connection, installation.in_use.as_of(connection)))
    writer.rebuild(found)
    _remove(installation, tasks)
    return SyncReport(now, len(tasks), len(found), rebuilt=True, reason=reason)


def _expected(installation: Installation, connection: Connection) -> dict[str, str]:
    return {
        document.id: document.version
        for document in documents(connection, installation.in_use.as_of(connection))
    }


def _remove(installation: Installation, numbers: Sequence[int]) -> None:
    """Remove tasks that are done. By number, not "up to": a task written meanwhile may have a lower one."""
    with installation.database.write() as session:
        for some in batches(numbers, TASKS_AT_ONCE):
            session.connection().execute(delete(INDEX_TASK).where(INDEX_TASK.c.id.in_(some)))
