"""Times of the year in which many groups stop: when they are, and which one a day lies in or before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from schuifaan.content.entry import Entry, MonthDay, Slug, Text


class QuietTime(Entry):
    """A time that returns every year; with a last day before its first it runs past New Year."""

    code: Slug
    label: Text
    sentence: Text
    first: MonthDay
    last: MonthDay

    def starting_in(self, year: int) -> "QuietDays":
        """Its days, of the time that starts in that year."""
        return QuietDays(self, _day(year, self.first), _day(year + (self.last < self.first), self.last))


class QuietTimesFile(Entry):
    """`quiet_times.toml`."""

    time: tuple[QuietTime, ...]


@dataclass(frozen=True, slots=True)
class QuietDays:
    """One such time in one year; `last` is included."""

    time: QuietTime
    first: date
    last: date


def quiet_days(times: Iterable[QuietTime], day: date) -> QuietDays | None:
    """The time that `day` lies in, else the next one; None when there are no such times."""
    known = [time.starting_in(day.year + step) for time in times for step in (-1, 0, 1)]
    return min((it for it in known if it.last >= day), key=lambda it: it.first, default=None)


def _day(year: int, month_day: str) -> date:
    """That day of that year; a day the month does not have is its last one."""
    month, day = map(int, month_day.split("-"))
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day - 1), following - timedelta(days=1))
