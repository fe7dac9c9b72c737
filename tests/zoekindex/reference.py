"""What searching means, written down as plainly as possible: no index, no bits, no cleverness. Slow, and right."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from math import inf

from zoekindex import Code, Count, Days, Document, Flag, Near, Need, Occurrence, Query
from zoekindex.analysis import document_terms, query_terms
from zoekindex.distance import kilometres

DAYPARTS = {"ochtend": (time(0), time(12)), "middag": (time(12), time(18)), "avond": (time(18), time.max)}


def over(occurrence: Occurrence) -> datetime:
    if occurrence.all_day:
        midnight = datetime.combine(occurrence.start.date() + timedelta(days=1), time())
        return max(midnight, occurrence.end or midnight)
    if occurrence.end and occurrence.end > occurrence.start:
        return occurrence.end
    return occurrence.start + timedelta(hours=2)


def dates(occurrence: Occurrence) -> Iterator[date]:
    yield occurrence.start.date()
    if occurrence.all_day or over(occurrence) - occurrence.start > timedelta(days=1):
        day = occurrence.start.date() + timedelta(days=1)
        while datetime.combine(day, time()) < over(occurrence):
            yield day
            day += timedelta(days=1)


def in_days(day: date, days: Days) -> bool:
    return days.first <= day <= days.last and day.weekday() in days.weekdays


def fits(occurrence: Occurrence, query: Query, now: datetime) -> bool:
    return bool(wanted_dates(occurrence, query, now))


def wanted_dates(occurrence: Occurrence, query: Query, now: datetime) -> list[date]:
    """The dates on which an occurrence is what is asked for, needs aside."""
    if over(occurrence) <= now:
        return []
    if query.places and not query.places & set(occurrence.places):
        return []
    if query.dayparts and not occurrence.all_day:
        parts = [DAYPARTS[part] for part in query.dayparts]
        if not any(first <= occurrence.start.time() < last for first, last in parts):
            return []
    return [
        day
        for day in dates(occurrence)
        if (query.period is None or in_days(day, query.period))
        and (not query.days or any(in_days(day, days) for days in query.days))
    ]


def answer(way: Flag | Code | Near, document: Document, occurrence: Occurrence, day: date) -> bool | None:
    """Whether one way to meet a need is open on one day of an occurrence; None: nobody knows."""
    if isinstance(way, Code):
        perhaps = {way.name, way.name.split(":")[0]} & occurrence.unsure
        return True if way.name in occurrence.codes else None if perhaps else False
    if isinstance(way, Near):
        near = document.point is not None and kilometres(way.point, document.point) <= way.km
        return near and document.flags.get(way.flag) is True
    if way.since:
        values = document.facets.get(way.since.facet, frozenset())
        if any(day < first for value, first in way.since.first if value in values):
            return False
    return document.flags.get(way.name)


def meets(need: Need, document: Document, occurrence: Occurrence, day: date) -> bool | None:
    """True when one way is open, None when one perhaps is."""
    answers = [answer(way, document, occurrence, day) for way in need.any_of]
    return True if True in answers else None if None in answers else False


def matching(document: Document, query: Query, now: datetime) -> list[Occurrence]:
    """The occurrences that are all that is asked for on one and the same date."""
    coming = [
        occurrence
        for occurrence in document.occurrences
        if any(
            all(meets(need, document, occurrence, day) for need in query.needs)
            for day in wanted_dates(occurrence, query, now)
        )
    ]
    return sorted(coming, key=lambda each: (each.start, each.key))


def perhaps_matching(document: Document, query: Query, need: Need, now: datetime) -> bool:
    """Whether an occurrence is all that is asked for, and it is not known whether it meets one more need."""
    return any(
        all(meets(it, document, occurrence, day) for it in query.needs)
        and meets(need, document, occurrence, day) is None
        for occurrence in document.occurrences
        for day in wanted_dates(occurrence, query, now)
    )


def has_words(document: Document, query: Query) -> bool:
    """Whether a document holds what is meant literally."""
    return set(query_terms(query.words, literal=True)) <= set(document_terms(document).words)


def in_facets(document: Document, query: Query, without: str | None = None) -> bool:
    return all(
        name == without or not values or values & document.facets.get(name, frozenset())
        for name, values in query.facets.items()
    )


class Reference:
    """The total, order and counts for one question.

    What answers words that are not meant literally is a matter of judgement, and given: `answering` holds the ids, None
    when there are no words. Everything else is worked out.
    """

    def __init__(
        self, documents: Iterable[Document], query: Query, now: datetime, answering: frozenset[str] | None
    ) -> None:
        self.query, self.now, self.answering = query, now, answering
        self.documents = sorted(documents, key=lambda document: document.id)
        self.found = [each for each in self._textual() if in_facets(each, query)]
        self.found = [each for each in self.found if matching(each, query, now)]

    def _textual(self) -> list[Document]:
        if self.query.literal:
            return [document for document in self.documents if has_words(document, self.query)]
        if self.answering is None:
            return self.documents
        return [document for document in self.documents if document.id in self.answering]

    def next(self, document: Document) -> tuple[Occurrence, int]:
        first, *others = matching(document, self.query, self.now)
        return first, sum(occurrence.status != "afgelast" for occurrence in others)

    def distance(self, document: Document) -> float | None:
        if self.query.origin is None or document.point is None:
            return None
        return kilometres(self.query.origin, document.point)

    def order(self) -> list[str]:
        """By date or by distance."""

        def far(document: Document) -> float:
            distance = self.distance(document)
            return inf if distance is None else distance

        def key(document: Document) -> tuple[float, datetime, str]:
            by_distance = self.query.sort == "afstand" and self.query.origin is not None
            return far(document) if by_distance else 0.0, self.next(document)[0].start, document.id

        return [document.id for document in sorted(self.found, key=key)]

    def facet(self, name: str) -> dict[str, Count]:
        others = [
            document
            for document in self._textual()
            if in_facets(document, self.query, without=name) and matching(document, self.query, self.now)
        ]
        values = sorted({value for document in self.documents for value in document.facets.get(name, ())})
        unknown = sum(not document.facets.get(name) for document in others)
        return {
            value: Count(sum(value in each.facets.get(name, ()) for each in others), unknown)
            for value in values
        }

    def need(self, need: Need) -> Count:
        others = tuple(each for each in self.query.needs if each.name != need.name)
        without = replace(self.query, needs=others)
        found = [each for each in self._textual() if in_facets(each, self.query)]
        known = [each for each in found if matching(each, replace(without, needs=(*others, need)), self.now)]
        unknown = [
            each for each in found if each not in known and perhaps_matching(each, without, need, self.now)
        ]
        return Count(len(known), len(unknown))

    def unknown(self) -> dict[str, int]:
        return {need.name: self.need(need).unknown for need in self.query.needs}
