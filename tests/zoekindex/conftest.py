"""Every question is put to both engines: they must give the same answers."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.zoekindex.samples import TUESDAY, Ask
from zoekindex import Document, Engine, IndexWriter, MemoryEngine, Query, Results, Vocabulary, WhooshEngine
from zoekindex.vocabulary import PLAIN


@pytest.fixture(params=["memory", "whoosh"])
def asking(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., Ask]:
    """`asking(document, document, vocabulary=...)` gives the function to ask with."""

    def of(*documents: Document, vocabulary: Vocabulary = PLAIN) -> Ask:
        engine: Engine
        if request.param == "whoosh":
            engine = _whoosh(documents, tmp_path, vocabulary)
        else:
            engine = MemoryEngine(documents, "test", vocabulary)

        def ask(now: datetime = TUESDAY, **query: Any) -> Results:
            return engine.search(Query(**query), now)

        return ask

    return of


def _whoosh(documents: Iterable[Document], folder: Path, vocabulary: Vocabulary) -> Engine:
    IndexWriter(folder / "index", vocabulary=vocabulary).rebuild(documents)
    return WhooshEngine(folder / "index", vocabulary)
