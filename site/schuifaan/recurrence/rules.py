"""RFC 5545 recurrence rules, read and checked before anything expands them.

Published calendars hold rules that never end an expander's work (INTERVAL=0, the thirtieth of February, every
second of a century). Whatever `parse_rule` returns can be expanded in bounded time.
"""

import re
from calendar import MONDAY
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time
from itertools import product
from zoneinfo import ZoneInfo

# Years outside these are typing errors in every calendar of activities we have seen.
FIRST_YEAR, LAST_YEAR = 1970, 2100
# RFC 5545 allows 366 values in a list; real calendars stay under 40, and more is only ever an attack.
LONGEST_LIST = 60
LARGEST_INTERVAL = 1000
LARGEST_COUNT = 100_000

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY")
_TOO_OFTEN = ("MINUTELY", "SECONDLY")
_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_UNTIL = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?", re.ASCII)
_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class RuleError(ValueError):
    """A rule we do not expand; `code` is one of the stable problem codes of the feed report."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code = code


@dataclass(frozen=True, slots=True)
class Rule:
    """A checked rule. `byday` holds (ordinal or 0, weekday with Monday 0)."""

    freq: str
    interval: int = 1
    count: int | None = None
    until: datetime | None = None
    """Last moment a date may start, wall time, inclusive."""
    wkst: int = MONDAY
    byday: tuple[tuple[int, int], ...] = ()
    by: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """The other BYxxx lists by name (`BYMONTH`, `BYMONTHDAY`, ...), only those that were given."""


_RANGES = {
    "BYMONTH": (1, 12, False),
    "BYMONTHDAY": (1, 31, True),
    "BYYEARDAY": (1, 366, True),
    "BYWEEKNO": (1, 53, True),
    "BYHOUR": (0, 23, False),
    "BYMINUTE": (0, 59, False),
    "BYSECOND": (0, 59, False),
    "BYSETPOS": (1, 366, True),
}


def parse_rule(text: str) -> Rule:
    """The rule `text` states (without `RRULE:`).

    Raises RuleError with code `herhaling_te_vaak` for rules finer than an hour, `herhaling_onmogelijk` for
    rules without a single date, and `herhaling_ongeldig` for everything that is no rule.
    """
    parts = _parts(text)
    freq = parts.pop("FREQ", "")
    if freq in _TOO_OFTEN:
        raise RuleError("herhaling_te_vaak", f"{freq} is finer than an activity can be")
    if freq not in _FREQUENCIES:
        raise RuleError("herhaling_ongeldig", f"unknown FREQ {freq!r}")
    interval = _number(parts.pop("INTERVAL", "1"), "INTERVAL", 1, LARGEST_INTERVAL)
    count = _number(parts.pop("COUNT"), "COUNT", 1, LARGEST_COUNT) if "COUNT" in parts else None
    until = _until(parts.pop("UNTIL")) if parts.get("UNTIL") else None
    wkst = parts.pop("WKST", "MO")
    if wkst not in WEEKDAYS:
        raise RuleError("herhaling_ongeldig", f"unknown WKST {wkst!r}")
    byday = tuple(_weekday(value) for value in _values(parts.pop("BYDAY", ""), "BYDAY"))
    by = {name: _numbers(value, name) for name, value in parts.items()}
    if freq == "HOURLY" and count is None and until is None:
        raise RuleError("herhaling_te_vaak", "every hour without an end")
    if freq in ("WEEKLY", "DAILY", "HOURLY"):  # an ordinal means nothing within a week; RFC 5545 3.3.10
        byday = tuple((0, weekday) for _, weekday in byday)
    _refuse_impossible(freq, by, byday)
    return Rule(freq, interval, count, until, WEEKDAYS.index(wkst), byday, by)


def until_in_wall_time(text: str, zone: ZoneInfo, floating_is_utc: bool = False) -> str:
    """The same rule with a UTC `UNTIL` rewritten to the wall time of `zone`.

    Beside a start with a zone RFC 5545 allows UNTIL only in UTC; there a `Z` that was left out is meant.
    """

    def rewrite(match: re.Match[str]) -> str:
        try:
            moment = datetime.strptime(f"{match[1]}Z", "%Y%m%dT%H%M%S%z")
        except ValueError:
            return match[0]
        try:
            return f"UNTIL={moment.astimezone(zone):%Y%m%dT%H%M%S}"
        except OverflowError:  # at the end of time, as programs write "for ever"
            return f"UNTIL={match[1]}"

    mark = "Z?" if floating_is_utc else "Z"
    return re.sub(rf"UNTIL=(\d{{8}}T\d{{6}}){mark}", rewrite, text, flags=re.IGNORECASE)


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in text.strip().rstrip(";").split(";"):
        name, equals, value = part.partition("=")
        name = name.strip().upper()
        if (
            not equals
            or name in parts
            or name not in {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", *_RANGES}
        ):
            raise RuleError("herhaling_ongeldig", f"cannot read the part {part[:40]!r}")
        parts[name] = value.strip().upper()
    return parts


def _number(text: str, name: str, least: int, most: int) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
        raise RuleError("herhaling_ongeldig", f"{name} must be {least} to {most}, not {text[:20]!r}")
    return int(text)


def _values(text: str, name: str) -> list[str]:
    values = [value.strip() for value in text.split(",") if value.strip()]
    if len(values) > LONGEST_LIST:
        raise RuleError("herhaling_te_vaak", f"{name} lists more than {LONGEST_LIST} values")
    return values


def _numbers(text: str, name: str) -> tuple[int, ...]:
    least, most, negative = _RANGES[name]
    numbers = []
    for value in _values(text, name):
        if not re.fullmatch(r"[+-]?[0-9]{1,3}", value):
            raise RuleError("herhaling_ongeldig", f"{name} cannot be {value[:20]!r}")
        number = int(value)
        if not least <= (abs(number) if negative else number) <= most:
            raise RuleError("herhaling_ongeldig", f"{name} cannot be {number}")
        numbers.append(number)
    if not numbers:
        raise RuleError("herhaling_ongeldig", f"{name} is empty")
    return tuple(sorted(set(numbers)))


def _weekday(text: str) -> tuple[int, int]:
    match = _DAY.fullmatch(text)
    if not match or (match[1] and not 1 <= abs(int(match[1])) <= 53):
        raise RuleError("herhaling_ongeldig", f"BYDAY cannot be {text[:20]!r}")
    return int(match[1] or 0), WEEKDAYS.index(match[2])


def _until(text: str) -> datetime:
    match = _UNTIL.fullmatch(text)
    try:
        if not match:
            raise ValueError
        day = datetime(int(match[1]), int(match[2]), int(match[3]))
        moment = time(int(match[4]), int(match[5]), int(match[6] or 0)) if match[4] else time(23, 59, 59)
    except ValueError:
        raise RuleError("herhaling_ongeldig", f"UNTIL cannot be {text[:20]!r}") from None
    # A late year only says "for ever", which is how such a rule is treated anyway.
    return datetime.combine(day, moment)


def _refuse_impossible(freq: str, by: dict[str, tuple[int, ...]], byday: Iterable[tuple[int, int]]) -> None:
    days, months = by.get("BYMONTHDAY"), by.get("BYMONTH")
    if (
        days
        and months
        and not any(abs(day) <= _LONGEST_MONTH[month - 1] for month, day in product(months, days))
    ):
        raise RuleError("herhaling_onmogelijk", "no such day in that month")
    if "BYWEEKNO" in by and freq != "YEARLY":
        raise RuleError("herhaling_ongeldig", "BYWEEKNO belongs to FREQ=YEARLY")
    if freq == "MONTHLY" and _byday_beyond_month(byday):
        raise RuleError("herhaling_onmogelijk", "no month has six of one weekday")


def _byday_beyond_month(byday: Iterable[tuple[int, int]]) -> bool:
    """Whether every weekday asked for has an ordinal no month reaches."""
    ordinals = [abs(ordinal) for ordinal, _ in byday]
    return bool(ordinals) and min(ordinals) > 5
