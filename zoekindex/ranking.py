"""The order of what was found: the first so many documents, for each way of sorting."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zoekindex.agenda import Upcoming
from zoekindex.analysis import query_words
from zoekindex.bits import column
from zoekindex.strengths import Amounts, Numbers
from zoekindex.text import Matches
from zoekindex.timetable import DAY, DAYPARTS

SOON = 0.1  # the share that being on today adds to a score; in a week it is half of that
WEEK = 7  # days
NEAR = 0.1  # the share that being at the origin adds to a score; at a RIDE from there it is half of that
RIDE = 5.0  # km
FITTING = 0.15  # the share that the part of the day adds that a compound of the question ends in
STALE_AFTER = 90  # days since somebody confirmed it
STALE = 0.8  # what the score of something stale is multiplied by
_ENDINGS = (("ochtend", "morgen"), ("middag",), ("avond",))  # as in DAYPARTS


def by_date(upcoming: Upcoming, documents: int, needed: int) -> list[int]:
    """By the start of the next matching occurrence, then by id."""
    found = column(documents)
    return _lowest(upcoming, found, needed, upcoming.starts(found))


def by_distance(upcoming: Upcoming, documents: int, needed: int, distances: Amounts) -> list[int]:
    """By distance, then by date; what is at an unknown place comes last."""
    found = column(documents)
    return _lowest(upcoming, found, needed, distances[found])


@dataclass(frozen=True, slots=True)
class Bonus:
    """The little extra for what is soon, for what is near, and for what is on when the words say ("kaartavond"); and
    the little less for what nobody has confirmed for long. `part` is the number of that part of the day; `confirmed`
    has the ordinal of the date by document, NaN where it is unknown; `distances` are in km, if the question has an
    origin.
    """

    upcoming: Upcoming
    today: int
    confirmed: Amounts
    distances: Amounts | None = None
    part: int | None = None

    def of(self, documents: Numbers) -> Amounts:
        """How many times its score each document gets."""
        extra = self._soon(documents) + self._near(documents) + self._fitting(documents)
        return (1 + extra) * np.where(self._stale(documents), STALE, 1.0)

    def describe(self, document: int) -> str:
        """The bonus of one document, in words."""
        only = np.array([document], np.int32)
        near = "" if self.distances is None else f", near {self._near(only)[0]:.2f}"
        fitting = "" if self.part is None else f", {DAYPARTS[self.part]} {self._fitting(only)[0]:.2f}"
        stale = f", long not confirmed x {STALE}" if self._stale(only)[0] else ""
        return f"x {self.of(only)[0]:.2f} (soon {self._soon(only)[0]:.2f}{near}{fitting}{stale})"

    def _stale(self, documents: Numbers) -> NDArray[np.bool_]:
        stale: NDArray[np.bool_] = self.today - self.confirmed[documents] > STALE_AFTER
        return stale

    def _soon(self, documents: Numbers) -> Amounts:
        days = np.maximum(0, self.upcoming.starts(documents) // DAY - self.today)
        return SOON / (1 + days / WEEK)

    def _near(self, documents: Numbers) -> Amounts:
        if self.distances is None:
            return np.zeros(len(documents))
        return NEAR / (1 + self.distances[documents] / RIDE)

    def _fitting(self, documents: Numbers) -> Amounts:
        if self.part is None:
            return np.zeros(len(documents))
        return np.where(self.upcoming.parts(documents) == self.part, FITTING, 0.0)


def part_named(text: str) -> int | None:
    """The part of the day (its number in DAYPARTS) that a compound in a text ends in: "kaartavond"."""
    named = (
        part
        for word in query_words(text)
        for part, endings in enumerate(_ENDINGS)
        if word.endswith(endings) and word not in endings
    )
    return next(named, None)


def by_score(upcoming: Upcoming, documents: int, needed: int, matches: Matches, bonus: Bonus) -> list[int]:
    """By how well the words fit, with a bonus; then by date."""
    # Without filters the documents are those that have a score: no need to read them off the bits.
    found = matches.scores.documents if documents == matches.documents else column(documents)
    return _lowest(upcoming, found, needed, -matches.scores.of(found) * bonus.of(found))


def _lowest(upcoming: Upcoming, found: Numbers, needed: int, keys: NDArray[np.generic]) -> list[int]:
    """The documents with the lowest keys, lowest first; those with the same key by date, then by id."""
    if 0 < needed < len(found):  # sorting everything takes longer than finding where to stop
        enough = keys <= np.partition(keys, needed - 1)[needed - 1]
        found, keys = found[enough], keys[enough]
    order = np.lexsort((upcoming.ranks(found), upcoming.starts(found), keys))
    chosen: list[int] = found[order[:needed]].tolist()
    return chosen
