"""How good an ordered list of results is, and the averages over many."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

AT, FAR = 10, 20
"""How far down a person looks (nDCG), and how far down the page goes (recall)."""
GOOD = 2
"""From this grade on an activity should be found; below it, it does no harm."""


@dataclass(frozen=True)
class Score:
    """Of one question. `found` is the number of results; those without a good answer have only that."""

    kind: str
    found: int
    answerable: bool
    ndcg: float = 0.0
    reciprocal_rank: float = 0.0
    recall: float = 0.0


@dataclass(frozen=True)
class Average:
    """Of all questions of a kind. `empty`: the share without results, which is bad for answerable questions
    and right for meaningless ones.
    """

    questions: int
    ndcg: float
    mrr: float
    recall: float
    empty: float


def score(kind: str, grades: Mapping[str, int], found: Sequence[str]) -> Score:
    """The score of the ids that were found, best first, at most FAR of them."""
    if not grades:
        return Score(kind, len(found), answerable=False)
    best = _gain(sorted(grades.values(), reverse=True))
    good = {each for each, grade in grades.items() if grade >= GOOD}
    first = next((rank for rank, each in enumerate(found[:AT], start=1) if each in good), None)
    return Score(
        kind,
        len(found),
        answerable=True,
        ndcg=_gain(grades.get(each, 0) for each in found) / best,
        reciprocal_rank=1 / first if first else 0.0,
        recall=len(good.intersection(found[:FAR])) / min(len(good), FAR),
    )


def average(scores: Sequence[Score]) -> Average:
    """The averages of at least one score."""
    return Average(
        questions=len(scores),
        ndcg=fmean(each.ndcg for each in scores),
        mrr=fmean(each.reciprocal_rank for each in scores),
        recall=fmean(each.recall for each in scores),
        empty=fmean(not each.found for each in scores),
    )


def _gain(grades: Iterable[int]) -> float:
    """Discounted cumulative gain: the first counts fully, and a 3 is worth more than two times a 2."""
    return sum((2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(list(grades)[:AT], start=1))
