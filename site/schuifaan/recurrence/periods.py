"""The dates a checked rule gives, period by period, in bounded work.

RFC 5545 reads a rule as: take every INTERVAL-th year, month, week, day or hour from the start; in it, all
moments that the BYxxx lists leave over; of those, the BYSETPOS-th. The periods before the wanted window are
jumped over, unless a COUNT must be counted through them, so a daily rule of thirty years old costs as much as
one of yesterday.
"""

from calendar import isleap, monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import product

from schuifaan.recurrence.rules import LAST_YEAR, Rule

# A day rule of 1970 with COUNT reaches 2100 in 47,847 periods; nothing sensible needs more.
MOST_PERIODS = 50_000


def rule_dates(rule: Rule, start: datetime, low: datetime, high: datetime) -> Iterator[datetime]:
    """Starts from `start` on, ascending, that the rule gives between `low` and `high` (both inclusive)."""
    # Then as many dates went by as periods, and COUNT need not be counted one by one.
    once_a_period = rule.freq in ("WEEKLY", "DAILY", "HOURLY") and not (rule.byday or rule.by)
    rule = _with_defaults(rule, start)
    times = _times(rule, start)
    last = min(high, rule.until) if rule.until else high
    first = max(0, _periods_before(rule, start, low)) if once_a_period or not rule.count else 0
    seen = first if once_a_period else 0
    for step in range(first, first + MOST_PERIODS):
        opening, days = _period(rule, start, step)
        if opening is None or opening > last or opening.year > LAST_YEAR:
            return
        for moment in _chosen(rule, days, times if rule.freq != "HOURLY" else _times(rule, opening)):
            if moment < start:
                continue
            seen += 1
            if moment > last or (rule.count and seen > rule.count):
                return
            if moment >= low:
                yield moment


def _with_defaults(rule: Rule, start: datetime) -> Rule:
    """What a rule leaves out, its start says: "every month" is every month on that day."""
    if rule.byday or any(name in rule.by for name in ("BYWEEKNO", "BYYEARDAY", "BYMONTHDAY")):
        return rule
    by, byday = dict(rule.by), rule.byday
    if rule.freq == "YEARLY":
        by.setdefault("BYMONTH", (start.month,))
    if rule.freq in ("YEARLY", "MONTHLY"):
        by["BYMONTHDAY"] = (start.day,)
    elif rule.freq == "WEEKLY":
        byday = ((0, start.weekday()),)
    return Rule(rule.freq, rule.interval, rule.count, rule.until, rule.wkst, byday, by)


def _times(rule: Rule, start: datetime) -> list[time]:
    hours = rule.by.get("BYHOUR", (start.hour,))
    if rule.freq == "HOURLY":
        hours = tuple(hour for hour in hours if hour == start.hour)
    minutes = rule.by.get("BYMINUTE", (start.minute,))
    seconds = rule.by.get("BYSECOND", (start.second,))
    return [time(*parts) for parts in product(hours, minutes, seconds)]


def _periods_before(rule: Rule, start: datetime, low: datetime) -> int:
    """How many periods surely lie before `low`."""
    match rule.freq:
        case "YEARLY":
            gone = low.year - start.year - 1
        case "MONTHLY":
            gone = (low.year - start.year) * 12 + low.month - start.month - 1
        case "WEEKLY":
            gone = (low - start).days // 7 - 1
        case "DAILY":
            gone = (low - start).days - 1
        case _:
            gone = int((low - start).total_seconds() // 3600) - 1
    return gone // rule.interval


def _period(rule: Rule, start: datetime, step: int) -> tuple[datetime | None, list[date]]:
    """The moment period `step` begins (None: beyond all years) and the days in it."""
    by_step = step * rule.interval
    try:
        match rule.freq:
            case "YEARLY":
                opening = datetime(start.year + by_step, 1, 1)
                if "BYMONTH" in rule.by:
                    return opening, [
                        day for month in rule.by["BYMONTH"] for day in _month(opening.year, month)
                    ]
                length = 366 if isleap(opening.year) else 365
            case "MONTHLY":
                year, month = divmod(start.year * 12 + start.month - 1 + by_step, 12)
                return datetime(year, month + 1, 1), _month(year, month + 1)
            case "WEEKLY":
                opening = datetime.combine(start.date(), time.min)
                opening += timedelta(days=7 * by_step - (start.weekday() - rule.wkst) % 7)
                length = 7
            case "DAILY":
                opening, length = datetime.combine(start.date(), time.min) + timedelta(days=by_step), 1
            case _:
                opening, length = start + timedelta(hours=by_step), 1
    except (ValueError, OverflowError):
        return None, []
    return opening, _days(opening.date(), length)


def _month(year: int, month: int) -> list[date]:
    return [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]


def _days(first: date, length: int) -> list[date]:
    return [first + timedelta(days=number) for number in range(length)]


def _chosen(rule: Rule, days: list[date], times: list[time]) -> list[datetime]:
    left = [datetime.combine(day, moment) for day in days if _holds(rule, day) for moment in times]
    positions = rule.by.get("BYSETPOS")
    if not positions:
        return left
    size = len(left)
    return sorted({left[p - 1 if p > 0 else size + p] for p in positions if abs(p) <= size})


def _holds(rule: Rule, day: date) -> bool:
    by = rule.by
    if "BYMONTH" in by and day.month not in by["BYMONTH"]:
        return False
    if "BYWEEKNO" in by and not _in_week(rule, day):
        return False
    if "BYYEARDAY" in by:
        number = day.timetuple().tm_yday
        if not {number, number - (367 if isleap(day.year) else 366)} & set(by["BYYEARDAY"]):
            return False
    if "BYMONTHDAY" in by and not {day.day, day.day - monthrange(day.year, day.month)[1] - 1} & set(
        by["BYMONTHDAY"]
    ):
        return False
    return not rule.byday or any(_is_weekday(rule, day, ordinal, weekday) for ordinal, weekday in rule.byday)


def _is_weekday(rule: Rule, day: date, ordinal: int, weekday: int) -> bool:
    if day.weekday() != weekday:
        return False
    if not ordinal:
        return True
    if rule.freq == "MONTHLY" or "BYMONTH" in rule.by:
        number, length = day.day, monthrange(day.year, day.month)[1]
    else:
        number, length = day.timetuple().tm_yday, 366 if isleap(day.year) else 365
    return ordinal in ((number - 1) // 7 + 1, -((length - number) // 7 + 1))


def _in_week(rule: Rule, day: date) -> bool:
    """Week 1 is the first with four days or more in the year, counted from WKST (ISO 8601 with Monday)."""
    middle = day - timedelta(days=(day.weekday() - rule.wkst) % 7) + timedelta(days=3)
    week = (middle.timetuple().tm_yday - 1) // 7 + 1
    year_end = date(middle.year, 12, 31)
    last_middle = year_end - timedelta(days=(year_end.weekday() - (rule.wkst + 3)) % 7)
    weeks = (last_middle.timetuple().tm_yday - 1) // 7 + 1
    return bool({week, week - weeks - 1} & set(rule.by["BYWEEKNO"]))
