"""The one place that is asked to search: the index, and when it cannot be used the database."""

import logging
from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

from schuifaan.clock import wall_time
from schuifaan.content import Content
from schuifaan.db import Database
from schuifaan.search_engines.database import GENERATION, DatabaseEngine
from schuifaan.services.remembered import Remembered
from schuifaan.services.search.card_rows import ActivityCards
from schuifaan.services.search.documents import read_documents
from schuifaan.services.search.gazetteer import Gazetteers
from schuifaan.services.search.misses import Misses
from schuifaan.services.search.names import Names
from schuifaan.services.search.vocabulary import vocabulary_of
from schuifaan.services.travel.codes import KnownTimetable, timetable_in_use
from schuifaan.services.travel.storage import Computed, Packed
from zoekindex import Engine, IndexUnusable, Query, Results, WhooshEngine

T = TypeVar("T")

# A page of results with its filters takes some 25 kB, a card 3 kB, a way there and back 3 kB: together at most
# 36 MB a process.
MOST_ANSWERS = 1000
MOST_CARDS = 2000
MOST_REACHES = 2000

log = logging.getLogger(__name__)


class InUse(Protocol):
    """The content as it is now, and who wants to know of another."""

    @property
    def content(self) -> Content: ...

    def follow(self, told: Callable[[Content], None]) -> None: ...


class Finder:
    """Searches for one installation, and remembers answers for as long as they hold.

    That is until the index or the content has another generation, and never longer than the minute in which they were
    asked.
    """

    def __init__(
        self, index_folder: Path, database: Database, in_use: InUse, *, notes_misses: bool = True
    ) -> None:
        content = in_use.content
        self.vocabulary = vocabulary_of(content)
        """What the content files say about words; whoever writes the index must use the same."""
        self.gazetteers = Gazetteers(content)
        self.names = Names(database, content)
        """What a visitor may be about to type."""
        self._folder = index_folder.parent
        self._notes_misses = notes_misses
        self.misses = self._misses(content)
        self._index = WhooshEngine(index_folder, self.vocabulary)
        self._database = DatabaseEngine(lambda: read_documents(database, in_use.content), self.vocabulary)
        self._rows = database
        self._complaint = ""
        self._answers: Remembered[Any] = Remembered(MOST_ANSWERS)
        self.cards: Remembered[ActivityCards] = Remembered(MOST_CARDS)
        """By (generation, activity): every change of an activity gives another generation."""
        self.reaches: Remembered[Packed] = Remembered(MOST_REACHES)
        """By generation, place one leaves from and visit: what is worked out newly gives another generation too."""
        self.computed: Remembered[Mapping[Computed, int]] = Remembered(1)
        """By generation: the number of every visit for which journeys were worked out."""
        self._timetables: Remembered[KnownTimetable] = Remembered(1)
        self._changed = content.generation
        in_use.follow(self._use)

    def _use(self, content: Content) -> None:
        """Search with another thesaurus from the next question on, or once the engine that watches is ready for it.

        The generation is said last, so that what is remembered under it was worked out with this content or a later.
        """
        self.vocabulary = vocabulary_of(content)
        self.misses = self._misses(content)
        self._index.use(self.vocabulary)
        self._database.use(self.vocabulary)
        self._changed = content.generation

    def _misses(self, content: Content) -> Misses:
        return Misses(self._folder, content.thesaurus if self._notes_misses else ())

    @property
    def generation(self) -> str:
        """Which state of the data and of what editors changed answers at this moment."""
        return _with_change(self._engine().generation, self._changed)

    @property
    def timetable(self) -> KnownTimetable:
        """The timetable of public transport in use."""
        return self._timetables.get(self.generation, self._read_timetable)

    def _read_timetable(self) -> KnownTimetable:
        with self._rows.connection() as connection:
            return timetable_in_use(connection)

    @property
    def degraded(self) -> bool:
        """Whether the index cannot be used, so that the database answers."""
        return self._engine() is self._database

    def watch(self) -> None:
        """Look for changes of the index in the background from now on; for a process that serves visitors."""
        self._index.watch()

    def search(self, query: Query, now: datetime) -> Results:
        """The answer to `query` as things stand at `now` (aware); worked out, whatever was asked before."""
        moment, changed = wall_time(now), self._changed
        try:
            results = self._index.search(query, moment)
            self._complaint = ""
        except IndexUnusable as error:
            self._complain(str(error))
            results = self._database.search(query, moment)
        return replace(results, generation=_with_change(results.generation, changed)) if changed else results

    def remember(self, key: Hashable, now: datetime, work_out: Callable[[], T]) -> T:
        """What `work_out` gives; not worked out again while nothing can have changed."""
        minute = now.replace(second=0, microsecond=0)
        return cast(T, self._answers.get((key, self.generation, minute), work_out))

    def _engine(self) -> Engine:
        try:
            _ = self._index.generation
        except IndexUnusable as error:
            self._complain(str(error))
            return self._database
        self._complaint = ""
        return self._index

    def _complain(self, reason: str) -> None:
        """Once for each reason, not for each question."""
        if reason != self._complaint:
            self._complaint = reason
            log.warning("searching in the database: %s", reason)


def _with_change(generation: str, changed: int) -> str:
    return f"{generation}+{changed}" if changed else generation


def is_degraded(generation: str) -> bool:
    """Whether answers of this generation came from the database instead of the index."""
    return generation.startswith(GENERATION)
