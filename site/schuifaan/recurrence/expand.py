"""From a series to its dates between two moments."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from schuifaan.clock import AMSTERDAM
from schuifaan.recurrence.periods import rule_dates
from schuifaan.recurrence.rules import parse_rule
from schuifaan.recurrence.series import Moment, Override, Series

MOST_MOMENTS = 1000
"""Dates one series may have in one window: nearly three a day for a year."""

_ONE_DAY = timedelta(days=1)


def expand(series: Series, first: datetime, before: datetime, most: int = MOST_MOMENTS) -> list[Moment]:
    """The dates that are still on at `first` and start before `before`, at most `most` of them, in order.

    `first` and `before` are naive Europe/Amsterdam wall times. The series' own start counts even where its
    rule leaves it out. Raises RuleError when the rule cannot be expanded.
    """
    length = timedelta(minutes=series.minutes or 0)
    low, high = first - length - _ONE_DAY, before + _ONE_DAY  # a day of room for other zones
    overrides = {override.original: override for override in series.overrides}
    taken: set[datetime] = set()
    moments = []
    starts = _starts(
        series, low, high, most + len(overrides) + len(series.exdates) + 2 * len(series.rdates) + 8
    )
    for original in starts:
        override = overrides.get(original) or overrides.get(datetime.combine(original, time.min))
        if override:
            taken.add(override.original)
        moments.append(_moment(series, original, override))
    # Dates that were moved here from outside the window, or that the rule no longer gives.
    moments += [_moment(series, o.original, o) for o in series.overrides if o.original not in taken]
    within = {moment.original: moment for moment in moments if _within(moment, first, before)}
    return sorted(within.values(), key=lambda moment: (moment.start, moment.original))[:most]


def first_by_rule(rrule: str, start: datetime) -> datetime | None:
    """The first date the rule itself gives from `start` on, or None when it gives none within five years."""
    return next(rule_dates(parse_rule(rrule), start, start, start + timedelta(days=5 * 366)), None)


def is_too_often(series: Series) -> bool:
    """Whether a year of `series` has more than MOST_MOMENTS dates: a machine's timetable, no activity."""
    if not series.rrule:
        return False
    rule = parse_rule(series.rrule)
    if rule.freq != "HOURLY" and not rule.by.keys() & {"BYHOUR", "BYMINUTE", "BYSECOND"}:
        return False  # once a day at most
    year = expand(series, series.start, series.start + timedelta(days=366), MOST_MOMENTS + 1)
    return len(year) > MOST_MOMENTS


def _starts(series: Series, low: datetime, high: datetime, most: int) -> list[datetime]:
    found = {moment for moment in (series.start, *series.rdates) if low <= moment <= high}
    left_out, days_out = (
        set(series.exdates),
        {moment.date() for moment in series.exdates if moment.time() == time.min},
    )
    kept = sorted(moment for moment in found if moment not in left_out and moment.date() not in days_out)
    if series.rrule:
        by_rule = 0
        for moment in rule_dates(parse_rule(series.rrule), series.start, low, high):
            if moment not in found and moment not in left_out and moment.date() not in days_out:
                kept.append(moment)
                by_rule += 1
                if by_rule >= most:
                    break
    return kept


def _moment(series: Series, original: datetime, override: Override | None) -> Moment:
    start = (override and override.start) or original
    minutes = override.minutes if override and override.minutes is not None else series.minutes
    wall = start if series.all_day else in_amsterdam(start, series.zone)
    return Moment(
        original=original if series.all_day else in_amsterdam(original, series.zone),
        start=wall,
        end=None if minutes is None else wall + timedelta(minutes=minutes),
        all_day=series.all_day,
        status=(override and override.status) or series.status,
        place=override.place if override else None,
        village=override.village if override else None,
    )


def _within(moment: Moment, first: datetime, before: datetime) -> bool:
    return moment.start < before and (
        moment.start >= first or (moment.end is not None and moment.end > first)
    )


def in_amsterdam(wall: datetime, zone: str) -> datetime:
    """What Amsterdam's clocks show when those of `zone` show `wall`; a time spring skips is an hour later."""
    return wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).astimezone(AMSTERDAM).replace(tzinfo=None)
