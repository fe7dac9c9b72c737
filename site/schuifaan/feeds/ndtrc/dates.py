"""The calendar of an NDTRC item: single days, patterns, and the exceptions to them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from schuifaan.feeds.json_text import many, text_of
from schuifaan.feeds.moments import CANCELLED, FULL, GOES_ON, MOVED, Span, read_when
from schuifaan.recurrence import RuleError, parse_rule
from schuifaan.recurrence.periods import rule_dates

Row = dict[str, Any]

# 1 is Sunday and 7 Saturday.
_DAYS = {1: "SU", 2: "MO", 3: "TU", 4: "WE", 5: "TH", 6: "FR", 7: "SA"}
_LAST_WEEK = 5
_FREQUENCIES = {"da": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_STATUSES = {"cancelled": CANCELLED, "soldout": FULL, "movedto": MOVED}
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")
_MIDNIGHT = re.compile(r"24:00(?::00)?")
_DUTCH_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
MOST_DATES = 1000
# A pattern without an end is a habit: a year and a half of it is enough to know.
_HABIT = timedelta(days=550)


@dataclass(slots=True)
class Dates:
    """The days of an item. `unread` counts days, hours and patterns we do not understand, or that are too many."""

    spans: list[Span] = field(default_factory=list)
    unread: int = 0
    without_end: bool = False
    """Of some hours only the beginning can be read."""


def dates_of(calendar: Row) -> Dates:
    """Every date of the calendar; on request and always open are no dates."""
    found = Dates()
    for single in _objects(calendar.get("singleDates")):
        day = day_of(single.get("date"))
        if day:
            found.spans += _on(day, _whens(single))
        else:
            found.unread += 1
    for pattern in _objects(calendar.get("patternDates")):
        if len(found.spans) > MOST_DATES:
            break
        spans = list(_pattern(pattern))
        found.spans += spans
        found.unread += not spans or _says_no_last_day(pattern)
    for opened in _objects(calendar.get("opens")):
        if day := day_of(opened.get("date")):
            found.spans += _on(day, _whens(opened))
    hours = list(islice(_hours(calendar), MOST_DATES))
    found.unread += sum(map(_says_no_hour, hours))
    found.without_end = any(map(_says_no_end, hours))
    found.unread += len(found.spans) > MOST_DATES
    closed = set(_days(calendar, "closeds"))
    found.spans = [it for it in found.spans if it.start.date() not in closed]
    marks = dict.fromkeys(_days(calendar, "cancelleds"), CANCELLED)
    marks = dict.fromkeys(_days(calendar, "soldouts"), FULL) | marks
    found.spans = [
        replace(it, status=marks.get(it.start.date(), it.status)) for it in found.spans[:MOST_DATES]
    ]
    whole = (
        CANCELLED if calendar.get("cancelled") is True else FULL if calendar.get("soldout") is True else ""
    )
    if whole:
        found.spans = [replace(it, status=whole) for it in found.spans]
    return found


def day_of(value: Any) -> date | None:
    """The day of `31/12/2026` or of an ISO date."""
    text = text_of(value)
    if match := _DUTCH_DAY.fullmatch(text[:10]):
        text = f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    when = read_when(text)
    return when.wall.date() if when else None


def _objects(value: Any) -> list[Row]:
    return [it for it in many(value)[:MOST_DATES] if isinstance(it, dict)]


def _whens(day: Row) -> list[Row]:
    return _objects(day.get("when") or day.get("whens"))


def _hours(calendar: Row) -> Iterator[Row]:
    """All hours there are in it, of whichever day."""
    openings = (
        it for pattern in _objects(calendar.get("patternDates")) for it in _objects(pattern.get("opens"))
    )
    for day in (*_objects(calendar.get("singleDates")), *_objects(calendar.get("opens")), *openings):
        yield from _whens(day)


def _days(calendar: Row, name: str) -> Iterator[date]:
    for it in _objects(calendar.get(name)):
        if day := day_of(it.get("date")):
            yield day


def _on(day: date, whens: list[Row]) -> list[Span]:
    """The slots of one day; a day without any is a whole day."""
    return [_slot(day, when) for when in whens] or [Span(datetime.combine(day, time.min), 24 * 60, True)]


def _slot(day: date, when: Row) -> Span:
    status = _STATUSES.get(text_of(when.get("status")), GOES_ON)
    begin, end = _clock(when.get("timestart")), _end_of(when)
    if begin is None:
        return Span(datetime.combine(day, time.min), 24 * 60, True, status)
    minutes = (end.hour - begin.hour) * 60 + end.minute - begin.minute if end else 0
    if minutes < 0:
        minutes += 24 * 60
    return Span(datetime.combine(day, begin), minutes or None, False, status)


def _end_of(when: Row) -> time | None:
    return time.min if _MIDNIGHT.fullmatch(text_of(when.get("timeend"))) else _clock(when.get("timeend"))


def _says_no_end(when: Row) -> bool:
    said = text_of(when.get("timestart")), text_of(when.get("timeend"))
    return all(said) and _clock(said[0]) is not None and _end_of(when) is None


def _says_no_last_day(pattern: Row) -> bool:
    return bool(text_of(pattern.get("enddate"))) and day_of(pattern.get("enddate")) is None


def _says_no_hour(when: Row) -> bool:
    return bool(text_of(when.get("timestart"))) and _clock(when.get("timestart")) is None


def _clock(value: Any) -> time | None:
    match = _CLOCK.fullmatch(text_of(value))
    return time(int(match[1]), int(match[2])) if match and int(match[1]) < 24 and int(match[2]) < 60 else None


def _pattern(pattern: Row) -> Iterator[Span]:
    """`recurrence` is the interval, `occurrence` how often it repeats."""
    first, last = day_of(pattern.get("startdate")), day_of(pattern.get("enddate"))
    if first is None:
        return
    kind = text_of(pattern.get("recurrencyType") or pattern.get("type")).casefold()
    start = datetime.combine(first, time.min)
    for opening in _objects(pattern.get("opens")) or [{}]:
        rule = _rule(kind, pattern, opening)
        try:
            parsed = parse_rule(rule)
        except RuleError:
            continue
        until = datetime.combine(last, time.max) if last else start + _HABIT
        for moment in islice(rule_dates(parsed, start, start, until), MOST_DATES):
            yield from _on(moment.date(), _whens(opening))


def _rule(kind: str, pattern: Row, opening: Row) -> str:
    day, week = _DAYS.get(_number(opening.get("day"))), _number(opening.get("weeknumber"))
    parts = [f"FREQ={next((name for word, name in _FREQUENCIES.items() if kind.startswith(word)), '')}"]
    if interval := _number(pattern.get("recurrence")):
        parts.append(f"INTERVAL={interval}")
    if count := _number(pattern.get("occurrence")):
        parts.append(f"COUNT={count}")
    if day:
        parts.append(f"BYDAY={(-1 if week >= _LAST_WEEK else week) or ''}{day}")
    elif number := _number(opening.get("daynumber")):
        parts.append(f"BYMONTHDAY={number}")
    if kind.startswith("year") and (month := _number(opening.get("month"))):
        parts.append(f"BYMONTH={month}")
    return ";".join(parts)


def _number(value: Any) -> int:
    text = text_of(value)
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text) else 0
