"""The words of one generation, and how strongly each document holds them."""

from collections.abc import Iterable, Mapping
from typing import Literal, Protocol

import numpy as np

from zoekindex.analysis import WEIGHT_SCALE
from zoekindex.strengths import Numbers, Strengths

SATURATION = 1.2  # BM25's k1: how soon a word that keeps coming back stops adding to the score

Field = Literal["stems", "words", "parts"]

MOST_KEPT = 1_000_000  # postings; 12 MB
OVERHEAD = 30  # what keeping a term takes, in postings; people can think up more words than we have memory


class Source(Protocol):
    """Where the words are kept."""

    def postings(self, field: Field, term: str) -> tuple[Numbers, Numbers]:
        """The number of each document with a term, and its weight in 1/analysis.WEIGHT_SCALE."""
        ...

    def terms(self, field: Field) -> Iterable[str]:
        """Every term; there may be some among them that no document has any more."""
        ...


class Lexicon:
    """A term's postings are fetched when it is first asked for, and then kept; when that gets too much, all is
    forgotten. Strengths go from 0 for a passing mention to 2.2 for a word that a document is all about.
    """

    def __init__(self, source: Source, numbers: Mapping[int, int]) -> None:
        """`numbers` turns the document numbers of the source into those of the view."""
        self._source = source
        self._numbers = np.zeros(max(numbers, default=-1) + 1, np.int32)
        self._numbers[list(numbers.keys())] = list(numbers.values())
        self._kept: dict[tuple[Field, str], Strengths] = {}
        self._size = 0

    def strengths(self, field: Field, term: str) -> Strengths:
        """The documents with a term; none when it is unknown."""
        key = (field, term)
        kept = self._kept.get(key)
        if kept is None:
            kept = self._fetch(field, term)
            if self._size > MOST_KEPT:
                self._kept, self._size = {}, 0
            self._kept[key] = kept
            self._size += len(kept) + OVERHEAD
        return kept

    def _fetch(self, field: Field, term: str) -> Strengths:
        found, weights = self._source.postings(field, term)
        documents = self._numbers[found]
        order = documents.argsort()
        weights = weights[order]
        return Strengths(documents[order], (1 + SATURATION) * weights / (weights + SATURATION * WEIGHT_SCALE))

    def has(self, stem: str) -> bool:
        """Whether any document holds a word with this stem, or a compound with it."""
        return bool(self.strengths("stems", stem) or self.strengths("parts", stem))

    def terms(self, field: Field) -> Iterable[str]:
        """See Source."""
        return self._source.terms(field)
