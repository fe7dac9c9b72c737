"""What searching means, written down as plainly as possible: no index, no bits, no cleverness. Slow, and right."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from math import inf

from zoekindex import Count, Days, Document, Occurrence, Query
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
    if over(occurrence) <= now:
        return False
    if query.places and not query.places & set(occurrence.places):
        return False
    if query.dayparts and not occurrence.all_day:
        parts = [DAYPARTS[part] for part in query.dayparts]
        if not any(first <= occurrence.start.time() < last for first, last in parts):
            return False
    if not query.days and query.period is None:
        return True
    return any(
        (query.period is None or in_days(day, query.period))
        and (not query.days or any(in_days(day, days) for days in query.days))
        for day in dates(occurrence)
    )


def matching(document: Document, query: Query, now: datetime) -> list[Occurrence]:
    coming = [occurrence for occurrence in document.occurrences if fits(occurrence, query, now)]
    return sorted(coming, key=lambda each: (each.start, each.key))


def has_words(document: Document, query: Query) -> bool:
    """Whether a document holds what is meant literally."""
    return set(query_terms(query.words, literal=True)) <= set(document_terms(document).words)


def in_facets(document: Document, query: Query, without: str | None = None) -> bool:
    return all(
        name == without or not values or values & document.facets.get(name, frozenset())
        for name, values in query.facets.items()
    )


def in_flags(document: Document, query: Query, without: str | None = None) -> bool:
    groups = [frozenset({flag}) for flag in query.flags] + list(query.any_flags)
    return all(without in group or any(document.flags.get(flag) for flag in group) for group in groups)


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
        self.found = [each for each in self._textual() if in_facets(each, query) and in_flags(each, query)]
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
            if in_facets(document, self.query, without=name)
            and in_flags(document, self.query)
            and matching(document, self.query, self.now)
        ]
        values = sorted({value for document in self.documents for value in document.facets.get(name, ())})
        unknown = sum(not document.facets.get(name) for document in others)
        return {
            value: Count(sum(value in each.facets.get(name, ()) for each in others), unknown)
            for value in values
        }

    def _without_flag(self, flag: str) -> list[Document]:
        return [
            document
            for document in self._textual()
            if in_facets(document, self.query)
            and in_flags(document, self.query, without=flag)
            and matching(document, self.query, self.now)
        ]

    def flag(self, flag: str) -> Count:
        stated = [document.flags.get(flag) for document in self._without_flag(flag)]
        return Count(stated.count(True), stated.count(None))

    def unknown(self) -> dict[str, int]:
        out = {
            flag: [document for document in self._without_flag(flag) if document not in self.found]
            for flag in self.query.flags.union(*self.query.any_flags)
        }
        return {
            flag: sum(each.flags.get(flag) is None for each in documents) for flag, documents in out.items()
        }
