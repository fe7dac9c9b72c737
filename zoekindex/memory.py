"""The engine without an index on disk, for the time that the index is being rebuilt: same view, same
answers.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from zoekindex.analysis import document_terms
from zoekindex.documents import Document
from zoekindex.entry import Entry
from zoekindex.queries import Query
from zoekindex.results import Results
from zoekindex.searching import search
from zoekindex.text import Field
from zoekindex.view import View


class MemoryEngine:
    """Searches documents that were handed over. Of two with the same id the last one counts."""

    def __init__(self, documents: Iterable[Document], generation: str) -> None:
        unique = {document.id: document for document in documents}
        postings: defaultdict[tuple[Field, str], list[tuple[int, int]]] = defaultdict(list)
        entries = []
        for number, document in enumerate(unique.values()):
            entries.append((number, Entry.of(document)))
            terms = document_terms(document)
            for term, weight in terms.stems.items():
                postings["stems", term].append((number, weight))
            for term, weight in terms.words.items():
                postings["words", term].append((number, weight))
        self._view = View(entries, lambda field, term: postings.get((field, term), ()), generation)

    @property
    def generation(self) -> str:
        return self._view.generation

    def search(self, query: Query, now: datetime) -> Results:
        return search(self._view, query, now)
