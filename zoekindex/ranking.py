"""The order of what was found: the first so many documents, for each way of sorting."""

from heapq import nsmallest
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


def by_score(agenda: Agenda, documents: int, needed: int, matches: Matches, today: int) -> list[int]:
    """By how well the words fit, with a little extra for what is soon; then by date."""
    scores = matches.scores
    best = sorted(members(documents), key=scores.__getitem__, reverse=True)
    if 0 < needed < len(best):
        # The extra is bounded, so nothing below this score can get among the first.
        lowest = scores[best[needed - 1]] / (1 + SOON)
        best = [each for each in best if scores[each] >= lowest]

    def merit(document: int) -> tuple[float, tuple[int, int]]:
        key = agenda.key(document)
        days = max(0, key[0] // DAY - today)
        return -scores[document] * (1 + SOON / (1 + days / WEEK)), key

    return nsmallest(needed, best, key=merit)
