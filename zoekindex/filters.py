"""The filters of one question that are about the activity itself: words, facets, and needs that do not depend on
the date.
"""

from dataclasses import dataclass

from zoekindex.needs import Need
from zoekindex.queries import Query
from zoekindex.text import Matches
from zoekindex.view import View


@dataclass(frozen=True, slots=True)
class Filter:
    """The documents (as bits) that one filter lets through, and the facet or need it is about."""

    about: str
    documents: int


class Filters:
    """All filters of a question, to be put together with one or the other left out."""

    def __init__(self, view: View, query: Query) -> None:
        self._everything = 0 if query.nothing else view.everything
        self.matches: Matches | None = view.text.match(query.words, literal=query.literal)
        self._filters: list[Filter] = []
        if self.matches:
            self._add("", self.matches.documents)
        for name, values in query.facets.items():
            if values:
                self._add(name, view.facet(name, values))
        for need in query.needs:
            if not need.depends_on_date:
                self._add(about_need(need), view.met(need)[0])

    def _add(self, about: str, documents: int) -> None:
        self._filters.append(Filter(about, documents))

    def documents(self, *, without: str | None = None) -> int:
        """The documents that get through all filters, but for the one about a facet or need (about_need)."""
        documents = self._everything
        for each in self._filters:
            if without != each.about:
                documents &= each.documents
        return documents


def about_need(need: Need) -> str:
    """What the filter of a need is about; the prefix keeps it apart from a facet of the same name."""
    return f"need:{need.name}"
