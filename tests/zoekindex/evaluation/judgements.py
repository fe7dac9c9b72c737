"""What is good for a question, as `queries.psv` says it; the grammar is at the head of the one in `tuned`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from tests.zoekindex.evaluation.corpus import Activity, activities
from tests.zoekindex.evaluation.tables import rows
from zoekindex import Occurrence

NOW = datetime(2026, 11, 18, 8, 0)
NOTHING = "nothing"
"""The kind of questions that nothing here answers."""
KINDS = ("plain", "compound", "typo", "everyday", "question", "need", "language", NOTHING)
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
FACETS = ("soort", "vorm", "voor", "taal", "gemeente")
NOON, EVENING = 12, 18


@dataclass(frozen=True)
class Clause:
    """Activities of one grade: any of the words, and all of the conditions."""

    grade: int
    words: frozenset[str]
    conditions: Mapping[str, frozenset[str]]

    def holds(self, activity: Activity) -> bool:
        document = activity.document
        if not self.words & {"*", f"#{document.id}", *activity.topics, *document.facets["soort"]}:
            return False
        for key in FACETS:
            if key in self.conditions and not self.conditions[key] & document.facets[key]:
                return False
        if not all(document.flags.get(fact) for fact in self.conditions.get("feit", ())):
            return False
        return any(self._on(occurrence) for occurrence in document.occurrences)

    def _on(self, occurrence: Occurrence) -> bool:
        wanted = self.conditions
        return (
            (occurrence.end or occurrence.start) > NOW
            and not ("plaats" in wanted and wanted["plaats"].isdisjoint(occurrence.places))
            and not ("dagdeel" in wanted and _daypart(occurrence.start) not in wanted["dagdeel"])
            and ("dag" not in wanted or any(_is_on(day, occurrence.start.date()) for day in wanted["dag"]))
        )


@dataclass(frozen=True)
class Question:
    """What somebody types, and which activities are good for it: id -> 1 (not wrong) to 3 (just that)."""

    kind: str
    text: str
    grades: Mapping[str, int]


@cache
def questions(of: str) -> tuple[Question, ...]:
    """All questions of one set with their judgements; raises ValueError at a line that judges nothing."""
    return tuple(_question(of, number, *fields) for number, fields in rows(of, "queries.psv"))


def _question(of: str, number: int, kind: str, text: str, judged: str) -> Question:
    if kind not in KINDS:
        raise ValueError(f"{of}/queries.psv:{number}: {kind!r} is no kind of question")
    clauses = [_clause(part) for part in judged.split(";")] if judged else []
    for clause in clauses:
        if not any(clause.holds(activity) for activity in activities(of)):
            raise ValueError(f"{of}/queries.psv:{number}: no activity fits {clause}")
    grades = {
        activity.id: next(clause.grade for clause in clauses if clause.holds(activity))
        for activity in activities(of)
        if any(clause.holds(activity) for clause in clauses)
    }
    if bool(grades) == (kind == NOTHING):
        raise ValueError(f"{of}/queries.psv:{number}: a question of kind {kind!r} with {len(grades)} answers")
    return Question(kind, text, grades)


def _clause(text: str) -> Clause:
    grade, _, wanted = text.partition(":")
    words = [word for word in wanted.split() if "=" not in word]
    conditions = dict(word.split("=") for word in wanted.split() if "=" in word)
    split = {key: frozenset(values.split(",")) for key, values in conditions.items()}
    return Clause(int(grade), frozenset(words), split)


def _daypart(start: datetime) -> str:
    return "ochtend" if start.hour < NOON else "middag" if start.hour < EVENING else "avond"


def _is_on(wanted: str, day: date) -> bool:
    if wanted in WEEKDAYS:
        return day.weekday() == WEEKDAYS.index(wanted)
    first, _, last = wanted.partition("..")
    return date.fromisoformat(first) <= day <= date.fromisoformat(last or first)
