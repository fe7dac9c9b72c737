"""The calendar as it stands at one moment: what is over no longer counts."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import reduce
from operator import or_

from zoekindex.bits import gather, members
from zoekindex.calendar import Calendar, Cell
from zoekindex.columns import ALL_DAY
from zoekindex.memo import Memo
from zoekindex.queries import EVERY_WEEKDAY, weekday_of
from zoekindex.stages import Span
from zoekindex.stretches import Stretches
from zoekindex.timetable import DAY, DAYPARTS, seconds
from zoekindex.when import When

WHOLE_DAY = "whole day"
ALL = 7  # after the weekdays


class Moment:
    """What is still coming. Holds for as long as nothing ends: only today's cells, and those of what is
    under way, differ from the calendar's.
    """

    def __init__(self, calendar: Calendar, now: datetime) -> None:
        self.calendar = calendar
        self.now = seconds(now)
        self.today = self.now // DAY
        self._rows: Memo[When, int] = Memo(256)
        self._dates: Memo[When, tuple[int, ...]] = Memo(256)
        # The answers are the same from the last moment at which something ended until the next one.
        self._from, self._until = self.today * DAY, (self.today + 1) * DAY
        begun: defaultdict[int, tuple[list[int], ...]] = defaultdict(lambda: ([], [], [], []))
        for document, number in self._candidates():
            table = calendar.timetables[document]
            over = table.over[number]
            if over <= self.now:
                self._from = max(self._from, over)
                continue
            self._until = min(self._until, over)
            row = calendar.rows[document][table.form[number]]
            for day in table.days(number):
                if day <= self.today:
                    begun[day][calendar.part(document, number)].append(row)
        self.begun: dict[int, Cell] = {
            day: tuple(gather(rows, calendar.row_count) for rows in parts)
            for day, parts in sorted(begun.items())
        }
        self.days = (*self.begun, *calendar.days[bisect_right(calendar.days, self.today) :])
        cells = {day: self.cell(day) for day in self.days}
        self._stretches = {
            WHOLE_DAY: self._by_weekday({day: reduce(or_, cell) for day, cell in cells.items()})
        }
        for number, part in enumerate(DAYPARTS):
            on = {day: cell[number] | cell[ALL_DAY] for day, cell in cells.items()}
            self._stretches[part] = self._by_weekday(on)

    def _by_weekday(self, on: Mapping[int, int]) -> tuple[Stretches, ...]:
        """Those of each weekday, and after them those of all."""
        weekdays = (Stretches((day for day in self.days if weekday_of(day) == each), on) for each in range(7))
        return (*weekdays, Stretches(self.days, on))

    def _candidates(self) -> Iterator[tuple[int, int]]:
        """The occurrences that have begun or begin today, and may not be over yet."""
        calendar = self.calendar
        rows = 0
        for day in (self.today - 1, self.today):
            for part in calendar.cells.get(day, ()):
                rows |= part
        for document in members(calendar.documents(rows)):
            starts = calendar.timetables[document].starts
            lasting = calendar.lasting.get(document, ())
            first, last = (bisect_left(starts, day * DAY) for day in (self.today - 1, self.today + 1))
            yield from ((document, number) for number in range(first, last) if number not in lasting)
        for document, lasting in calendar.lasting.items():
            starts = calendar.timetables[document].starts
            yield from ((document, number) for number in lasting if starts[number] < (self.today + 1) * DAY)

    def covers(self, now: datetime) -> bool:
        """Would a Moment of `now` be the same as this one?"""
        return self._from <= seconds(now) < self._until

    def cell(self, day: int) -> Cell:
        """The rows on one of `self.days`."""
        return self.begun[day] if day <= self.today else self.calendar.cells[day]

    def dates(self, when: When) -> tuple[int, ...]:
        """The ordinals of the wanted dates on which anything is coming, in order."""
        if when.any_date:
            return self.days
        return self._dates.get_or(when, lambda: self._pick(when))

    def _pick(self, when: When) -> tuple[int, ...]:
        found = [it.days(first, last) for it, first, last in self._asked(WHOLE_DAY, when)]
        return found[0] if len(found) == 1 else tuple(sorted(set().union(*found)))

    def rows(self, when: When) -> int:
        """The rows with a coming occurrence on a wanted date and part of the day."""
        return self._rows.get_or(when, lambda: self._gather(when))

    def rows_on(self, when: When, spans: Sequence[Span]) -> int:
        """The rows with such an occurrence on a date on which it is in the rows of its span."""
        if len(spans) == 1:
            return self.rows(when) & spans[0].rows
        return reduce(or_, (self.rows(when.between(it.first, it.last)) & it.rows for it in spans))

    def _gather(self, when: When) -> int:
        rows = 0
        for part in when.dayparts or (WHOLE_DAY,):
            for it, first, last in self._asked(part, when):
                rows |= it.rows(first, last)
        return rows

    def _asked(self, part: str, when: When) -> Iterator[tuple[Stretches, int, int]]:
        by_weekday = self._stretches[part]
        for first, last, weekdays in when.stretches():
            for each in (ALL,) if weekdays == EVERY_WEEKDAY else weekdays:
                yield by_weekday[each], first, last
