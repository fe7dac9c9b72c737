"""What residents type finds what they want, at least as well as it did."""

from collections.abc import Callable

import pytest

from tests.zoekindex.evaluation.answering import scores
from tests.zoekindex.evaluation.corpus import activities, documents
from tests.zoekindex.evaluation.engines import fts5, whoosh
from tests.zoekindex.evaluation.judgements import KINDS, NOTHING, questions
from tests.zoekindex.evaluation.scoring import average, score
from tests.zoekindex.evaluation.table import Answer, scores_of
from tests.zoekindex.evaluation.tables import SETS
from zoekindex import Document

FLOORS = {  # set and kind: nDCG@10, recall@20
    ("tuned", "plain"): (0.955, 0.985),
    ("tuned", "compound"): (0.91, 0.97),
    ("tuned", "typo"): (0.93, 0.97),
    ("tuned", "everyday"): (0.85, 0.90),
    ("tuned", "question"): (0.94, 0.96),
    ("tuned", "need"): (0.885, 0.985),
    ("tuned", "language"): (0.935, 0.965),
    ("fresh", "plain"): (0.96, 0.985),
    ("fresh", "compound"): (0.89, 0.945),
    ("fresh", "typo"): (0.91, 0.945),
    ("fresh", "everyday"): (0.91, 0.945),
    ("fresh", "question"): (0.935, 0.94),
    ("fresh", "need"): (0.84, 0.915),
    ("fresh", "language"): (0.925, 0.945),
}
"""Raise these when the search gets better; lower one only with a reason in the commit.

Before anything was mended for them, the fresh questions scored 0.792 and 0.837 together.
"""
MOST_WITHOUT_RESULTS = 0.01
"""The share of answerable questions that find nothing."""
MOST_FALSE_RESULTS = 0.1
"""The share of meaningless questions that find something."""


@pytest.mark.parametrize(("of", "kind"), FLOORS)
def test_each_kind_of_question_is_answered_as_well_as_before(of: str, kind: str):
    reached = average([each for each in scores(of) if each.kind == kind])

    ndcg, recall = FLOORS[of, kind]
    assert reached.ndcg >= ndcg
    assert reached.recall >= recall


@pytest.mark.parametrize("of", SETS)
def test_hardly_any_question_that_has_an_answer_finds_nothing(of: str):
    assert average([each for each in scores(of) if each.answerable]).empty <= MOST_WITHOUT_RESULTS


@pytest.mark.parametrize("of", SETS)
def test_a_question_that_nothing_here_answers_hardly_ever_finds_something(of: str):
    assert 1 - average([each for each in scores(of) if not each.answerable]).empty <= MOST_FALSE_RESULTS


@pytest.mark.parametrize(
    ("of", "least_activities", "least_questions"), [("tuned", 160, 180), ("fresh", 60, 120)]
)
def test_the_evaluation_is_large_enough_to_lean_on(of: str, least_activities: int, least_questions: int):
    assert len(activities(of)) >= least_activities
    assert len(questions(of)) >= least_questions
    assert {question.kind for question in questions(of)} == set(KINDS)
    assert all(question.grades or question.kind == NOTHING for question in questions(of))


def test_no_two_activities_and_no_two_questions_are_the_same():
    found = [activity.id for of in SETS for activity in activities(of)]
    assert len(set(found)) == len(found)
    for of in SETS:
        assert len({question.text for question in questions(of)}) == len(questions(of))


@pytest.mark.parametrize("engine", [fts5, whoosh])
def test_other_engines_do_far_worse_with_what_residents_type(engine: Callable[[list[Document]], Answer]):
    others = scores_of("fresh", engine(documents("fresh")))

    assert average([each for each in others if each.answerable]).ndcg < 0.5


def test_the_best_order_scores_one_and_every_fault_scores_less():
    grades = {"a": 3, "b": 2, "c": 1}

    assert score("plain", grades, ["a", "b", "c"]).ndcg == 1
    assert score("plain", grades, ["b", "a", "c"]).ndcg < 1
    assert score("plain", grades, ["x", "a", "b", "c"]).ndcg < 1
    assert score("plain", grades, ["x", "a"]).reciprocal_rank == 0.5
    assert score("plain", grades, ["a", "c"]).recall == 0.5
    assert score("plain", grades, []).ndcg == 0
