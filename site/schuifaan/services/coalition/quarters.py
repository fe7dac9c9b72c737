"""Quarters of a year, as days and as whole weeks."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from schuifaan.services.search.misses import week_of

_WRITTEN = re.compile(r"(20[0-9]{2})-k([1-4])")
SHOWN_BACK = 8
"""Quarters one can choose from; what organisers counted is kept longer than that."""


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """`2026-k4`."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}-k{self.number}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def after(self) -> date:
        """The first day of the next one."""
        return date(self.year + self.number // 4, 3 * self.number % 12 + 1, 1)

    @property
    def weeks(self) -> tuple[str, str]:
        """Its first and last ISO week: a week belongs to the quarter that has its Thursday."""
        days = [self.first + timedelta(days=it) for it in range((self.after - self.first).days)]
        thursdays = [it for it in days if it.isoweekday() == 4]
        return week_of(thursdays[0]), week_of(thursdays[-1])


def quarter_of(day: date) -> Quarter:
    """The quarter a day lies in."""
    return Quarter(day.year, (day.month + 2) // 3)


def quarters_until(day: date) -> list[Quarter]:
    """The one `day` lies in and those before it, newest first."""
    found = [quarter_of(day)]
    while len(found) < SHOWN_BACK:
        found.append(quarter_of(found[-1].first - timedelta(days=1)))
    return found


def read_quarter(text: str, today: date) -> Quarter:
    """The quarter of which `2026-k4` is written; the present one for anything we do not offer."""
    match = _WRITTEN.fullmatch(text)
    asked = Quarter(int(match[1]), int(match[2])) if match else quarter_of(today)
    return asked if asked in quarters_until(today) else quarter_of(today)
