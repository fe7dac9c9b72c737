"""Changing an index. One writer at a time, in whatever process; readers are never in its way."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from zoekindex.analysis import document_terms, splitter_for
from zoekindex.documents import Document
from zoekindex.entry import Entry
from zoekindex.errors import IndexUnusable
from zoekindex.folder import Folder, Generation, describe
from zoekindex.manifest import Manifest
from zoekindex.segments import Row, SegmentReader, changed
from zoekindex.vocabulary import PLAIN, Vocabulary


@dataclass(frozen=True, slots=True)
class Report:
    """How an index is doing. `problems` are whole sentences; `count` is the number of documents."""

    ok: bool
    problems: tuple[str, ...]
    count: int


class IndexWriter:
    """Writes to the index in a folder, which is made when it does not exist.

    `timeout` is how many seconds to wait for another writer before IndexBusy is raised. Engines must be given a
    vocabulary with the same protected words and parts.
    """

    def __init__(self, folder: Path | str, timeout: float = 10.0, vocabulary: Vocabulary = PLAIN) -> None:
        self._folder = Folder(Path(folder), vocabulary)
        self._splitter = splitter_for(vocabulary)
        self._timeout = timeout
        self._known: Generation | None = None

    def apply(self, upserts: Iterable[Document], deletes: Iterable[str] = ()) -> str:
        """Add or replace documents, and remove others, in one step; returns the generation that holds the
        result.

        Of two documents with the same id the last one counts; an id in both lists is added. Raises
        IndexUnusable when there is no index that can be trusted: rebuild it then.
        """
        unique = {document.id: document for document in upserts}
        gone = {each for each in deletes if each not in unique}
        with self._folder.locked(self._timeout):
            living = self._folder.read(self._known)
            if not unique and not gone:
                return living.manifest.generation
            files = changed(living.files, self._rows(unique.values()), gone)
            manifest = describe(
                living.manifest.folder,
                living.manifest.change + 1,
                len(SegmentReader(files)),
                files,
                living.manifest.previous,
                self._folder.vocabulary,
            )
            self._folder.write(manifest, files)
            self._folder.switch(manifest)
            self._known = Generation(manifest, files)
        return manifest.generation

    def rebuild(self, documents: Iterable[Document]) -> str:
        """Build the index anew beside the living one, see that it came out right, and switch; returns the
        generation.

        The living index, damaged or not, plays no part in it and answers until the switch.
        """
        unique = {document.id: document for document in documents}
        with self._folder.locked(self._timeout):
            rows = self._rows(unique.values())
            files = changed({}, rows, ())
            name, previous = self._folder.new_generation(), self._current_folder()
            manifest = describe(name, 0, len(rows), files, previous, self._folder.vocabulary)
            self._folder.write(manifest, files)
            self._prove(manifest, rows)
            self._folder.switch(manifest)
            self._known = Generation(manifest, files)
        return manifest.generation

    def look(self) -> None:
        """Raise IndexUnusable when there is no index of ours, or not all of it: a glance that reads no file."""
        self._folder.look()

    def versions(self) -> dict[str, str]:
        """The version of every document in the index by its id, to compare with where they came from."""
        return SegmentReader(self._folder.read().files).versions()

    def check(self, expected: Mapping[str, str] | None = None) -> Report:
        """Read everything there is, and compare it with the versions by id that are expected."""
        try:
            living = self._folder.read()
            found = SegmentReader(living.files).versions()
        except IndexUnusable as error:
            return Report(ok=False, problems=(str(error),), count=0)
        problems = []
        if len(found) != living.manifest.count:
            problems.append(f"{len(found)} documents in the index, and {living.manifest.count} were written")
        if expected is not None:
            missing, surplus = expected.keys() - found.keys(), found.keys() - expected.keys()
            outdated = {each for each in expected.keys() & found.keys() if expected[each] != found[each]}
            for what, ids in (("missing", missing), ("no longer wanted", surplus), ("outdated", outdated)):
                if ids:
                    problems.append(f"{len(ids)} {what}: {_some(ids)}")
        return Report(ok=not problems, problems=tuple(problems), count=len(found))

    def _rows(self, documents: Iterable[Document]) -> list[Row]:
        return [Row(Entry.of(document), document_terms(document, self._splitter)) for document in documents]

    def _current_folder(self) -> str | None:
        try:
            return Manifest.unpack(self._folder.current(), self._folder.vocabulary).folder
        except IndexUnusable:
            return None

    def _prove(self, manifest: Manifest, rows: Sequence[Row]) -> None:
        """Read back from the disk what was written, as a reader will."""
        reader = SegmentReader(self._folder.load(manifest).files)
        if reader.versions() != {row.entry.id: row.entry.version for row in rows}:
            raise IndexUnusable("the new index does not hold the documents that it was built from")
        probe = next(((row, term) for row in rows for term in row.terms.stems), None)
        if probe:
            row, term = probe
            ids = {number: entry.id for number, entry in reader.entries()}
            numbers, _ = reader.postings("stems", term)
            if row.entry.id not in {ids[number] for number in numbers.tolist()}:
                raise IndexUnusable(f"the new index does not find {row.entry.id} by the word {term!r}")


def _some(ids: Iterable[str], at_most: int = 10) -> str:
    first, *others = sorted(ids)
    return ", ".join([first, *others][:at_most]) + (" ..." if len(others) >= at_most else "")
