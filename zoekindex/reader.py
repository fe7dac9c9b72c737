"""The engine that searches the index on disk. It never writes."""

import os
import threading
import time
from dataclasses import dataclass, replace
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

LOOK_AGAIN = 0.05  # seconds


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What became of an index: a view of it, or the reason why there is none."""

    pointer: bytes
    generation: Generation | None
    outcome: View | str
    reader: SegmentReader | None = None


class WhooshEngine:
    """Searches the index in a folder. May be shared by threads; opens the index when it is first asked
    something.

    Every question looks at the disk whether there is a newer index (some microseconds). Whoever finds one
    loads it, and others wait for that: an answer never misses what was in the index before the question
    came. A server that answers many had better `watch`.

    The vocabulary must have the protected words and the parts with which the index was written; else it is
    IndexUnusable. Its thesaurus may be any.
    """

    def __init__(self, folder: Path | str, vocabulary: Vocabulary = PLAIN) -> None:
        self._folder = Folder(Path(folder), vocabulary)
        self._loaded: _Loaded | None = None
        self._speller = Speller()
        self._lock = threading.Lock()
        self._watcher = 0  # the process in which a thread is watching

    def watch(self) -> None:
        """From now on a thread looks for newer indexes. No question waits for one any more: until it is ready, the one
        before answers. The thread also learns the words for misspelt questions, before anybody makes a mistake.

        Once in a process; what is forked off must watch by itself.
        """
        self._watcher = os.getpid()
        threading.Thread(target=self._keep_watching, name="zoekindex", daemon=True).start()

    def _keep_watching(self) -> None:
        prepared: View | None = None
        while True:
            try:
                view = self._newest()
            except IndexUnusable:
                if self._loaded and isinstance(self._loaded.outcome, View):
                    self._loaded = None  # whoever asks next finds out why
            else:
                if view is not prepared:
                    view.prepare()
                    prepared = view
            time.sleep(LOOK_AGAIN)

    def use(self, vocabulary: Vocabulary) -> None:
        """Answer every next question with another vocabulary, or when watching those that come when it is ready. The
        generation then differs too.
        """
        with self._lock:
            if vocabulary != self._folder.vocabulary:
                self._folder = Folder(self._folder.path, vocabulary)
                if self._loaded:  # still good enough for whoever does not wait
                    self._loaded = replace(self._loaded, pointer=b"")

    @property
    def generation(self) -> str:
        return self._view().generation

    def search(self, query: Query, now: datetime) -> Results:
        return search(self._view(), query, now)

    def _view(self) -> View:
        loaded = self._loaded
        if loaded is not None and isinstance(loaded.outcome, View) and self._watcher == os.getpid():
            return loaded.outcome
        return self._newest()

    def _newest(self) -> View:
        pointer = self._folder.current()
        loaded = self._loaded
        if loaded is None or loaded.pointer != pointer:
            with self._lock:
                loaded = self._loaded
                if loaded is None or loaded.pointer != pointer:
                    loaded = self._loaded = self._load(pointer, loaded)
        if isinstance(loaded.outcome, str):
            raise IndexUnusable(loaded.outcome)
        return loaded.outcome

    def _load(self, pointer: bytes, before: _Loaded | None) -> _Loaded:
        """A failure is remembered like a success: the next question need not read a damaged index again."""
        try:
            generation = self._folder.read(before.generation if before else None)
            manifest = generation.manifest
            reader = SegmentReader(generation.files, before.reader if before else None)
            if len(reader) != manifest.count:
                raise IndexUnusable(
                    f"{len(reader)} documents in the index, and {manifest.count} were written"
                )
            view = View(reader.entries(), reader, manifest.generation, self._folder.vocabulary, self._speller)
            return _Loaded(manifest.pack(), generation, view, reader)
        except IndexUnusable as error:
            return _Loaded(pointer, None, str(error))
