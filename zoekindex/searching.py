"""Answering a question from a view."""

from collections.abc import Mapping
from datetime import datetime
from math import inf

from zoekindex.explaining import Explanation
from zoekindex.filters import Filters, flag_name
from zoekindex.queries import Query
from zoekindex.ranking import Bonus, by_date, by_distance, by_score
from zoekindex.results import Count, Hit, Results
from zoekindex.timetable import DAYPARTS
from zoekindex.view import View
from zoekindex.when import When


def search(view: View, query: Query, now: datetime) -> Results:
    """The answer to a question, as things stand at `now`."""
    return _Search(view, query, now).results()


class _Search:
    def __init__(self, view: View, query: Query, now: datetime) -> None:
        self.view = view
        self.query = query
        agendas = view.at(now)
        self.moment = agendas.moment
        self.when = When(query.days, query.period, query.dayparts)
        self.filters = Filters(view, query)
        self.agenda = agendas.of(self.when, query.places)
        self.found = self.filters.documents() & self.agenda.documents

    def results(self) -> Results:
        matches = self.filters.matches
        return Results(
            total=self.found.bit_count(),
            hits=self._hits(),
            facets=self._facets(),
            unknown={
                flag: self._count_flag(flag, but_not=self.found).unknown
                for flag in sorted(self.query.flags.union(*self.query.any_flags))
            },
            generation=self.view.generation,
            corrected=matches.corrected if matches else None,
            suggested=matches.suggested if matches else None,
        )

    def _hits(self) -> tuple[Hit, ...]:
        query, agenda, matches = self.query, self.agenda, self.filters.matches
        needed = query.offset + query.limit
        distances = None if query.origin is None else self.view.distances(query.origin)
        if query.sort == "afstand" and distances is not None:
            order = by_distance(agenda, self.found, needed, distances)
        elif query.sort == "beste" and matches is not None:
            order = by_score(agenda, self.found, needed, matches, self._bonus(distances))
        else:
            order = by_date(agenda, self.found, needed)

        explained = None
        if query.explain and matches is not None:
            explained = self.view.text.explain(query.words, literal=query.literal)
        return tuple(
            Hit(
                id=self.view.entries[document].id,
                occurrence=self.view.entries[document].timetable.occurrence(agenda.first(document)),
                more=agenda.more(document),
                score=0.0 if matches is None else matches.scores[document],
                distance_km=None if distances is None or distances[document] == inf else distances[document],
                explanation=self._reasons(document, distances, explained) if query.explain else None,
            )
            for document in order[query.offset :]
        )

    def _bonus(self, distances: list[float] | None) -> Bonus:
        return Bonus(self.agenda, self.moment.today, distances)

    def _reasons(
        self, document: int, distances: list[float] | None, explained: Explanation | None
    ) -> tuple[str, ...]:
        matches = self.filters.matches
        if matches is None or explained is None:
            return ()
        lines = [*explained.lines(document), f"together {matches.scores[document]:.2f}"]
        if self.query.sort == "beste":
            lines.append(self._bonus(distances).describe(document))
        return tuple(lines)

    def _facets(self) -> Mapping[str, Mapping[str, Count]]:
        query = self.query
        facets: dict[str, Mapping[str, Count]] = {
            name: self._count_facet(name) for name in query.count_facets
        }
        if query.count_flags:
            facets["flags"] = {flag: self._count_flag(flag) for flag in query.count_flags}
        if query.count_places:
            facets["plaats"] = self._count_places()
        if query.count_days:
            facets["dag"] = {
                value: self._count_when(When(days, query.period, query.dayparts))
                for value, days in query.count_days.items()
            }
        if query.count_dayparts:
            facets["dagdeel"] = {
                part: self._count_when(When(query.days, query.period, frozenset({part}))) for part in DAYPARTS
            }
        return facets

    def _count_facet(self, name: str) -> Mapping[str, Count]:
        others = self.filters.documents(without=name) & self.agenda.documents
        values = self.view.facets.get(name, {})
        known = 0
        for documents in values.values():
            known |= documents
        unknown = (others & ~known).bit_count()
        return {
            value: Count((others & documents).bit_count(), unknown) for value, documents in values.items()
        }

    def _count_flag(self, flag: str, but_not: int = 0) -> Count:
        others = self.filters.documents(without=flag_name(flag)) & self.agenda.documents & ~but_not
        return Count(
            (others & self.view.yes(flag)).bit_count(), (others & self.view.unsure(flag)).bit_count()
        )

    def _count_places(self) -> Mapping[str, Count]:
        calendar, others = self.view.calendar, self.filters.documents()
        rows = self.moment.rows(self.when)
        unknown = (calendar.documents(rows & calendar.nowhere) & others).bit_count()
        return {
            place: Count((calendar.documents(rows & there) & others).bit_count(), unknown)
            for place, there in calendar.places.items()
        }

    def _count_when(self, when: When) -> Count:
        calendar, query = self.view.calendar, self.query
        rows = self.moment.rows(when)
        if query.places:
            rows &= calendar.at(query.places)
        return Count((calendar.documents(rows) & self.filters.documents()).bit_count(), 0)
