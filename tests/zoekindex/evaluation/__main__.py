"""The table of scores; with the name of a kind, every question of that kind from bad to good:

python -m tests.zoekindex.evaluation [KIND]
"""

import sys
from collections.abc import Iterator

from tests.zoekindex.evaluation.answering import answer, scores
from tests.zoekindex.evaluation.judgements import KINDS, questions
from tests.zoekindex.evaluation.table import lines

SHOWN = 8


def details(kind: str) -> Iterator[str]:
    """What is found with its grade, and what would have been best."""
    of_kind = [pair for pair in zip(questions(), scores(), strict=True) if pair[1].kind == kind]
    for question, score in sorted(of_kind, key=lambda pair: (pair[1].ndcg, -pair[1].found)):
        graded = [f"{each}:{question.grades.get(each, 0)}" for each in answer(question.text)[:SHOWN]]
        wanted = sorted(question.grades, key=lambda each: -question.grades[each])[:SHOWN]
        yield f"{score.ndcg:5.3f} {score.recall:5.3f}  {question.text}"
        yield f"             found {' '.join(graded) or 'nothing'}"
        if score.ndcg < 1 and wanted:
            yield f"             best  {' '.join(wanted)}"


if __name__ == "__main__":
    asked = sys.argv[1:]
    if asked and asked[0] not in KINDS:
        sys.exit(f"{asked[0]!r} is no kind of question; the kinds are {', '.join(KINDS)}")
    print("\n".join(details(asked[0]) if asked else lines(scores())))
