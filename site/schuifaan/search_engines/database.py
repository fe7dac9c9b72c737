"""Searching without an index on the disk: straight from the database, while the index is being mended.

Same answers, dearer: all documents are read into memory, and read anew when they are older than a minute.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from threading import Lock
from time import monotonic

from zoekindex import Document, MemoryEngine, Query, Results
from zoekindex.vocabulary import Vocabulary

LONGEST_KEPT = 60.0  # seconds
GENERATION = "database"
"""What the generation of these answers starts with."""


class DatabaseEngine:
    """What `read` gives, in memory. Nothing is read before the first question."""

    def __init__(self, read: Callable[[], Iterable[Document]], vocabulary: Vocabulary) -> None:
        self._read = read
        self._vocabulary = vocabulary
        self._lock = Lock()
        self._engine: MemoryEngine | None = None
        self._read_at = 0.0

    def use(self, vocabulary: Vocabulary) -> None:
        """Answer every next question with another vocabulary."""
        with self._lock:
            self._vocabulary, self._engine = vocabulary, None

    @property
    def generation(self) -> str:
        """Changes with each reading of the database."""
        return self._current().generation

    def search(self, query: Query, now: datetime) -> Results:
        """Answer from memory."""
        return self._current().search(query, now)

    def _current(self) -> MemoryEngine:
        with self._lock:  # one thread reads, the others wait for what it finds
            if self._engine is None or monotonic() - self._read_at > LONGEST_KEPT:
                self._read_at = monotonic()
                self._engine = MemoryEngine(self._read(), f"{GENERATION}-{self._read_at}", self._vocabulary)
            return self._engine
