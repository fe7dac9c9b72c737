"""Whoosh, and the only module that knows it: an index as a set of files in memory, in and out.

Whoosh 2.7.4 is used for what it does well, which is to hold terms and documents in segments that can be
added to, and merged, without writing everything anew. Its pitfalls stay outside: it writes to memory, so
a failed commit leaves nothing behind and no lock; the files reach the disk by our own way
(zoekindex.folder), with hashes and fsync; nobody's text gets near its query parser; and its searcher,
which is slow at filters and not safe to share, does not search.
"""

import threading
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from whoosh.codec.whoosh3 import W3Codec
from whoosh.fields import ID, STORED, FieldType, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.filedb.structfile import BufferFile
from whoosh.formats import Existence
from whoosh.index import FileIndex
from whoosh.matching import FilterMatcher
from whoosh.query import Or, Term
from whoosh.reading import TermNotFound

from zoekindex.analysis import Terms
from zoekindex.entry import Entry
from zoekindex.lexicon import Field
from zoekindex.strengths import Numbers

Files = Mapping[str, bytes]

BLOCK = 4096  # postings that are packed together
AT_ONCE = 500  # ids in one query for the documents to be deleted


class _Weighted(FieldType):  # type: ignore[misc]
    """Terms that come analysed and weighted: a mapping of term to weight."""

    def __init__(self) -> None:
        super().__init__(Existence(), None)

    def index(self, value: Mapping[str, int], **_options: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        for term, weight in value.items():
            yield term.encode(), 1, float(weight), b""


class _Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's own format, in blocks that can be read in a few steps. Our fields have no lengths (the weights know
    them already), so there is no need to look for the length of each posting.
    """

    length_stats = False

    def __init__(self) -> None:
        super().__init__(blocklimit=BLOCK)


class _Pool:
    """The postings of a change, sorted by term: its documents and its weights, in the order in which they came.

    Whoosh's own sorts single postings, and leaves them as pickles on a disk when there are many: that takes half of
    the time of a rebuild.
    """

    def __init__(self) -> None:
        self._terms: dict[tuple[str, bytes], tuple[array[int], array[float]]] = {}

    def add(self, posting: tuple[str, bytes, int, float, bytes]) -> None:
        """Documents come in order of their number."""
        field, term, document, weight, _ = posting
        found = self._terms.get((field, term))
        if found is None:
            found = self._terms[field, term] = array("I"), array("f")
        found[0].append(document)
        found[1].append(weight)

    def iter_postings(self) -> Iterator[tuple[str, bytes, int, float, bytes]]:
        for (field, term), (documents, weights) in sorted(self._terms.items()):
            for document, weight in zip(documents, weights, strict=True):
                yield field, term, document, weight, b""

    def cleanup(self) -> None:
        """Nothing was left anywhere."""


class _Memory(RamStorage):  # type: ignore[misc]
    def open_file(self, name: str, **options: Any) -> BufferFile:
        """Whoosh's own hands out a view, of which every reader then makes a copy."""
        return BufferFile(self.files[name], name=name, **options)

    def temp_storage(self, name: str | None = None) -> RamStorage:  # noqa: ARG002 - Whoosh decides the arguments
        """Whoosh's own makes a folder with a fixed name in /tmp, where any other process may be busy with
        it.
        """
        return RamStorage()


