"""The filters of one question that are about the activity itself: words, facets and flags."""

from dataclasses import dataclass

from zoekindex.queries import Query
from zoekindex.text import Matches
from zoekindex.view import View


@dataclass(frozen=True, slots=True)
class Filter:
    """The documents (as bits) that one filter lets through, and the facets or flags it is about."""

    about: frozenset[str]
    documents: int


class Filters:
    """All filters of a question, to be put together with one or the other left out."""

    def __init__(self, view: View, query: Query) -> None:
        self._everything = view.everything
        self.matches: Matches | None = view.text.match(query.words, literal=query.literal)
        self._filters: list[Filter] = []
        if self.matches:
            self._add(frozenset(), self.matches.documents)
        for name, values in query.facets.items():
            if values:
                self._add(frozenset({name}), view.facet(name, values))
        for flag in query.flags:
            self._add(frozenset({flag_name(flag)}), view.yes(flag))
        for one_of in query.any_flags:
            documents = 0
            if query.near and query.origin:
                documents = view.within(query.origin, query.near.km) & view.yes(query.near.flag)
            for flag in one_of:
                documents |= view.yes(flag)
            self._add(frozenset(map(flag_name, one_of)), documents)

    def _add(self, about: frozenset[str], documents: int) -> None:
        self._filters.append(Filter(about, documents))

    def documents(self, *, without: str | None = None) -> int:
        """The documents that get through all filters, but for those about one facet or flag (see
        flag_name).
        """
        documents = self._everything
        for each in self._filters:
            if without not in each.about:
                documents &= each.documents
        return documents


def flag_name(flag: str) -> str:
    """What a filter on a flag is about; the prefix keeps it apart from a facet of the same name."""
    return f"flag:{flag}"
