"""Which Week van de Ontmoeting a page is about: the one that is on, the next, or the last."""

from dataclasses import dataclass
from datetime import date, timedelta

from schuifaan.content import ThemeWeek, WeekYear, next_week, previous_week, week_on

WEEK = "week-van-de-ontmoeting"
# From here on it is worth telling on the first page.
NEAR = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Season:
    """The week as seen from a day."""

    week: ThemeWeek
    current: WeekYear | None
    coming: WeekYear
    last: WeekYear

    @property
    def years(self) -> tuple[WeekYear, ...]:
        """Whose programme a page may show, the best first: the week that is on, else the next, else the last."""
        return (self.current,) if self.current else (self.coming, self.last)


def season(week: ThemeWeek, day: date) -> Season:
    """The week that is on, the next and the last, as seen from `day`."""
    return Season(week, week_on(week, day), next_week(week, day), previous_week(week, day))


def near(week: ThemeWeek, day: date) -> Season | None:
    """The season when the week is on or comes within two months, else None."""
    found = season(week, day)
    return found if found.current or found.coming.start - day <= NEAR else None