_SCHEMA = Schema(
    id=ID(unique=True, stored=True),
    version=STORED(),
    entry=STORED(),
    stems=_Weighted(),
    words=_Weighted(),
    parts=_Weighted(),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One document to be stored."""

    entry: Entry
    terms: Terms


def changed(files: Files, rows: Iterable[Row], gone: Iterable[str]) -> Files:
    """The files after a change; no files stand for an empty index. Every id may occur once among `rows`
    and `gone`: Whoosh would keep both of two documents with the same id in one batch.
    """
    storage = _Memory()
    storage.files = dict(files)
    index = FileIndex(storage, _SCHEMA) if files else storage.create_index(_SCHEMA)
    # Parts of a compound file would be copied out of it, and stay in memory twice.
    writer = index.writer(codec=_Codec(), compound=False)
    writer.pool = _Pool()
    rows = list(rows)
    obsolete = [*gone, *(row.entry.id for row in rows)] if files else []
    for start in range(0, len(obsolete), AT_ONCE):
        writer.delete_by_query(Or([Term("id", each) for each in obsolete[start : start + AT_ONCE]]))
    for row in rows:
        writer.add_document(
            id=row.entry.id,
            version=row.entry.version,
            entry=row.entry.pack(),
            stems=row.terms.stems,
            words=row.terms.words,
            parts=row.terms.parts,
        )
    writer.commit()
    return dict(storage.files)


class SegmentReader:
    """Reads one generation. Its document numbers mean nothing outside it."""

    def __init__(self, files: Files, earlier: "SegmentReader | None" = None) -> None:
        """Entries that an `earlier` reader has read from the same files are not read again."""
        storage = _Memory()
        storage.files = dict(files)
        self._reader = FileIndex(storage, _SCHEMA).reader()
        self._entries: dict[str, dict[int, Entry]] = {}  # by segment, then by number in it
        self._earlier = earlier._entries if earlier else {}
        self._lock = threading.Lock()  # the files underneath remember where they were read last

    def __len__(self) -> int:
        return int(self._reader.doc_count())

    def entries(self) -> Iterator[tuple[int, Entry]]:
        """By document number. To be asked once."""
        for reader, offset in self._leaves():
            segment = str(reader.segment().segment_id())
            known, read = self._earlier.get(segment, {}), self._entries.setdefault(segment, {})
            for number in reader.all_doc_ids():
                entry = known.get(number)
                if entry is None:
                    stored = reader.stored_fields(number)
                    entry = Entry.unpack(stored["id"], stored["version"], stored["entry"])
                read[number] = entry
                yield number + offset, entry
        self._earlier = {}

    def _leaves(self) -> list[tuple[Any, int]]:
        """The readers of the segments with the number of their first document; an empty index has a reader too."""
        return [(reader, offset) for reader, offset in self._reader.leaf_readers() if reader.doc_count_all()]

    def versions(self) -> dict[str, str]:
        """The version of each document by its id."""
        return {stored["id"]: stored["version"] for _, stored in self._reader.iter_docs()}

    def terms(self, field: Field) -> Iterator[str]:
        """Every term, and perhaps some that no document has any more."""
        with self._lock:
            return iter([term.decode() for term in self._reader.lexicon(field)])

    def postings(self, field: Field, term: str) -> tuple[Numbers, Numbers]:
        """The number of each document with a term, and its weight."""
        ids, weights = [np.empty(0, np.int32)], [np.empty(0, np.int32)]
        with self._lock:
            for reader, offset in self._leaves():
                try:
                    found = reader.postings(field, term)
                except TermNotFound:  # asking first would look it up twice
                    continue
                for some, theirs in _blocks(found):
                    ids.append(some + offset)
                    weights.append(theirs)
        return np.concatenate(ids), np.concatenate(weights)


def _blocks(matcher: Any) -> Iterator[tuple[Numbers, Numbers]]:
    """The postings of a term block by block; one by one they take twenty times as long."""
    if isinstance(matcher, FilterMatcher):  # some documents have been deleted
        deleted = np.array(sorted(matcher._ids), np.int32)
        matcher = matcher.child
        matcher.reset()
    else:
        deleted = np.empty(0, np.int32)
    while matcher.is_active():
        matcher.id()
        matcher.weight()  # now both columns of this block are there
        ids = np.array(matcher._ids, np.int32)
        weights = np.array(matcher._weights).astype(np.int32)
        living = ~np.isin(ids, deleted)
        yield ids[living], weights[living]
        matcher._next_block()
