"""The table of scores of both sets; with the name of a kind, every question of that kind from bad to good:

python -m tests.zoekindex.evaluation [tuned|fresh] [KIND]
"""

import sys
from collections.abc import Iterator

from tests.zoekindex.evaluation.answering import answer, scores
from tests.zoekindex.evaluation.judgements import KINDS, questions
from tests.zoekindex.evaluation.table import lines
from tests.zoekindex.evaluation.tables import SETS

SHOWN = 8


def details(of: str, kind: str) -> Iterator[str]:
    """What is found with its grade, and what would have been best."""
    of_kind = [pair for pair in zip(questions(of), scores(of), strict=True) if pair[1].kind == kind]
    for question, score in sorted(of_kind, key=lambda pair: (pair[1].ndcg, -pair[1].found)):
        graded = [f"{each}:{question.grades.get(each, 0)}" for each in answer(of, question.text)[:SHOWN]]
        wanted = sorted(question.grades, key=lambda each: -question.grades[each])[:SHOWN]
        yield f"{score.ndcg:5.3f} {score.recall:5.3f}  {question.text}"
        yield f"             found {' '.join(graded) or 'nothing'}"
        if score.ndcg < 1 and wanted:
            yield f"             best  {' '.join(wanted)}"


def main(asked: list[str]) -> str:
    """What to print; the exit message when the words are not understood."""
    sets = [word for word in asked if word in SETS] or list(SETS)
    kinds = [word for word in asked if word not in SETS]
    if any(kind not in KINDS for kind in kinds):
        sys.exit(f"say a set ({', '.join(SETS)}), a kind of question ({', '.join(KINDS)}), or both")
    return "\n".join(
        line
        for of in sets
        for line in (of, *([it for kind in kinds for it in details(of, kind)] or lines(scores(of))), "")
    )


if __name__ == "__main__":
    print(main(sys.argv[1:]))
