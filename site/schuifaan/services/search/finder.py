"""The one place that is asked to search: the index, and when it cannot be used the database."""

import logging
from collections.abc import Callable, Hashable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar, cast

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


class Finder:
    """Searches for one installation, and remembers answers for as long as they hold.

    That is until the index has another generation, and never longer than the minute in which they were asked.
    """

    def __init__(self, index_folder: Path, database: Database, content: Content) -> None:
        self.vocabulary = vocabulary_of(content)
        """What the content files say about words; whoever writes the index must use the same."""
        self.gazetteers = Gazetteers(content)
        self.names = Names(database, content)
        """What a visitor may be about to type."""
        self._folder = index_folder.parent
        self.misses = Misses(self._folder, content)
        self._index = WhooshEngine(index_folder, self.vocabulary)
        self._database = DatabaseEngine(lambda: read_documents(database, content), self.vocabulary)
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

    def use(self, content: Content) -> None:
        """Search with another thesaurus from the next question on; the index stays as it is."""
        self.vocabulary = vocabulary_of(content)
        self.misses = Misses(self._folder, content)
        self._index.use(self.vocabulary)
        self._database.use(self.vocabulary)

    @property
    def generation(self) -> str:
        """Which state of the data answers at this moment."""
        return self._engine().generation

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
        moment = wall_time(now)
        try:
            results = self._index.search(query, moment)
        except IndexUnusable as error:
            self._complain(str(error))
            return self._database.search(query, moment)
        self._complaint = ""
        return results

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


def is_degraded(generation: str) -> bool:
    """Whether answers of this generation came from the database instead of the index."""
    return generation.startswith(GENERATION)
