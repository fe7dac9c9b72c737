"""Answering a question from a view."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from zoekindex.bits import column
from zoekindex.distance import kilometres
from zoekindex.explaining import Explanation
from zoekindex.filters import Filters, about_need
from zoekindex.needs import Need
from zoekindex.queries import Query
from zoekindex.ranking import Bonus, by_date, by_distance, by_score, part_named
from zoekindex.results import Count, Hit, Results
from zoekindex.stages import Span
from zoekindex.strengths import Amounts
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
        self.dated = tuple(need for need in query.needs if need.depends_on_date)
        self.spans = view.spans(query.places, self.dated)
        self.agenda = agendas.of(self.when, query.places, self.dated)
        self.found = self.filters.documents() & self.agenda.documents
        self.upcoming = self.agenda.upcoming(column(self.found))

    def results(self) -> Results:
        matches = self.filters.matches
        return Results(
            total=self.found.bit_count(),
            hits=self._hits(),
            facets=self._facets(),
            unknown={need.name: self._count_need(need).unknown for need in self.query.needs},
            generation=self.view.generation,
            corrected=matches.corrected if matches else None,
            suggested=matches.suggested if matches else None,
        )

    def _hits(self) -> tuple[Hit, ...]:
        query, upcoming, matches = self.query, self.upcoming, self.filters.matches
        needed = query.offset + query.limit
        distances = None if query.origin is None else self.view.distances(query.origin)
        if query.sort == "afstand" and distances is not None:
            order = by_distance(upcoming, self.found, needed, distances)
        elif query.sort == "beste" and matches is not None:
            order = by_score(upcoming, self.found, needed, matches, self._bonus(distances))
        else:
            order = by_date(upcoming, self.found, needed)

        explained = None
        if query.explain and matches is not None:
            explained = self.view.text.explain(query.words, literal=query.literal)
        return tuple(
            Hit(
                id=self.view.entries[document].id,
                occurrence=self.view.entries[document].timetable.occurrence(upcoming.first(document)),
                more=upcoming.more(document),
                score=0.0 if matches is None else matches.scores[document],
                distance_km=self._distance(document),
                explanation=self._reasons(document, distances, explained) if query.explain else None,
            )
            for document in order[query.offset :]
        )

    def _distance(self, document: int) -> float | None:
        origin, point = self.query.origin, self.view.entries[document].point
        return kilometres(origin, point) if origin and point else None

    def _bonus(self, distances: Amounts | None) -> Bonus:
        part = part_named(self.query.words)
        return Bonus(self.upcoming, self.moment.today, self.view.confirmed, distances, part)

    def _reasons(
        self, document: int, distances: Amounts | None, explained: Explanation | None
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
        if query.count_needs:
            facets["needs"] = {need.name: self._count_need(need) for need in query.count_needs}
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

    def _count_need(self, need: Need) -> Count:
        """Leaves the need of that name out; what perhaps has it but surely has it on another date is no unknown."""
        others = self.filters.documents(without=about_need(need))
        if not need.depends_on_date:
            met, unsure = self.view.met(need)
            others &= self.agenda.documents
            return Count((others & met).bit_count(), (others & unsure).bit_count())
        dated = tuple(it for it in self.dated if it.name != need.name)
        known = others & self._documents(self.when, self.view.spans(self.query.places, (*dated, need)))
        perhaps = self.view.spans(self.query.places, dated, perhaps=need)
        unsure = others & self._documents(self.when, perhaps) & ~known
        return Count(known.bit_count(), unsure.bit_count())

    def _documents(self, when: When, spans: Sequence[Span]) -> int:
        """Those with an occurrence then, on a date on which it is in the rows of its span."""
        return self.view.calendar.documents(self.moment.rows_on(when, spans))

    def _count_places(self) -> Mapping[str, Count]:
        calendar, others = self.view.calendar, self.filters.documents()
        rows = self.moment.rows_on(self.when, self.view.spans(frozenset(), self.dated))
        unknown = (calendar.documents(rows & calendar.nowhere) & others).bit_count()
        return {
            place: Count((calendar.documents(rows & there) & others).bit_count(), unknown)
            for place, there in calendar.places.items()
        }

    def _count_when(self, when: When) -> Count:
        return Count((self._documents(when, self.spans) & self.filters.documents()).bit_count(), 0)
