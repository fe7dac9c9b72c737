"""The words of one generation, and how strongly each document holds them."""

from collections.abc import Iterable, Mapping
from typing import Literal, Protocol

from zoekindex.analysis import WEIGHT_SCALE

SATURATION = 1.2  # BM25's k1: how soon a word that keeps coming back stops adding to the score

Field = Literal["stems", "words", "parts"]
Strengths = Mapping[int, float]
"""By document: from 0 for a passing mention to 2.2 for a word that it is all about."""


class Source(Protocol):
    """Where the words are kept."""

    def postings(self, field: Field, term: str) -> Iterable[tuple[int, int]]:
        """(document number, weight in 1/analysis.WEIGHT_SCALE) for each document with a term."""
        ...

    def terms(self, field: Field) -> Iterable[str]:
        """Every term; there may be some among them that no document has any more."""
        ...


MOST_KEPT = 400_000  # postings; some 20 MB


class Lexicon:
    """A term's postings are fetched when it is first asked for, and then kept; when that gets too much, all is
    forgotten.
    """

    def __init__(self, source: Source, numbers: Mapping[int, int]) -> None:
        """`numbers` turns the document numbers of the source into those of the view."""
        self._source = source
        self._numbers = numbers
        self._kept: dict[tuple[Field, str], Strengths] = {}
        self._size = 0
        self._by_weight: dict[int, float] = {}  # many postings have the same weight: they share one number

    def strengths(self, field: Field, term: str) -> Strengths:
        """The documents with a term; none when it is unknown."""
        key = (field, term)
        kept = self._kept.get(key)
        if kept is None:
            numbers, strength = self._numbers, self._strength
            kept = {
                numbers[number]: strength(weight) for number, weight in self._source.postings(field, term)
            }
            if kept:  # else not: people can think up more words than we have memory
                if self._size > MOST_KEPT:
                    self._kept, self._size = {}, 0
                self._kept[key] = kept
                self._size += len(kept)
        return kept

    def _strength(self, weight: int) -> float:
        strength = self._by_weight.get(weight)
        if strength is None:
            strength = (1 + SATURATION) * weight / (weight + SATURATION * WEIGHT_SCALE)
            self._by_weight[weight] = strength
        return strength

    def has(self, stem: str) -> bool:
        """Whether any document holds a word with this stem, or a compound with it."""
        return bool(self.strengths("stems", stem) or self.strengths("parts", stem))

    def terms(self, field: Field) -> Iterable[str]:
        """See Source."""
        return self._source.terms(field)
