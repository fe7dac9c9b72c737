"""How well residents' questions are answered: ours beside other engines, on the same activities and questions."""

from collections.abc import Iterator
from functools import partial

from tests.zoekindex.evaluation.answering import answer
from tests.zoekindex.evaluation.corpus import documents
from tests.zoekindex.evaluation.engines import fts5, postgresql, postgresql_server, whoosh
from tests.zoekindex.evaluation.judgements import NOTHING
from tests.zoekindex.evaluation.scoring import Score, average
from tests.zoekindex.evaluation.table import Answer, scores_of
from tests.zoekindex.evaluation.tables import SETS


def quality() -> Iterator[str]:
    """A table for each set of questions, line by line."""
    for of in SETS:
        yield f"{f'questions: {of}':<34} {'nDCG@10':>8} {'MRR':>6} {'recall@20':>9} {'empty':>6} {'false':>6}"
        for name, engine in _engines(of):
            yield f"{name:<34} {_figures(scores_of(of, engine))}"
        server = postgresql_server()
        if server is None:
            yield "PostgreSQL, dutch                  absent: no server on this machine"
        else:
            with postgresql(server, documents(of)) as engine:
                yield f"{'PostgreSQL, dutch':<34} {_figures(scores_of(of, engine))}"


def _engines(of: str) -> Iterator[tuple[str, Answer]]:
    yield "Schuif aan", partial(answer, of)
    yield "SQLite FTS5", fts5(documents(of))
    yield "Whoosh, StandardAnalyzer", whoosh(documents(of))
    yield "Whoosh, its Dutch stemmer", whoosh(documents(of), "nl")


def _figures(scores: tuple[Score, ...]) -> str:
    answerable = average([each for each in scores if each.answerable])
    meaningless = average([each for each in scores if each.kind == NOTHING])
    quality = f"{answerable.ndcg:8.3f} {answerable.mrr:6.3f} {answerable.recall:9.3f}"
    return f"{quality} {answerable.empty:6.1%} {1 - meaningless.empty:6.1%}"


if __name__ == "__main__":
    for line in quality():
        print(line, flush=True)
