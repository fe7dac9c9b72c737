"""Dates in order with what is coming on each, to be asked for a stretch of them at a time."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from functools import reduce
from itertools import accumulate
from operator import or_


class Stretches:
    """Questions mostly have no last date, so what comes from each date on is ready."""

    def __init__(self, days: Iterable[int], on: Mapping[int, int]) -> None:
        """`days` are ordinals in order; `on` gives the rows on each (see zoekindex.calendar)."""
        self._days = tuple(days)
        self._on = tuple(on[day] for day in self._days)
        self._onwards = tuple(accumulate(reversed(self._on), or_))[::-1]

    def days(self, first: int, last: int) -> tuple[int, ...]:
        """The dates from `first` to `last`, both included."""
        return self._days[bisect_left(self._days, first) : bisect_right(self._days, last)]

    def rows(self, first: int, last: int) -> int:
        """What is coming on any of those dates."""
        begin, end = bisect_left(self._days, first), bisect_right(self._days, last)
        if begin >= end:
            return 0
        return self._onwards[begin] if end == len(self._days) else reduce(or_, self._on[begin:end])
