"""The content as it is now: the files, with what editors changed over them.

Every process has one. Whoever changes something leaves the number of the change in a file; every request looks at that
file (a microsecond or two) and reads the changes from the database only when it is another. The database has the last
word: the worker compares twice a second and puts the file right, whatever happened to whom.
"""

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from threading import Lock, Thread

import sqlalchemy
from sqlalchemy import Connection, func, select

from schuifaan.config import Settings
from schuifaan.content import Content, Library, load_library, with_examples
from schuifaan.content.overlay import Change, LeftOut, lay_over
from schuifaan.db import Database
from schuifaan.errors import UnavailableError
from schuifaan.services.tables import CONTENT_CHANGE
from schuifaan.services.whole_file import write_whole

LOOK_AGAIN = 0.2  # seconds

log = logging.getLogger(__name__)

Look = tuple[int, int, int]
_NOT_LOOKED: Look = (-1, -1, -1)
_NO_FILE: Look = (0, 0, 0)


class ContentInUse:
    """Shared by the threads of a process. Raises ContentError when the files themselves cannot be used."""

    def __init__(self, settings: Settings, database: Database) -> None:
        self.shipped: Library = load_library(settings.content)
        self.library = self.shipped
        """The files with the changes in them, for whoever changes more."""
        self.left_out: tuple[LeftOut, ...] = ()
        """Changes that do not fit on the files (any more)."""
        self._examples = settings.content / "demo" if settings.demo else None
        self.content = self.content_of(self.shipped)
        self._database = database
        self._mark = settings.var / "inhoud.nummer"
        self._seen = _NOT_LOOKED
        self._followers: list[Callable[[Content], None]] = []
        self._lock = Lock()
        self._has_table = False
        self.notice()

    def content_of(self, library: Library, number: int = 0) -> Content:
        """What a library with the changes up to `number` says; in a demonstration, with the invented facts where none
        are known.
        """
        content = replace(library.content(), generation=number)
        return with_examples(content, self._examples) if self._examples else content

    def follow(self, told: Callable[[Content], None]) -> None:
        """Let `told` know of every other content, after it came into use."""
        self._followers.append(told)

    def notice(self) -> None:
        """Look whether something was changed, and take it over. While one thread does, the others go on as it was."""
        seen = self._look()
        if seen == self._seen or not self._lock.acquire(blocking=False):
            return
        try:
            if self._database.exists:
                with self._database.connection() as connection:
                    self._take_over(connection)
            self._seen = seen
        except UnavailableError as error:
            log.warning("what editors changed cannot be read; going on with what is known: %s", error)
        except (
            Exception
        ):  # a row that cannot even be read: no reason for any page to fail, nor to try at every request
            log.exception("what editors changed cannot be taken over; going on with what is known")
            self._seen = seen
        finally:
            self._lock.release()

    def watch(self) -> None:
        """Look in the background from now on, so that no visitor waits; for a process that serves them."""

        def keep_watching() -> None:
            while True:
                self.notice()
                time.sleep(LOOK_AGAIN)

        Thread(target=keep_watching, name="content", daemon=True).start()

    def as_of(self, connection: Connection) -> Content:
        """The content as the database has it in this transaction."""
        with self._lock:
            self._take_over(connection)
            return self.content

    def keep_up(self) -> None:
        """What the worker does: follow the database, and tell the other processes when nobody else did."""
        with self._database.connection() as connection:
            number = self.as_of(connection).generation
        if self._marked() != number:
            self.announce()

    def announce(self) -> None:
        """Let every other process of this machine notice."""
        try:
            write_whole(self._mark, str(self.content.generation).encode())
        except OSError as error:  # the worker tries again
            log.warning("the other processes do not notice a change of the content yet: %s", error)

    def _take_over(self, connection: Connection) -> None:
        if not self._has_table:
            self._has_table = sqlalchemy.inspect(connection).has_table(CONTENT_CHANGE.name)
        number = newest(connection) if self._has_table else 0
        if number == self.content.generation:
            return
        laid = lay_over(self.shipped, changes_in(connection))
        for it in laid.left_out:
            change = f"{it.change.kind} {it.change.key}"
            log.warning(
                "change %s of the content is left out: %s: %s", it.change.number, change, it.sentences
            )
        self.library, self.left_out = laid.library, laid.left_out
        self.content = self.content_of(laid.library, number)
        for told in self._followers:
            told(self.content)

    def _look(self) -> Look:
        try:
            found = self._mark.stat()
        except OSError:
            return _NO_FILE
        return found.st_mtime_ns, found.st_ino, found.st_size

    def _marked(self) -> int:
        with suppress(OSError, ValueError):
            return int(self._mark.read_bytes())
        return 0


def newest(connection: Connection) -> int:
    """The number of the last change; 0 when there is none."""
    return connection.scalar(select(func.max(CONTENT_CHANGE.c.id))) or 0


def changes_in(connection: Connection) -> tuple[Change, ...]:
    """Of each kind and key the last change, in the order in which they were made."""
    last = select(func.max(CONTENT_CHANGE.c.id)).group_by(CONTENT_CHANGE.c.kind, CONTENT_CHANGE.c.key)
    rows = connection.execute(
        select(CONTENT_CHANGE).where(CONTENT_CHANGE.c.id.in_(last)).order_by(CONTENT_CHANGE.c.id)
    )
    return tuple(Change(row.id, row.kind, row.key, row.value) for row in rows if row.value is not None)
