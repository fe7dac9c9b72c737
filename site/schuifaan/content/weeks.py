"""Theme weeks: when they are, when the next one is, and whether somebody confirmed that."""

from calendar import THURSDAY
from datetime import date, timedelta
from typing import Literal

from pydantic import Field

from schuifaan.content.entry import Entry, Slug, Text


class WeekYear(Entry):
    """The week in one year; `end` is its last day."""

    year: int
    start: date
    end: date
    confirmed: bool
    """False: worked out by the rule, and shown as "nog niet bevestigd"."""
    source: Text

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


class ThemeWeek(Entry):
    """A week that returns every year; a year without dates of its own goes by the rule."""

    code: Slug
    name: Text
    """The local name, for residents."""
    national_name: Text
    """Only for "voor organisaties" and sources, never in residents' texts."""
    summary: Text
    rule: Literal["laatste-donderdag-september"]
    rule_source: Text
    days: int = Field(ge=1, le=31)
    years: tuple[WeekYear, ...] = Field(default=(), alias="year")


class WeeksFile(Entry):
    """`weeks.toml`."""

    week: tuple[ThemeWeek, ...]


def week_in_year(week: ThemeWeek, year: int) -> WeekYear:
    """The dates an editor set for that year, else what the rule gives."""
    for known in week.years:
        if known.year == year:
            return known
    start = last_thursday_of_september(year)
    end = start + timedelta(days=week.days - 1)
    return WeekYear(year=year, start=start, end=end, confirmed=False, source=week.rule_source)


def week_on(week: ThemeWeek, day: date) -> WeekYear | None:
    """The week that is on at `day`, or None out of season."""
    this_year = week_in_year(week, day.year)
    return this_year if day in this_year else None


def next_week(week: ThemeWeek, day: date) -> WeekYear:
    """The first week that starts after `day`."""
    this_year = week_in_year(week, day.year)
    return this_year if this_year.start > day else week_in_year(week, day.year + 1)


def previous_week(week: ThemeWeek, day: date) -> WeekYear:
    """The last week that was over before `day`; its programme is shown as last year's."""
    this_year = week_in_year(week, day.year)
    return this_year if this_year.end < day else week_in_year(week, day.year - 1)


def last_thursday_of_september(year: int) -> date:
    """On which the national week has started since 2021; the plan of Hof van Twente says October."""
    last = date(year, 9, 30)
    return last - timedelta(days=(last.weekday() - THURSDAY) % 7)
