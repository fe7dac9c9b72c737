"""Why each activity stands where it does among the results: for whoever tunes the search, or doubts it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from schuifaan.services.installation import Installation
from schuifaan.services.search.cards import SearchPage
from schuifaan.services.search.query import PAGE_SIZE, query_for


@dataclass(frozen=True, slots=True)
class Explanation:
    """One result with what decided its place, a line for each thing."""

    id: str
    title: str
    lines: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join((f"{self.title} [{self.id}]", *(f"    {line}" for line in self.lines)))


def explain_question(page: SearchPage) -> Iterator[str]:
    """What became of the question: what its words were taken for, and what was searched for in the end."""
    for it in page.understood:
        yield f"“{it.typed}” was read as {it.key}={it.value}"
    if page.corrected:
        yield f"“{page.corrected[0]}” is no word here; searched for “{page.corrected[1]}”"
    for gone in page.relaxed:
        yield f"nothing found with {gone.key}={gone.value}, so it was let go"
    if page.understood or page.alone:
        yield f"words left to search for: {page.searched.q or 'none'}"


def explain(installation: Installation, page: SearchPage) -> Iterator[Explanation]:
    """One explanation a result, in the order of the page."""
    asked = page.searched
    query = query_for(asked, installation.content, page.at, asked.limit or PAGE_SIZE, counts=False)
    titles = {str(card.id): card.title for card in page.cards}
    for hit in installation.finder.search(replace(query, explain=True), page.at).hits:
        if hit.id in titles:
            distance = "unknown" if hit.distance_km is None else f"{hit.distance_km:.1f} km"
            next_ = f"next {hit.occurrence.start:%Y-%m-%d %H:%M}, {hit.more} more; distance {distance}"
            yield Explanation(hit.id, titles[hit.id], (*(hit.explanation or ()), next_))
