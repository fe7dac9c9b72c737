"""Dates with a number in them, and stretches between two of them."""

from collections.abc import Sequence
from datetime import date

from zoekindex.understanding.lexicon import MONTH_OF, WEEKDAY_OF
from zoekindex.understanding.spans import NOTHING, Reading, between, first_of_next_month, on, word_at
from zoekindex.understanding.tokens import Token

YEARS_AHEAD = 9
"""29 February may be that far away."""
_MONTHS_AHEAD = 3
"""Of three months on end at least one has a 31st that is still to come."""


def date_at(tokens: Sequence[Token], today: date) -> Reading:
    """A date, or with "vanaf" or "tot" before it one end of a period, or a stretch: "3 tot 5 december"."""
    if word_at(tokens, 0) in {"vanaf", "van", "from"}:
        used, start = one_date(tokens[1:], today)
        until, last = _until(tokens[1 + used :], today)
        if used and start:
            ends = between(start, last) if last and last >= start else (("van", start.isoformat()),)
            return 1 + used + until, ends
    until, last = _until(tokens, today)
    if last:
        return until, (("tot", last.isoformat()),)
    used, day = one_date(tokens, today)
    if day:
        return used, (on(day),)
    number = tokens[0].number if tokens else None
    until, last = _until(tokens[1:], today)
    if number and last and 1 <= number < last.day:
        return 1 + until, between(last.replace(day=number), last)
    return _bare_day(tokens, today)


def one_date(tokens: Sequence[Token], today: date) -> tuple[int, date | None]:
    """`3 december`, `3 dec 2026`, `3-12`, `3/12/2026`, `2026-12-03`; without a year the coming one."""
    if len(tokens) < 2 or (first := tokens[0].number) is None:
        return 0, None
    second, third = tokens[1].number, tokens[2].number if len(tokens) > 2 else None
    if tokens[1].word in MONTH_OF:
        if third and third > 1999:
            return _made(3, third, MONTH_OF[tokens[1].word], first)
        return coming(2, MONTH_OF[tokens[1].word], first, today)
    if second is None or tokens[1].gap not in {"-", "/"}:
        return 0, None
    if third and tokens[2].gap == tokens[1].gap:
        year, day = (first, third) if first > 31 else (third if third > 99 else 2000 + third, first)
        return _made(3, year, second, day)
    return coming(2, second, first, today)


def coming(used: int, month: int, day: int, today: date) -> tuple[int, date | None]:
    """The coming date of that day and month; `used` is handed back when there is one."""
    for year in range(today.year, min(today.year + YEARS_AHEAD, date.max.year)):
        _, found = _made(used, year, month, day)
        if found and found >= today:
            return used, found
    return 0, None


def _bare_day(tokens: Sequence[Token], today: date) -> Reading:
    """`de 25e`: the coming day of that number. "De 25" is no date, and "de 2e donderdag" is another one."""
    number = tokens[1].number if word_at(tokens, 0) == "de" and len(tokens) > 1 else None
    if number is None or tokens[1].word.isdigit() or word_at(tokens, 2) in WEEKDAY_OF:
        return NOTHING
    month = today.replace(day=1)
    for _ in range(_MONTHS_AHEAD if 1 <= number <= 31 else 0):
        _, day = _made(2, month.year, month.month, number)
        if day and day >= today:
            return 2, (on(day),)
        month = first_of_next_month(month)
    return NOTHING


def _until(tokens: Sequence[Token], today: date) -> tuple[int, date | None]:
    words = tuple(token.word for token in tokens[:3])
    for before in (("tot", "en", "met"), ("t", "m"), ("tm",), ("tot",), ("until",)):
        if words[: len(before)] == before:
            used, day = one_date(tokens[len(before) :], today)
            return (len(before) + used, day) if day else (0, None)
    return 0, None


def _made(used: int, year: int, month: int, day: int) -> tuple[int, date | None]:
    try:
        return used, date(year, month, day)
    except ValueError:
        return 0, None
