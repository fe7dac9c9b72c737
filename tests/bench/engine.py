"""How the search library does on 10,000 activities, by itself and beside SQLite's FTS5.

`python -m tests.bench.engine` measures nothing else.
"""

import random
import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from schuifaan.services.search.vocabulary import vocabulary_of
from tests.bench.corpus import activities, retold, shipped_content
from tests.bench.engine_questions import NOW, SORTS
from tests.bench.full_text import FullText
from tests.bench.memory import memory_of
from tests.bench.report import Report
from zoekindex import IndexWriter, Query, WhooshEngine

QUESTIONS = 100  # of each sort
COLD, WARM = 10, 3  # ms, of the processor, in 95 of 100 questions
REBUILD, FOUND, MEMORY = 30, 1, 100  # s, s, MB
PLAIN, FACETS = 2, 1 / 5  # times FTS5
WORD = "zeldzaamheidswoord"


def measure_engine(report: Report) -> None:
    """All that was promised of the engine."""
    vocabulary = vocabulary_of(shipped_content())
    documents = activities()
    questions = {name: list(islice(sort(random.Random(5)), QUESTIONS)) for name, sort in SORTS.items()}
    with TemporaryDirectory() as folder:
        writer = IndexWriter(folder, vocabulary=vocabulary)
        report.target("index of 10,000 made anew", _spent(lambda: writer.rebuild(documents)), REBUILD, "s")
        report.target("memory for it in a process", memory_of(Path(folder), vocabulary), MEMORY, "MB")
        warm: dict[str, float] = {}
        for name, asked in questions.items():
            engine = WhooshEngine(folder, vocabulary)
            engine.search(Query(words="buurrt"), NOW)  # the process is warm, these words are not
            for kind, most in (("cold", COLD), ("warm", WARM)):
                slowest = _slowest(asked, lambda query: engine.search(query, NOW))  # noqa: B023
                report.target(f"{name}, {kind}, 95 %", slowest, most, "ms")
                warm[name] = slowest
        report.target("a change is found", _spent(lambda: _change(engine, writer)), FOUND, "s")
    other, now = FullText(documents), NOW.isoformat()
    plain = _slowest(questions["plain"], lambda query: other.best(query, now))
    facets = "filters and facets"
    filtered = _slowest(questions[facets], lambda query: (other.best(query, now), other.counts(query, now)))
    report.figure("FTS5: plain; filters and facets", plain, f"ms; {filtered:.2f} ms (95 %)")
    report.target("plain, as many times FTS5", warm["plain"] / plain, PLAIN, "x")
    report.target("filters and facets, as many times FTS5", warm[facets] / filtered, FACETS, "x")


def _change(engine: WhooshEngine, writer: IndexWriter) -> None:
    writer.apply([retold(activities()[77], WORD)])
    assert engine.search(Query(words=WORD, literal=True), NOW).total == 1


def _spent(work: Callable[[], object]) -> float:
    """Seconds of the processor; the clock on the wall also counts what others do."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _slowest(asked: Sequence[Query], answer: Callable[[Query], object]) -> float:
    """The milliseconds within which 95 % is answered."""
    return quantiles([1000 * _spent(lambda: answer(query)) for query in asked], n=20)[-1]  # noqa: B023


def main() -> int:
    """Measure; 1 when a target does not hold."""
    report = Report()
    measure_engine(report)
    return 0 if report.holds else 1


if __name__ == "__main__":
    sys.exit(main())
