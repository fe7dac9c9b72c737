"""The activities that take place at the wanted time and place, in order of their next matching date."""

import threading
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from zoekindex.bits import members
from zoekindex.documents import CANCELLED
from zoekindex.memo import Memo
from zoekindex.moment import Moment
from zoekindex.timetable import DAYPARTS, Timetable, daypart
from zoekindex.when import When


class Agenda:
    """Worked out date by date, as far as anybody looks, and kept for the next who asks."""

    def __init__(self, moment: Moment, when: When, places: frozenset[str]) -> None:
        calendar = moment.calendar
        self._moment = moment
        self._when = when
        self._places = places
        self._at = calendar.at(places) if places else -1  # -1: every bit set
        dates = moment.dates(when)
        self._dates = None if when.any_date else frozenset(dates)
        self._earliest = dates[0] if dates else 0
        self.documents = calendar.documents(moment.rows(when) & self._at)
        self._first: dict[int, int] = {}
        self._key: dict[int, tuple[int, int]] = {}
        self._more: dict[int, int] = {}
        self._worked_out: list[list[int]] = []
        self._seen = 0
        self._lock = threading.Lock()

    def first(self, document: int) -> int:
        """The number of the next matching occurrence, in the timetable of a document on this agenda."""
        number = self._first.get(document)
        if number is None:
            number = self._first[document] = next(self._matching(document))
        return number

    def key(self, document: int) -> tuple[int, int]:
        """What documents are sorted by: start of the next matching occurrence (see timetable), then rank."""
        key = self._key.get(document)
        if key is None:
            calendar = self._moment.calendar
            start = calendar.timetables[document].starts[self.first(document)]
            key = self._key[document] = (start, calendar.rank[document])
        return key

    def more(self, document: int) -> int:
        """How many matching occurrences follow the next one, cancelled ones left out."""
        count = self._more.get(document)
        if count is None:
            count = self._more[document] = self._count_after(document, self.first(document))
        return count

    def _count_after(self, document: int, first: int) -> int:
        calendar, now = self._moment.calendar, self._moment.now
        table = calendar.timetables[document]
        if len(table.forms) > 1 or self._when.dayparts or document in calendar.lasting:
            _, *others = self._matching(document)
            return sum(table.forms[table.form[number]].status != CANCELLED for number in others)
        # The dates of most series differ in nothing but their date, and a year has many: those that have not
        # begun are counted without looking at each.
        if table.forms[0].status == CANCELLED:
            return 0
        begun = bisect_right(table.starts, now)
        ahead = table.dates[max(first + 1, begun) :]
        count = len(ahead) if self._dates is None else sum(map(self._dates.__contains__, ahead))
        return count + sum(
            table.over[number] > now and self._fits(table, number, lasting=False)
            for number in range(first + 1, begun)
        )

    def __iter__(self) -> Iterator[int]:
        """The documents in order of their key.

        Day by day is enough: what lasts several days is also found on the day that it starts on, so what is
        first found on a date cannot have started before anything found earlier.
        """
        for at, day in enumerate(self._moment.dates(self._when)):
            if at == len(self._worked_out):
                with self._lock:
                    if at == len(self._worked_out):
                        self._worked_out.append(self._first_found_on(day))
            yield from self._worked_out[at]

    def _first_found_on(self, day: int) -> list[int]:
        cell, rows = self._moment.cell(day), 0
        for part in self._when.parts():
            rows |= cell[part]
        found = self._moment.calendar.documents(rows & self._at) & ~self._seen
        self._seen |= found
        return sorted(members(found), key=self.key)

    def _matching(self, document: int) -> Iterator[int]:
        calendar, now = self._moment.calendar, self._moment.now
        table = calendar.timetables[document]
        lasting = document in calendar.lasting
        first = 0 if lasting else max(table.since(now), bisect_left(table.dates, self._earliest))
        for number in range(first, len(table)):
            if table.over[number] > now and self._fits(table, number, lasting):
                yield number

    def _fits(self, table: Timetable, number: int, lasting: bool) -> bool:
        form = table.forms[table.form[number]]
        if self._places and self._places.isdisjoint(form.places):
            return False
        parts = self._when.dayparts
        if parts and not form.all_day and DAYPARTS[daypart(table.starts[number])] not in parts:
            return False
        if self._dates is None:
            return True
        if lasting:
            return not self._dates.isdisjoint(table.days(number))
        return table.dates[number] in self._dates


class Agendas:
    """The agendas of one moment that somebody asked for."""

    def __init__(self, moment: Moment) -> None:
        self.moment = moment
        self._kept: Memo[tuple[When, frozenset[str]], Agenda] = Memo(32)

    def of(self, when: When, places: frozenset[str]) -> Agenda:
        """What takes place then and there; without places, anywhere."""
        return self._kept.get_or((when, places), lambda: Agenda(self.moment, when, places))
