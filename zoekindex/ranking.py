"""The order of what was found: the first so many documents, for each way of sorting."""

from dataclasses import dataclass
from heapq import nlargest, nsmallest
from itertools import islice
from math import inf

from zoekindex.agenda import Agenda
from zoekindex.bits import members
from zoekindex.text import Matches
from zoekindex.timetable import DAY

FEW = 100
"""Up to so many documents are put in order one by one; more are read off the agenda."""

SOON = 0.1  # the share that being on today adds to a score; in a week it is half of that
WEEK = 7  # days
NEAR = 0.1  # the share that being at the origin adds to a score; at a RIDE from there it is half of that
RIDE = 5.0  # km


def by_date(agenda: Agenda, documents: int, needed: int) -> list[int]:
    """By the start of the next matching occurrence, then by id."""
    if documents.bit_count() <= FEW:
        return nsmallest(needed, members(documents), key=agenda.key)
    return list(islice((each for each in agenda if documents >> each & 1), needed))


def by_distance(agenda: Agenda, documents: int, needed: int, distances: list[float]) -> list[int]:
    """By distance, then by date; what is at an unknown place comes last."""
    near = sorted(members(documents), key=distances.__getitem__)
    if needed < len(near):
        last = distances[near[needed - 1]] if needed else -inf
        # Whoever is as far as the last one needed may still come before it.
        near = [each for each in near if distances[each] <= last]
    return nsmallest(needed, near, key=lambda each: (distances[each], agenda.key(each)))


@dataclass(frozen=True, slots=True)
class Bonus:
    """The little extra for what is soon and for what is near. `distances` are in km, if the question has an
    origin.
    """

    agenda: Agenda
    today: int
    distances: list[float] | None = None

    @property
    def most(self) -> float:
        """No document gets more than so many times its score."""
        return 1 + SOON + (NEAR if self.distances else 0.0)

    def of(self, document: int) -> float:
        """How many times its score a document gets."""
        return 1 + self._soon(document) + self._near(document)

    def describe(self, document: int) -> str:
        near = f", near {self._near(document):.2f}" if self.distances else ""
        return f"x {self.of(document):.2f} (soon {self._soon(document):.2f}{near})"

    def _soon(self, document: int) -> float:
        days = max(0, self.agenda.key(document)[0] // DAY - self.today)
        return SOON / (1 + days / WEEK)

    def _near(self, document: int) -> float:
        return NEAR / (1 + self.distances[document] / RIDE) if self.distances else 0.0


def by_score(agenda: Agenda, documents: int, needed: int, matches: Matches, bonus: Bonus) -> list[int]:
    """By how well the words fit, with a bonus; then by date."""
    scores = matches.scores
    # Without filters the documents are those that have a score: no need to read them off the bits.
    best = list(scores) if documents == matches.documents else list(members(documents))
    if 0 < needed < len(best):
        # The bonus is bounded, so nothing below this score can get among the first.
        lowest = nlargest(needed, map(scores.__getitem__, best))[-1] / bonus.most
        best = [each for each in best if scores[each] >= lowest]
    return nsmallest(needed, best, key=lambda each: (-scores[each] * bonus.of(each), agenda.key(each)))
