"""Scoring words: which documents hold them, and how well."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from zoekindex import analysis
from zoekindex.bits import gather
from zoekindex.memo import Memo

SATURATION = 1.2  # BM25's k1: how soon a word that keeps coming back stops adding to the score

Field = Literal["stems", "words"]


class Postings(Protocol):
    """Where the words are: (document number, weight in 1/analysis.WEIGHT_SCALE) for each document with a
    term.
    """

    def __call__(self, field: Field, term: str) -> Iterable[tuple[int, int]]: ...


@dataclass(frozen=True, slots=True)
class Matches:
    """The documents that hold at least one of the words asked for, with their scores."""

    scores: Mapping[int, float]
    documents: int  # as bits


class TextIndex:
    """The words of one generation. A term's postings are fetched when it is first asked for, and then
    kept.
    """

    def __init__(self, postings: Postings, size: int) -> None:
        self._postings = postings
        self._size = size
        self._impacts: dict[tuple[Field, str], Mapping[int, float]] = {}
        self._matches: Memo[tuple[tuple[str, ...], bool], Matches] = Memo(256)

    def match(self, text: str, *, literal: bool) -> Matches | None:
        """None when the text holds no word to search for."""
        terms = analysis.query_terms(text, literal=literal)
        if not terms:
            return None
        return self._matches.get_or((terms, literal), lambda: self._match(terms, literal))

    def _match(self, terms: tuple[str, ...], literal: bool) -> Matches:
        scores: dict[int, float] = {}
        found: dict[int, int] = {}
        for term in terms:
            for number, impact in self._impact("words" if literal else "stems", term).items():
                scores[number] = scores.get(number, 0.0) + impact
                found[number] = found.get(number, 0) + 1
        # Who asks for three things and gets two is helped, but less than with all three.
        scores = {
            number: score * found[number] / len(terms)
            for number, score in scores.items()
            if not literal or found[number] == len(terms)
        }
        return Matches(scores, gather(scores, self._size))

    def _impact(self, field: Field, term: str) -> Mapping[int, float]:
        key = (field, term)
        if key in self._impacts:
            return self._impacts[key]
        weights = dict(self._postings(field, term))
        if not weights:  # not kept: people can think up more words than we have memory
            return {}
        rarity = math.log(1 + (self._size - len(weights) + 0.5) / (len(weights) + 0.5))
        impacts = self._impacts[key] = {
            number: rarity * (1 + SATURATION) * weight / (weight + SATURATION * analysis.WEIGHT_SCALE)
            for number, weight in weights.items()
        }
        return impacts
