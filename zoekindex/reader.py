"""The engine that searches the index on disk. It never writes."""

import threading
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from zoekindex.errors import IndexUnusable
from zoekindex.folder import Folder, Generation
from zoekindex.queries import Query
from zoekindex.results import Results
from zoekindex.searching import search
from zoekindex.segments import SegmentReader
from zoekindex.spelling import Speller
from zoekindex.view import View
from zoekindex.vocabulary import PLAIN, Vocabulary


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What became of an index: a view of it, or the reason why there is none."""

    pointer: bytes
    generation: Generation | None
    outcome: View | str


class WhooshEngine:
    """Searches the index in a folder. May be shared by threads; opens the index when it is first asked
    something.

    Every question looks at the disk whether there is a newer index (some microseconds). Whoever finds one
    loads it, and others wait for that: an answer never misses what was in the index before the question
    came.

    The vocabulary must have the protected words and the parts with which the index was written; else it is
    IndexUnusable. Its thesaurus may be any.
    """

    def __init__(self, folder: Path | str, vocabulary: Vocabulary = PLAIN) -> None:
        self._folder = Folder(Path(folder), vocabulary)
        self._loaded: _Loaded | None = None
        self._speller = Speller()
        self._lock = threading.Lock()

    def use(self, vocabulary: Vocabulary) -> None:
        """Answer every next question with another vocabulary; the generation then differs too."""
        with self._lock:
            if vocabulary != self._folder.vocabulary:
                self._folder = Folder(self._folder.path, vocabulary)
                self._loaded = None

    @property
    def generation(self) -> str:
        return self._view().generation

    def search(self, query: Query, now: datetime) -> Results:
        return search(self._view(), query, now)

    def _view(self) -> View:
        pointer = self._folder.current()
        loaded = self._loaded
        if loaded is None or loaded.pointer != pointer:
            with self._lock:
                loaded = self._loaded
                if loaded is None or loaded.pointer != pointer:
                    loaded = self._loaded = self._load(pointer, loaded.generation if loaded else None)
        if isinstance(loaded.outcome, str):
            raise IndexUnusable(loaded.outcome)
        return loaded.outcome

    def _load(self, pointer: bytes, known: Generation | None) -> _Loaded:
        """A failure is remembered like a success: the next question need not read a damaged index again."""
        try:
            generation = self._folder.read(known)
            view = _view(generation, self._folder.vocabulary, self._speller)
            return _Loaded(generation.manifest.pack(), generation, view)
        except IndexUnusable as error:
            return _Loaded(pointer, None, str(error))


def _view(generation: Generation, vocabulary: Vocabulary, speller: Speller) -> View:
    manifest, reader = generation.manifest, SegmentReader(generation.files)
    if len(reader) != manifest.count:
        raise IndexUnusable(f"{len(reader)} documents in the index, and {manifest.count} were written")
    return View(reader.entries(), reader, manifest.generation, vocabulary, speller)
