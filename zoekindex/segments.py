"""Whoosh, and the only module that knows it: an index as a set of files in memory, in and out.

Whoosh 2.7.4 is used for what it does well, which is to hold terms and documents in segments that can be
added to, and merged, without writing everything anew. Its pitfalls stay outside: it writes to memory, so
a failed commit leaves nothing behind and no lock; the files reach the disk by our own way
(zoekindex.folder), with hashes and fsync; nobody's text gets near its query parser; and its searcher,
which is slow at filters and not safe to share, does not search.
"""

import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from whoosh.fields import ID, STORED, FieldType, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.filedb.structfile import StructFile
from whoosh.formats import Existence
from whoosh.index import FileIndex
from whoosh.query import Or, Term

from zoekindex.analysis import Terms
from zoekindex.entry import Entry
from zoekindex.lexicon import Field

Files = Mapping[str, bytes]

WRITER_MEMORY = 128  # MB that Whoosh may use for postings before it sorts them in parts
AT_ONCE = 500  # ids in one query for the documents to be deleted


class _Weighted(FieldType):  # type: ignore[misc]
    """Terms that come analysed and weighted: a mapping of term to weight."""

    def __init__(self) -> None:
        super().__init__(Existence(), None)

    def index(self, value: Mapping[str, int], **_options: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        for term, weight in value.items():
            yield term.encode(), 1, float(weight), b""


class _Run(BytesIO):
    """A file that stays when it is closed."""

    def __init__(self, files: dict[str, bytes], name: str) -> None:
        super().__init__()
        self._files, self._name = files, name

    def close(self) -> None:
        if not self.closed:
            self._files[self._name] = self.getvalue()
        super().close()


class _Scratch(RamStorage):  # type: ignore[misc]
    """Where Whoosh leaves sorted postings when there are too many for WRITER_MEMORY. Its own storage in memory
    forgets these, because it hands out the bare file.
    """

    def create_file(self, name: str, **options: Any) -> StructFile:
        if name.endswith(".run"):
            return StructFile(_Run(self.files, name), name=name)
        return super().create_file(name, **options)

    def open_file(self, name: str, **options: Any) -> StructFile:
        if name.endswith(".run"):
            return StructFile(BytesIO(self.files[name]), name=name)
        return super().open_file(name, **options)


class _Memory(RamStorage):  # type: ignore[misc]
    def temp_storage(self, name: str | None = None) -> RamStorage:  # noqa: ARG002 - Whoosh decides the arguments
        """Whoosh's own makes a folder with a fixed name in /tmp, where any other process may be busy with
        it.
        """
        return _Scratch()


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
    writer = index.writer(limitmb=WRITER_MEMORY)
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

    def __init__(self, files: Files) -> None:
        storage = _Memory()
        storage.files = dict(files)
        self._reader = FileIndex(storage, _SCHEMA).reader()
        self._lock = threading.Lock()  # the files underneath remember where they were read last

    def __len__(self) -> int:
        return int(self._reader.doc_count())

    def entries(self) -> Iterator[tuple[int, Entry]]:
        for number, stored in self._reader.iter_docs():
            yield number, Entry.unpack(stored["id"], stored["version"], stored["entry"])

    def versions(self) -> dict[str, str]:
        """The version of each document by its id."""
        return {stored["id"]: stored["version"] for _, stored in self._reader.iter_docs()}

    def terms(self, field: Field) -> Iterator[str]:
        """Every term, and perhaps some that no document has any more."""
        with self._lock:
            return iter([term.decode() for term in self._reader.lexicon(field)])

    def postings(self, field: Field, term: str) -> list[tuple[int, int]]:
        """(document number, weight) of each document with a term."""
        with self._lock:
            if (field, term) not in self._reader:
                return []
            found = []
            matcher = self._reader.postings(field, term)
            while matcher.is_active():
                found.append((matcher.id(), int(matcher.weight())))
                matcher.next()
            return found
