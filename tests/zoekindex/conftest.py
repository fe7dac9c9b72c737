"""Every question is put to both engines: they must give the same answers."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.zoekindex.samples import TUESDAY, Ask
from zoekindex import Document, Engine, IndexWriter, MemoryEngine, Query, Results, WhooshEngine


@pytest.fixture(params=["memory", "whoosh"])
def asking(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., Ask]:
    """`asking(document, document)` gives the function to ask with."""

    def of(*documents: Document) -> Ask:
        engine = (
            _whoosh(documents, tmp_path) if request.param == "whoosh" else MemoryEngine(documents, "test")
        )

        def ask(now: datetime = TUESDAY, **query: Any) -> Results:
            return engine.search(Query(**query), now)

        return ask

    return of


def _whoosh(documents: Iterable[Document], folder: Path) -> Engine:
    IndexWriter(folder / "index").rebuild(documents)
    return WhooshEngine(folder / "index")
