"""Asking the engine as the site does for a resident: the words are read, and given up where nothing is found."""

from functools import cache, partial

from schuifaan.inputs.search import SearchInput
from schuifaan.services.search.gazetteer import Gazetteers
from schuifaan.services.search.query import query_for
from schuifaan.services.search.reading import read
from schuifaan.services.search.relaxing import relax
from schuifaan.services.search.vocabulary import vocabulary_of
from tests.zoekindex.evaluation.corpus import documents, shipped_content
from tests.zoekindex.evaluation.judgements import NOW
from tests.zoekindex.evaluation.scoring import FAR, Score
from tests.zoekindex.evaluation.table import scores_of
from zoekindex import Engine, MemoryEngine, Results
from zoekindex.understanding import Gazetteer


@cache
def engine(of: str) -> Engine:
    """The engine with the activities of one set and the shipped words."""
    return MemoryEngine(documents(of), of, vocabulary_of(shipped_content()))


@cache
def gazetteer() -> Gazetteer:
    """Names as they are for who asks about both municipalities."""
    return Gazetteers(shipped_content()).of(None)


def answer(of: str, text: str) -> list[str]:
    """The ids found in one set, best first."""
    reading = read(SearchInput(q=text), shipped_content(), gazetteer(), NOW.date())
    if reading.meaningless:
        return []
    found = _results(of, reading.searched)
    if not found.total and not reading.crisis:
        searched, _ = relax(reading, lambda asked: _results(of, asked).total)
        found = _results(of, searched)
    return [hit.id for hit in found.hits]


@cache
def scores(of: str) -> tuple[Score, ...]:
    """The score of every question of one set, in the order of the file."""
    return scores_of(of, partial(answer, of))


def _results(of: str, asked: SearchInput) -> Results:
    query = query_for(asked, shipped_content(), NOW, size=FAR, counts=False)
    return engine(of).search(query, NOW)
