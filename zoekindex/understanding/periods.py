"""Weeks, weekends, months and parts of them, and what lies so many weeks ahead."""

from collections.abc import Sequence
from datetime import date, timedelta

from zoekindex.understanding.days import weekday_at
from zoekindex.understanding.lexicon import MONTH_OF, WHOLE_MONTHS
from zoekindex.understanding.spans import (
    COMING,
    DAYS,
    MONTHS,
    NEXT,
    NOTHING,
    THIS,
    WEEK,
    WEEKS,
    Reading,
    ahead,
    between,
    first_of_coming,
    first_of_next_month,
    monday_of,
    number_at,
    on,
    word_at,
)
from zoekindex.understanding.tokens import Token

WEEKEND = frozenset({"weekend", "weekeinde", "weekends", "weekenden", "wochenende"})
_SATURDAY, _SUNDAY = 5, 6
_PARTS_OF_MONTH = {
    **dict.fromkeys(("begin", "start"), (1, 10)),
    **dict.fromkeys(("half", "halverwege", "midden", "medio"), (11, 20)),
    **dict.fromkeys(("eind", "einde", "end", "ende"), (21, 31)),
}
"""First and last day; the last one of the month at most."""


def period_at(tokens: Sequence[Token], today: date) -> Reading:
    """What the first words say about a stretch of days."""
    readings = (read(tokens, today) for read in (_named, _in_so_long, _so_long, _month, _part_of_month))
    return max(readings, key=lambda reading: reading[0])


def _named(tokens: Sequence[Token], today: date) -> Reading:
    which, what = word_at(tokens, 0), word_at(tokens, 1)
    monday = monday_of(today)
    if what in WEEK and which in THIS:
        return 2, between(today, monday + timedelta(_SUNDAY))
    if what in WEEK and which in NEXT | COMING:
        used, weekday, part = weekday_at(tokens[2:])
        if used:
            return 2 + used, (on(monday + timedelta(7 + weekday)), *part)
        return 2, between(monday + timedelta(7), monday + timedelta(7 + _SUNDAY))
    if what in WEEKEND and which in NEXT:
        return 2, (on(monday + timedelta(7 + _SATURDAY)), on(monday + timedelta(7 + _SUNDAY)))
    if what in WEEKEND and which in THIS | COMING:
        return 2, (("dag", "weekend"),)
    if which in WEEKEND:
        return 1, (("dag", "weekend"),)
    if what in MONTHS and which in THIS:
        return 2, between(today, first_of_next_month(today) - timedelta(1))
    if what in MONTHS and which in NEXT | COMING:
        first = first_of_next_month(today)
        return 2, between(first, first_of_next_month(first) - timedelta(1))
    if what in DAYS and which in THIS | COMING | NEXT:
        return 2, between(today, today + timedelta(6))
    return NOTHING


def _in_so_long(tokens: Sequence[Token], today: date) -> Reading:
    """`over twee weken` is that week, `over drie dagen` that day, `over een maand` the week around it."""
    number, what = number_at(tokens, 1), word_at(tokens, 2)
    if word_at(tokens, 0) not in {"over", "in"} or not number:
        return NOTHING
    if what in DAYS and word_at(tokens, 0) == "over":
        return 3, (ahead(number, today),)
    if what in WEEKS or what in MONTHS:
        days = number * (7 if what in WEEKS else 30)
        monday = monday_of(today + timedelta(days))
        return 3, between(monday, monday + timedelta(_SUNDAY))
    return NOTHING


def _so_long(tokens: Sequence[Token], today: date) -> Reading:
    """`de komende twee weken`."""
    number, what = number_at(tokens, 1), word_at(tokens, 2)
    if word_at(tokens, 0) not in COMING | NEXT or not number or what not in WEEKS | DAYS | MONTHS:
        return NOTHING
    days = number * (7 if what in WEEKS else 30 if what in MONTHS else 1)
    return 3, between(today, today + timedelta(days))


def _month(tokens: Sequence[Token], today: date) -> Reading:
    """`december`, `in mei`: what is left of the coming one."""
    whole = 1 if word_at(tokens, 0) in {"in", "im"} and word_at(tokens, 1) in MONTH_OF else 0
    if not (whole or word_at(tokens, 0) in WHOLE_MONTHS) or word_at(tokens, whole) not in MONTH_OF:
        return NOTHING
    start = first_of_coming(MONTH_OF[word_at(tokens, whole)], today)
    return whole + 1, between(max(start, today), first_of_next_month(start) - timedelta(1))


def _part_of_month(tokens: Sequence[Token], today: date) -> Reading:
    """`eind december`, `begin van de maand`, `eind volgende maand`."""
    if word_at(tokens, 0) not in _PARTS_OF_MONTH:
        return NOTHING
    used = 1
    while word_at(tokens, used) in {"van", "de", "of", "the"} and used < 3:
        used += 1
    if word_at(tokens, used) in MONTH_OF:
        start = first_of_coming(MONTH_OF[word_at(tokens, used)], today)
    elif word_at(tokens, used) in MONTHS:
        start = today.replace(day=1)
    elif word_at(tokens, used) in THIS | NEXT | COMING and word_at(tokens, used + 1) in MONTHS:
        start = today.replace(day=1) if word_at(tokens, used) in THIS else first_of_next_month(today)
        used += 1
    else:
        return NOTHING
    first, last = _PARTS_OF_MONTH[word_at(tokens, 0)]
    end = min(start + timedelta(last - 1), first_of_next_month(start) - timedelta(1))
    begin = max(start.replace(day=first), today)
    return (used + 1, between(begin, end)) if begin <= end else NOTHING
