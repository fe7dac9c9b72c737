"""The scores of anything that can answer, as a table: so that other engines can stand beside ours."""

from collections.abc import Callable, Iterator, Sequence

from tests.zoekindex.evaluation.judgements import KINDS, NOTHING, questions
from tests.zoekindex.evaluation.scoring import Score, average, score

Answer = Callable[[str], Sequence[str]]
"""The ids found for what somebody types, best first, at most scoring.FAR of them."""


def scores_of(of: str, answer: Answer) -> tuple[Score, ...]:
    """The score of every question of one set, in the order of the file."""
    return tuple(score(each.kind, each.grades, answer(each.text)) for each in questions(of))


def lines(scores: Sequence[Score]) -> Iterator[str]:
    """The averages by kind, of all that can be answered, and of what cannot."""
    yield f"{'kind':10} {'questions':>9} {'nDCG@10':>8} {'MRR':>6} {'recall@20':>9} {'no results':>10}"
    answerable = [kind for kind in KINDS if kind != NOTHING]
    rows = [*((kind, [kind]) for kind in answerable), ("all", answerable), (NOTHING, [NOTHING])]
    for name, kinds in rows:
        row = average([each for each in scores if each.kind in kinds])
        quality = f"{row.ndcg:8.3f} {row.mrr:6.3f} {row.recall:9.3f}" if name != NOTHING else " " * 25
        yield f"{name:10} {row.questions:9} {quality} {row.empty:10.1%}"
