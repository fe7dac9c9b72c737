"""Dates and times as Dutch people write them."""

import re
from collections.abc import Iterable
from datetime import date, time

from schuifaan.recurrence.words import month_number, plain, weekday_number

DAY_FIRST, MONTH_FIRST = "d-m", "m-d"

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]\d{1,2}:\d{2}.*)?")
_YEAR_FIRST = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})|(20\d{2})(\d{2})(\d{2})")
# Sheets whose cells hold a moment write it out behind the date.
_TIME_BEHIND = re.compile(r" \d{1,2}:\d{2}(?::\d{2})?(?: uur)?$")
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})")
_WORDS = re.compile(r"(\d{1,2})\.? ([a-z]+\.?) (\d{4})")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h,](\d{2}))?(?::\d{2}(?:\.\d+)?)?")
_BARE_CLOCK = re.compile(r"(\d{1,2})(\d{2})")
_PARTS_OF_DAY = ("ochtends", "morgens", "middags", "avonds")
_HOURS = {
    "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7,
    "acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12,
}  # fmt: skip
# Said without a part of day, an activity at "half acht" can be either: nobody means 2 or 5 in the morning,
# while eight, nine, ten and eleven are as likely in the morning. So only 12 and the small hours are moved.
_EARLIEST_SPOKEN_HOUR = 8


def parse_date(text: str, order: str = DAY_FIRST) -> date | None:
    """The date `text` writes (`2026-12-06`, `6-12-2026`, `6/12/26`, `zo 6 december 2026`), or None.

    `order` says what comes first in a date of three numbers, and is never guessed per date.
    """
    words = plain(text).rstrip(".").replace(",", " ").split()
    if words and weekday_number(words[0]) is not None:
        words = words[1:]
    text = " ".join(words)
    if match := _ISO.fullmatch(text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    text = _TIME_BEHIND.sub("", text)
    if match := _YEAR_FIRST.fullmatch(text):
        return _date(*(int(part) for part in match.groups() if part))
    if match := _WORDS.fullmatch(text):
        named = month_number(match[2])
        return _date(int(match[3]), named, int(match[1])) if named else None
    if match := _NUMBERS.fullmatch(text):
        day, month = (match[1], match[2]) if order == DAY_FIRST else (match[2], match[1])
        year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
        return _date(year, int(month), int(day))
    return None


def is_ambiguous(text: str) -> bool:
    """Whether day and month of a date of three numbers could change places and still be another date."""
    match = _NUMBERS.fullmatch(_TIME_BEHIND.sub("", " ".join(plain(text).split())))
    return (
        bool(match) and int(match[1]) <= 12 and int(match[2]) <= 12 and match[1] != match[2]
        if match
        else False
    )


def order_in(texts: Iterable[str], order: str | None) -> tuple[str | None, str]:
    """The order of the dates in a column, and the date that proves it; `order` where none does, or two disagree.

    A number above 12 is a day.
    """
    proofs: dict[str, str] = {}
    for text in texts:
        match = _NUMBERS.fullmatch(_TIME_BEHIND.sub("", " ".join(plain(text).split())))
        if match and (int(match[1]) > 12) != (int(match[2]) > 12):
            proofs.setdefault(DAY_FIRST if int(match[1]) > 12 else MONTH_FIRST, text.strip())
    return next(iter(proofs.items())) if len(proofs) == 1 else (order, "")


def time_range(text: str) -> tuple[str, str] | None:
    """The two halves of `10.00 - 12:00` or `10.00 tot 12.00 uur`, or None when it is no range."""
    parts = re.split(r"\s*(?:-|–|—|\btot\b|\bt/m\b)\s*", plain(text).removeprefix("van "), maxsplit=1)
    return (parts[0], parts[1]) if len(parts) == 2 and all(parts) else None


def parse_time(text: str) -> time | None:
    """The time `text` writes (`9.30`, `9:30`, `0930`, `19.30 uur`, `half tien`, `kwart over 2`), or None."""
    text = plain(text)
    part_of_day = next((name for name in _PARTS_OF_DAY if text.endswith(name)), "")
    text = re.sub(r"\s*('?s )?$", "", text.removesuffix(part_of_day))
    text = re.sub(r"\s*(uur|u\.|u|h)$", "", text).strip()
    if match := _CLOCK.fullmatch(text) or _BARE_CLOCK.fullmatch(text):
        return _time(int(match[1]), int(match[2] or 0), part_of_day)
    return _spoken(text.split(), part_of_day)


def _spoken(words: list[str], part_of_day: str) -> time | None:
    match words:
        case ["half", hour] if (h := _hour(hour)) is not None:
            minutes = h * 60 - 30
        case ["kwart", "over", hour] if (h := _hour(hour)) is not None:
            minutes = h * 60 + 15
        case ["kwart", "voor", hour] if (h := _hour(hour)) is not None:
            minutes = h * 60 - 15
        case [hour] if hour in _HOURS:
            minutes = _HOURS[hour] * 60
        case _:
            return None
    if part_of_day in ("middags", "avonds") or (
        not part_of_day and minutes < _EARLIEST_SPOKEN_HOUR * 60 - 30
    ):
        minutes = minutes + 12 * 60 if minutes < 12 * 60 else minutes
    return time(minutes // 60 % 24, minutes % 60)


def _hour(word: str) -> int | None:
    if word.isdecimal() and 1 <= int(word) <= 12:
        return int(word)
    return _HOURS.get(word)


def _time(hour: int, minute: int, part_of_day: str) -> time | None:
    if part_of_day in ("middags", "avonds") and hour < 12:
        hour += 12
    return time(hour % 24, minute) if hour <= 24 and minute <= 59 and (hour < 24 or minute == 0) else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
