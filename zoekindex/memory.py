"""The engine without an index on disk, for the time that the index is being rebuilt: same view, same
answers.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

import numpy as np

from zoekindex.analysis import document_terms, splitter_for
from zoekindex.documents import Document
from zoekindex.entry import Entry
from zoekindex.lexicon import Field
from zoekindex.queries import Query
from zoekindex.results import Results
from zoekindex.searching import search
from zoekindex.spelling import Speller
from zoekindex.strengths import Numbers
from zoekindex.view import View
from zoekindex.vocabulary import PLAIN, Vocabulary


class _Postings:
    def __init__(self) -> None:
        self._found: defaultdict[Field, dict[str, tuple[array[int], array[int]]]] = defaultdict(dict)

    def add(self, field: Field, number: int, weights: dict[str, int]) -> None:
        found = self._found[field]
        for term, weight in weights.items():
            numbers, held = found.get(term) or found.setdefault(term, (array("i"), array("i")))
            numbers.append(number)
            held.append(weight)

    def postings(self, field: Field, term: str) -> tuple[Numbers, Numbers]:
        numbers, weights = self._found[field].get(term, ((), ()))
        return np.array(numbers, np.int32), np.array(weights, np.int32)

    def terms(self, field: Field) -> Iterable[str]:
        return self._found[field].keys()


class MemoryEngine:
    """Searches documents that were handed over. Of two with the same id the last one counts."""

    def __init__(
        self, documents: Iterable[Document], generation: str, vocabulary: Vocabulary = PLAIN
    ) -> None:
        unique = {document.id: document for document in documents}
        splitter = splitter_for(vocabulary)
        source = _Postings()
        entries = []
        for number, document in enumerate(unique.values()):
            entries.append((number, Entry.of(document)))
            terms = document_terms(document, splitter)
            source.add("stems", number, terms.stems)
            source.add("words", number, terms.words)
            source.add("parts", number, terms.parts)
        self._view = View(entries, source, generation, vocabulary, Speller())

    @property
    def generation(self) -> str:
        return self._view.generation

    def search(self, query: Query, now: datetime) -> Results:
        return search(self._view, query, now)
