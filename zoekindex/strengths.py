"""How strongly documents hold a word, in columns of numbers: thousands are put together in some microseconds."""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]
Amounts = NDArray[np.float64]


class Strengths(Mapping[int, float]):
    """An amount above 0 for each of some documents. Never changes."""

    __slots__ = ("amounts", "documents")

    def __init__(self, documents: Numbers, amounts: Amounts) -> None:
        """`documents` in order, each once."""
        self.documents = documents
        self.amounts = amounts

    def __len__(self) -> int:
        return len(self.documents)

    def __iter__(self) -> Iterator[int]:
        return iter(self.documents.tolist())

    def __getitem__(self, document: int) -> float:
        place = int(self.documents.searchsorted(document))
        if place == len(self.documents) or self.documents[place] != document:
            raise KeyError(document)
        return float(self.amounts[place])

    def times(self, factor: float) -> "Strengths":
        """The same documents, so many times as strongly."""
        return Strengths(self.documents, factor * self.amounts)

    def only(self, these: NDArray[np.bool_]) -> "Strengths":
        """Some of the documents."""
        return Strengths(self.documents[these], self.amounts[these])

    def of(self, documents: Numbers) -> Amounts:
        """The amounts of some of the documents."""
        return self.amounts[self.documents.searchsorted(documents)]


NONE = Strengths(np.empty(0, np.int32), np.empty(0, np.float64))


def strongest(several: Iterable[Strengths]) -> Strengths:
    """Of each document the highest amount."""
    some = [strengths for strengths in several if strengths]
    if len(some) < 2:
        return some[0] if some else NONE
    together = np.zeros(1 + max(int(each.documents[-1]) for each in some))
    for each in some:
        together[each.documents] = np.maximum(together[each.documents], each.amounts)
    return _above_nothing(together)


def weakest(several: Iterable[Strengths]) -> Strengths:
    """Of each document that has all of them the lowest amount; there must be one to begin with."""
    return reduce(_weaker, several)


def _weaker(one: Strengths, other: Strengths) -> Strengths:
    documents, here, there = np.intersect1d(
        one.documents, other.documents, assume_unique=True, return_indices=True
    )
    return Strengths(documents, np.minimum(one.amounts[here], other.amounts[there]))


class Tally:
    """Adds strengths up, and keeps count of how much of what was asked each document has."""

    def __init__(self, size: int) -> None:
        """For documents with numbers below `size`."""
        self.amounts = np.zeros(size)
        self.shares = np.zeros(size)

    def add(self, strengths: Strengths, factor: float = 1.0) -> None:
        """Count so many times as much of it, and so much of what was asked."""
        self.amounts[strengths.documents] += factor * strengths.amounts
        self.shares[strengths.documents] += factor

    def total(self, factor: float, enough: float) -> Strengths:
        """`factor` times the sums, of the documents with at least `enough` of what was asked."""
        return _above_nothing(np.where(self.shares >= enough, factor * self.amounts, 0.0))

    def by_share(self, asked: float) -> Strengths:
        """The sums, each times the share of what was asked that is there."""
        return _above_nothing(self.amounts * self.shares / asked)


def _above_nothing(amounts: Amounts) -> Strengths:
    documents = np.flatnonzero(amounts).astype(np.int32)
    return Strengths(documents, amounts[documents])
