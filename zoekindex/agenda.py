"""The activities that take place at the wanted time and place, with their next matching date."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from zoekindex.bits import present
from zoekindex.calendar import Calendar
from zoekindex.columns import ALL_DAY
from zoekindex.memo import Memo
from zoekindex.moment import Moment
from zoekindex.needs import Need
from zoekindex.stages import ALL_ROWS, Span
from zoekindex.strengths import Numbers
from zoekindex.when import When

Mask = NDArray[np.bool_]


class Agenda:
    """`documents` are those with a matching occurrence, as bits."""

    def __init__(self, moment: Moment, when: When, spans: Sequence[Span]) -> None:
        """Only rows of the span that a date is in count (see zoekindex.stages)."""
        self.moment = moment
        self._when = when
        self._spans = spans
        self._dates = None if when.any_date else moment.dates(when)
        self.documents = moment.calendar.documents(moment.rows_on(when, spans))

    def upcoming(self, documents: Numbers) -> "Upcoming":
        """The matching occurrences of some of the documents."""
        columns = self.moment.calendar.columns
        places = columns.places_of(documents)
        return Upcoming(self.moment.calendar, documents, places[self._matching(places)])

    def _matching(self, places: Numbers) -> Mask:
        """Of some occurrences whether they are wanted and not over."""
        calendar, columns = self.moment.calendar, self.moment.calendar.columns
        wanted = columns.over[places] > self.moment.now
        if self._when.dayparts:
            wanted &= _table(self._when.parts(), ALL_DAY + 1)[columns.part[places]]
        days = columns.day[places]
        on_time = wanted if self._dates is None else wanted & _on(days, self._dates)
        if len(self._spans) == 1 and self._spans[0].rows == ALL_ROWS:
            matching = on_time.copy()
        else:
            matching = np.zeros(len(places), bool)
            rows = columns.row[places]
            for span in self._spans:
                within = (days >= span.first) & (days <= span.last)
                matching |= on_time & within & _in_rows(span, calendar.row_count)[rows]
        for at in np.flatnonzero(columns.last_day[places] > days).tolist():
            matching[at] = wanted[at] and self._lasts_until_it_fits(int(places[at]))
        return matching

    def _lasts_until_it_fits(self, place: int) -> bool:
        """Whether an occurrence of several days is on a wanted one; what is met on any of them is met on the last."""
        columns = self.moment.calendar.columns
        days = range(int(columns.day[place]), int(columns.last_day[place]) + 1)
        last = next((day for day in reversed(days) if self._dates is None or day in self._dates), None)
        return last is not None and any(
            span.first <= last <= span.last and bool(span.rows >> int(columns.row[place]) & 1)
            for span in self._spans
        )


class Upcoming:
    """The matching occurrences of some documents, each of which has one."""

    def __init__(self, calendar: Calendar, documents: Numbers, matching: Numbers) -> None:
        """`matching` are places in the columns of the calendar."""
        self._calendar = calendar
        self._documents = documents
        document = calendar.columns.document[matching]
        begin = np.flatnonzero(np.diff(document, prepend=-1))  # where the next document begins
        counted = calendar.columns.counted[matching]
        self._next = matching[begin]
        self._more = np.add.reduceat(counted, begin, dtype=np.int32) - counted[begin] if len(begin) else begin

    def first(self, document: int) -> int:
        """The number of the next matching occurrence, in the timetable of a document."""
        place = self._next[self._documents.searchsorted(document)]
        return int(place - self._calendar.columns.place[document])

    def more(self, document: int) -> int:
        """How many matching occurrences follow the next one, cancelled ones left out."""
        return int(self._more[self._documents.searchsorted(document)])

    def starts(self, documents: Numbers) -> NDArray[np.int64]:
        """The start of the next matching occurrence of each of these documents (see timetable)."""
        return self._calendar.columns.start[self._next[self._documents.searchsorted(documents)]]

    def parts(self, documents: Numbers) -> NDArray[np.int8]:
        """The part of the day of that occurrence: its number in DAYPARTS, or ALL_DAY."""
        return self._calendar.columns.part[self._next[self._documents.searchsorted(documents)]]

    def ranks(self, documents: Numbers) -> Numbers:
        """What orders documents whose next occurrences start at the same time."""
        return self._calendar.rank[documents]


def _in_rows(span: Span, row_count: int) -> Mask:
    return np.ones(row_count, bool) if span.rows == ALL_ROWS else present(span.rows, row_count)


def _on(days: Numbers, dates: Sequence[int]) -> Mask:
    """Which of the days are among the dates, which are in order."""
    if not dates:
        return np.zeros(len(days), bool)
    first, last = dates[0], dates[-1]
    # With a place before and one behind for all that lie outside.
    table = _table(np.array(dates) - (first - 1), last - first + 3)
    return table[np.clip(days - (first - 1), 0, last - first + 2)]


def _table(members: Sequence[int] | Numbers, size: int) -> Mask:
    table = np.zeros(size, bool)
    table[members] = True
    return table


class Agendas:
    """The agendas of one moment that somebody asked for."""

    def __init__(
        self, moment: Moment, spans_of: Callable[[frozenset[str], tuple[Need, ...]], Sequence[Span]]
    ) -> None:
        """`spans_of` gives the rows that are at some of the places and meet the needs."""
        self.moment = moment
        self._spans_of = spans_of
        self._kept: Memo[tuple[When, frozenset[str], tuple[Need, ...]], Agenda] = Memo(32)

    def of(self, when: When, places: frozenset[str], needs: tuple[Need, ...]) -> Agenda:
        """What takes place then and there and meets the needs; without places, anywhere."""
        return self._kept.get_or(
            (when, places, needs), lambda: Agenda(self.moment, when, self._spans_of(places, needs))
        )
