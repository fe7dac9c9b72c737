"""The part of a question that is about time."""

from dataclasses import dataclass
from datetime import date

from zoekindex.columns import ALL_DAY
from zoekindex.queries import Days
from zoekindex.timetable import DAYPARTS

ALWAYS = Days(date.min, date.max)


@dataclass(frozen=True, slots=True)
class When:
    """Dates and parts of the day that are wanted; see Query for what they mean."""

    days: tuple[Days, ...] = ()
    period: Days | None = None
    dayparts: frozenset[str] = frozenset()

    @property
    def any_date(self) -> bool:
        return not self.days and self.period is None

    def parts(self) -> list[int]:
        """Which parts of a Cell count."""
        if not self.dayparts:
            return list(range(ALL_DAY + 1))
        return [*(number for number, part in enumerate(DAYPARTS) if part in self.dayparts), ALL_DAY]

    def between(self, first: int, last: int) -> "When":
        """The same within these dates, given as ordinals."""
        period = self.period or ALWAYS
        first, last = max(first, period.first.toordinal()), min(last, period.last.toordinal())
        days = Days(date.fromordinal(first), date.fromordinal(last), period.weekdays)
        return When(self.days, days, self.dayparts)

    def stretches(self) -> list[tuple[int, int, frozenset[int]]]:
        """The wanted dates as (first ordinal, last ordinal, weekdays); they may overlap, or be empty."""
        sets = self.days or (ALWAYS,)
        period = self.period or ALWAYS
        return [
            (
                max(each.first, period.first).toordinal(),
                min(each.last, period.last).toordinal(),
                each.weekdays & period.weekdays,
            )
            for each in sets
        ]
