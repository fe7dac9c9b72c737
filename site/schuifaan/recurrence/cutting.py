"""A series cut in two, at a date from which it goes on at another time or on another day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import islice

from schuifaan.recurrence.periods import rule_dates
from schuifaan.recurrence.rules import LAST_YEAR, WEEKDAYS, Rule, parse_rule
from schuifaan.recurrence.series import Series

MOST_WRITTEN_OUT = 1000
"""Dates that are named one by one where no rule says them any more: of a monthly series eighty years."""

_ONE_SECOND = timedelta(seconds=1)
_BY_THE_CLOCK = {"BYHOUR", "BYMINUTE", "BYSECOND"}


def before(series: Series, moment: datetime) -> Series | None:
    """The dates before `moment`, a start in the wall time of the series; None when there are none."""
    extra = tuple(it for it in series.rdates if it < moment)
    kept = replace(
        series,
        rdates=extra,
        exdates=tuple(it for it in series.exdates if it < moment),
        overrides=tuple(it for it in series.overrides if it.original < moment),
    )
    if series.start < moment:
        return replace(kept, rrule=_ended(series, moment) if series.rrule else None)
    return replace(kept, start=min(extra), rrule=None) if extra else None


def since(series: Series, moment: datetime, start: datetime) -> Series | None:
    """The dates from `moment` on, each as much later (or earlier) as `start` is than `moment`.

    None when the series has no dates there.
    """
    shift, days = start - moment, start.date() - moment.date()
    extra = [it + shift for it in series.rdates if it >= moment]
    by_rule = _by_rule(series, moment)
    first = next(by_rule, None)
    rrule = _moved(series, first, shift) if first and series.rrule else None
    if first and rrule is None:  # no rule says them any more
        extra += [it + shift for it in (first, *islice(by_rule, MOST_WRITTEN_OUT - 1))]
    if rrule is None and not extra:
        return None
    return replace(
        series,
        start=first + shift if first and rrule else min(extra),
        rrule=rrule,
        rdates=tuple(sorted(set(extra))),
        exdates=tuple(
            datetime.combine(it.date() + days, time.min) if it.time() == time.min else it + shift
            for it in series.exdates
            if it >= moment or it == datetime.combine(moment.date(), time.min)
        ),
        overrides=tuple(
            replace(it, original=it.original + shift) for it in series.overrides if it.original >= moment
        ),
    )


def _by_rule(series: Series, moment: datetime) -> Iterator[datetime]:
    """Its own start and the dates of its rule, from `moment` on."""
    if series.start >= moment:
        yield series.start
    if series.rrule:
        dates = rule_dates(parse_rule(series.rrule), series.start, moment, datetime(LAST_YEAR, 12, 31))
        yield from (it for it in dates if it != series.start)


def _ended(series: Series, moment: datetime) -> str | None:
    """The rule with its end before `moment`; None when it gives nothing there."""
    rule = parse_rule(series.rrule or "")
    if rule.count:
        return _with(series.rrule, COUNT=seen) if (seen := _seen(rule, series, moment)) else None
    last = min(rule.until or datetime.max, moment - _ONE_SECOND)
    return _with(series.rrule, UNTIL=f"{last:%Y%m%dT%H%M%S}")


def _moved(series: Series, first: datetime, shift: timedelta) -> str | None:
    """The rule for dates that are `shift` later, when a rule can say them."""
    rule = parse_rule(series.rrule or "")
    days = ((first + shift).date() - first.date()).days
    weekly = rule.freq in ("WEEKLY", "DAILY") and not rule.by
    if rule.freq == "HOURLY" or _BY_THE_CLOCK & rule.by.keys() or (days and not weekly):
        return None
    parts: dict[str, object] = {}
    if rule.count:
        left = rule.count - _seen(rule, series, first)
        if left < 1:
            return None
        parts["COUNT"] = left
    if rule.until:
        parts["UNTIL"] = f"{min(rule.until, datetime(LAST_YEAR + 1, 1, 1)) + shift:%Y%m%dT%H%M%S}"
    if days and rule.byday:
        parts["BYDAY"] = ",".join(_day(weekday, days) for _, weekday in rule.byday)
    if days:  # then the week begins later too, and every other week stays every other week
        parts["WKST"] = _day(rule.wkst, days)
    return _with(series.rrule, **parts)


def _seen(rule: Rule, series: Series, moment: datetime) -> int:
    """How many dates the rule gives before `moment`."""
    return sum(1 for _ in rule_dates(rule, series.start, series.start, moment - _ONE_SECOND))


def _day(weekday: int, days: int) -> str:
    return WEEKDAYS[(weekday + days) % 7]


def _with(rule: str | None, **parts: object) -> str:
    """The rule with these parts instead of what it says of them."""
    kept = [it for it in (rule or "").split(";") if it and it.partition("=")[0].strip().upper() not in parts]
    return ";".join([*kept, *(f"{name}={it}" for name, it in parts.items())])
