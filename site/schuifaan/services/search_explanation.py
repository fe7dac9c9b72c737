"""Why each activity stands where it does among the results: for whoever tunes the search, or doubts it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from schuifaan.clock import wall_time
from schuifaan.inputs.search import SearchInput
from schuifaan.services.documents import documents
from schuifaan.services.installation import Installation
from schuifaan.services.search_query import PAGE_SIZE, query_for
from zoekindex.analysis import WEIGHT_SCALE, document_terms, query_terms


@dataclass(frozen=True, slots=True)
class Explanation:
    """One result with what decided its place."""

    id: str
    title: str
    start: datetime
    """Wall time of the next matching date."""
    more: int
    score: float
    """How well the words fit; 0 without words."""
    words: tuple[tuple[str, float], ...]
    """Words of the question that it holds, in the form that is searched for, with their weight in it."""
    distance_km: float | None

    def __str__(self) -> str:
        words = ", ".join(f"{word} ({weight:.1f})" for word, weight in self.words) or "none"
        distance = "unknown" if self.distance_km is None else f"{self.distance_km:.1f} km"
        return (
            f"{self.title} [{self.id}]\n    score {self.score:.2f}; words: {words}; "
            f"next {self.start:%Y-%m-%d %H:%M}, {self.more} more; distance {distance}"
        )


def explain(installation: Installation, asked: SearchInput, now: datetime) -> Iterator[Explanation]:
    """One explanation a result, in the order of `find` for the same question."""
    content = installation.content
    query = query_for(asked, content, wall_time(now).date(), asked.limit or PAGE_SIZE, counts=False)
    results = installation.finder.search(query, now)
    with installation.database.connection() as connection:
        found = documents(connection, content, [int(hit.id) for hit in results.hits])
        by_id = {document.id: document for document in found}
    asked_for = query_terms(asked.q, literal=asked.letterlijk)
    for hit in results.hits:
        document = by_id.get(hit.id)
        if document is None:
            continue
        terms = document_terms(document)
        weights = terms.words if asked.letterlijk else terms.stems
        held = tuple((term, weights[term] / WEIGHT_SCALE) for term in asked_for if term in weights)
        yield Explanation(
            hit.id, document.title, hit.occurrence.start, hit.more, hit.score, held, hit.distance_km
        )
