"""schema.org's Schedule: "every week on Wednesday at seven" as a series of ours."""

import re
from datetime import datetime, time, timedelta
from typing import Any

from schuifaan.feeds.ical.values import read_duration
from schuifaan.feeds.ical.zones import AMSTERDAM, known_zone
from schuifaan.feeds.json_text import many, text_of
from schuifaan.feeds.moments import read_when
from schuifaan.feeds.schema_org.types import local_name
from schuifaan.recurrence import RuleError, Series, first_by_rule, parse_rule
from schuifaan.recurrence.rules import LONGEST_LIST

_EVERY = re.compile(r"P(\d{1,3})([DWMY])")
_FREQUENCY = {"D": "DAILY", "W": "WEEKLY", "M": "MONTHLY", "Y": "YEARLY"}
_WORDS = {
    "daily": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
}
_DAYS = {
    "monday": "MO", "tuesday": "TU", "wednesday": "WE", "thursday": "TH", "friday": "FR",
    "saturday": "SA", "sunday": "SU",
}  # fmt: skip
_CLOCK = re.compile(r"T?(\d{1,2}):(\d{2})(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?")


def series_of_schedule(schedule: dict[str, Any]) -> Series | None:
    """The series, in the schedule's own zone; None when it does not say from when or how often it is."""
    first = read_when(text_of(schedule.get("startDate")))
    rule = _rule(schedule)
    if first is None or rule is None:
        return None
    begin = _clock(schedule.get("startTime"))
    if begin is None and not first.is_date:
        begin = first.wall.time()
    zone = known_zone(text_of(schedule.get("scheduleTimezone"))[:200]) or AMSTERDAM
    start = datetime.combine(first.wall, begin or time.min)
    try:
        parse_rule(rule)
        start = first_by_rule(rule, start) or start
    except RuleError:
        return None
    exceptions = (read_when(text_of(it)) for it in many(schedule.get("exceptDate"))[:400])
    return Series(
        start=start,
        minutes=24 * 60 if begin is None else _minutes(schedule, begin),
        all_day=begin is None,
        rrule=rule,
        exdates=tuple(sorted({datetime.combine(it.wall, time.min) for it in exceptions if it})),
        zone=AMSTERDAM if begin is None else zone,
    )


def _rule(schedule: dict[str, Any]) -> str | None:
    frequency = text_of(schedule.get("repeatFrequency"))
    match = _EVERY.fullmatch(_WORDS.get(local_name(frequency).casefold(), frequency).upper())
    if not match:
        return None
    parts = [f"FREQ={_FREQUENCY[match[2]]}", f"INTERVAL={int(match[1])}"]
    days = [
        _DAYS[name]
        for it in many(schedule.get("byDay"))
        if (name := local_name(text_of(it)).casefold()) in _DAYS
    ]
    weeks = [str(it) for it in _numbers(schedule.get("byMonthWeek"))] if match[2] == "M" else []
    if days:
        parts.append("BYDAY=" + ",".join(week + day for week in weeks or [""] for day in dict.fromkeys(days)))
    for name, part in (("byMonth", "BYMONTH"), ("byMonthDay", "BYMONTHDAY")):
        if numbers := _numbers(schedule.get(name)):
            parts.append(f"{part}={','.join(map(str, numbers))}")
    last = read_when(text_of(schedule.get("endDate")))
    count = text_of(schedule.get("repeatCount"))
    if last:
        parts.append(f"UNTIL={last.wall:%Y%m%d}" if last.is_date else f"UNTIL={last.wall:%Y%m%dT%H%M%S}")
    elif count.isascii() and count.isdigit():
        parts.append(f"COUNT={count}")
    return ";".join(parts)


def _numbers(value: Any) -> list[int]:
    texts = (text_of(it) for it in many(value)[:LONGEST_LIST])
    return [int(text) for text in texts if re.fullmatch(r"-?[0-9]{1,3}", text)]


def _clock(value: Any) -> time | None:
    match = _CLOCK.fullmatch(text_of(value))
    return time(int(match[1]), int(match[2])) if match and int(match[1]) < 24 and int(match[2]) < 60 else None


def _minutes(schedule: dict[str, Any], begin: time) -> int | None:
    end = _clock(schedule.get("endTime"))
    if end is None:
        length = read_duration(text_of(schedule.get("duration")))
        return int(length / timedelta(minutes=1)) or None if length else None
    minutes = (end.hour - begin.hour) * 60 + end.minute - begin.minute
    return minutes if minutes > 0 else minutes + 24 * 60 if end != begin else None
