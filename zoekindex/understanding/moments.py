"""Days, dates and parts of the day in words."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from zoekindex.understanding.gazetteer import Choice
from zoekindex.understanding.lexicon import (
    BEFORE_DAYPART,
    DAYPART_OF,
    MONTH_OF,
    SHORT_WEEKDAY_OF,
    SURE_DAYPARTS,
    WEEKDAY_OF,
    WEEKDAYS,
    WHOLE_MONTHS,
)
from zoekindex.understanding.spelling import closest
from zoekindex.understanding.tokens import Token

Reading = tuple[int, tuple[Choice, ...]]
"""How many words were used, and what they say."""
NOTHING: Reading = (0, ())

MISSPELT = 7
"""Letters a name of a day must have before a slip in it is forgiven."""

_PARTS = sorted(DAYPART_OF, key=len, reverse=True)
_GLUED = re.compile(
    rf"({'|'.join(sorted((*WEEKDAY_OF, 'overmorgen', 'morgen'), key=len, reverse=True))})({'|'.join(_PARTS)})"
)
_TODAY = {
    **dict.fromkeys(("vandaag", "today", "heute", "nu"), ""),
    **dict.fromkeys(("vanochtend", "vanmorgen"), "ochtend"),
    "vanmiddag": "middag",
    **dict.fromkeys(("vanavond", "tonight"), "avond"),
}
_TOMORROW = {"morgen": 1, "tomorrow": 1, "overmorgen": 2, "ubermorgen": 2}
_WEEKEND = frozenset({"weekend", "weekeinde", "weekends", "wochenende"})
_THIS = frozenset({"deze", "dit", "this", "diese", "dieses"})
_COMING = frozenset({"komende", "komend", "aankomende", "aanstaande", "eerstvolgende", "coming"})
_NEXT = frozenset({"volgende", "volgend", "next", "nachste"})
_WEEK = frozenset({"week", "woche"})
_MONTH = frozenset({"maand", "month", "monat"})
_SPELT = (*WEEKDAYS, *(f"{day}{part}" for day in WEEKDAYS for part in ("ochtend", "middag", "avond")))
_TODAY_SPELT = ("vandaag", "vanmiddag", "vanavond", "vanochtend", "overmorgen", "weekend", "morgenavond")


def moment_at(tokens: Sequence[Token], today: date) -> Reading:
    """What the first of `tokens` and those after it say about time; no words used when they say nothing."""
    readings = (read(tokens, today) for read in (_week_or_month, _weekday, _near, _date, _clock, _daypart))
    return max(readings, key=lambda reading: reading[0])


def mended(word: str) -> str | None:
    """The name of a day that `word` must be a misspelling of, if any."""
    return closest(word, (*_SPELT, *_TODAY_SPELT), MISSPELT)


def _word(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].word if place < len(tokens) else ""


def _week_or_month(tokens: Sequence[Token], today: date) -> Reading:
    which, what = _word(tokens, 0), _word(tokens, 1)
    monday = today - timedelta(today.weekday())
    if what in _WEEK and which in _THIS:
        return 2, _between(today, monday + timedelta(6))
    if what in _WEEK and which in _NEXT | _COMING:
        used, weekday, part = _weekday_and_part(tokens[2:])
        if used:
            return 2 + used, (_on(monday + timedelta(7 + weekday)), *part)
        return 2, _between(monday + timedelta(7), monday + timedelta(13))
    if what in _WEEKEND and which in _NEXT:
        return 2, (_on(monday + timedelta(12)), _on(monday + timedelta(13)))
    if what in _MONTH and which in _THIS:
        return 2, _between(today, _first_of_next(today) - timedelta(1))
    if what in _MONTH and which in _NEXT | _COMING:
        first = _first_of_next(today)
        return 2, _between(first, _first_of_next(first) - timedelta(1))
    if what in {"dagen", "days", "tage"} and which in _THIS | _COMING | _NEXT:
        return 2, _between(today, today + timedelta(6))
    return NOTHING


def _weekday(tokens: Sequence[Token], today: date) -> Reading:
    which = _word(tokens, 0)
    before = 1 if which in _THIS | _COMING | _NEXT else 0
    if (which, _word(tokens, 1)) == ("a", "s"):
        before = 2
    used, weekday, part = _weekday_and_part(tokens[before:])
    if not used:
        return NOTHING
    used += before
    monday = today - timedelta(today.weekday())
    after, follows = _word(tokens, used), _word(tokens, used + 1)
    dated, day = _date(tokens[used:], today)
    if dated:
        return used + dated, (*day, *part)
    if which in _NEXT or (after in _NEXT and follows in _WEEK):
        return used + (0 if which in _NEXT else 2), (_on(monday + timedelta(7 + weekday)), *part)
    if after in _THIS and follows in _WEEK:
        return used + 2, (_on(monday + timedelta(weekday)), *part)
    if before:
        ahead = (weekday - today.weekday()) % 7
        return used, (_on(today + timedelta(ahead or (0 if which in _THIS else 7))), *part)
    return used, (("dag", WEEKDAYS[weekday]), *part)


def _weekday_and_part(tokens: Sequence[Token]) -> tuple[int, int, tuple[Choice, ...]]:
    """Words used, the number of the weekday, and the part of the day when one stands with it."""
    word = _word(tokens, 0)
    glued = _GLUED.fullmatch(word)
    if glued and glued[1] in WEEKDAY_OF:
        return 1, WEEKDAY_OF[glued[1]], (("dagdeel", DAYPART_OF[glued[2]]),)
    used, part = _part_after(tokens[1:])
    if word in WEEKDAY_OF:
        return 1 + used, WEEKDAY_OF[word], part
    if word in SHORT_WEEKDAY_OF and (used or _date(tokens[1:], date.min)[0]):
        return 1 + used, SHORT_WEEKDAY_OF[word], part
    return 0, 0, ()


def _part_after(tokens: Sequence[Token]) -> tuple[int, tuple[Choice, ...]]:
    """A part of the day that goes with the day before it: "dinsdag ochtend", "morgen in de middag"."""
    for before in (("in", "de"), ("in", "the"), ("s",), ()):
        words = tuple(token.word for token in tokens[: len(before)])
        if words == before and _word(tokens, len(before)) in DAYPART_OF:
            return len(before) + 1, (("dagdeel", DAYPART_OF[_word(tokens, len(before))]),)
    return 0, ()


def _near(tokens: Sequence[Token], today: date) -> Reading:
    word = _word(tokens, 0)
    if word in _TODAY:
        used, part = (0, (("dagdeel", _TODAY[word]),)) if _TODAY[word] else _part_after(tokens[1:])
        return 1 + used, (("dag", "vandaag"), *part)
    glued = _GLUED.fullmatch(word)
    if glued and glued[1] in _TOMORROW:
        return 1, (_ahead(_TOMORROW[glued[1]], today), ("dagdeel", DAYPART_OF[glued[2]]))
    if word in _TOMORROW:
        used, part = _part_after(tokens[1:])
        if not used and _word(tokens, 1) in {"vroeg", "early"}:
            used, part = 1, (("dagdeel", "ochtend"),)
        return 1 + used, (_ahead(_TOMORROW[word], today), *part)
    if word in _WEEKEND:
        return 1, (("dag", "weekend"),)
    if _word(tokens, 1) in _WEEKEND and word in _THIS | _COMING:
        return 2, (("dag", "weekend"),)
    if word in {"doordeweeks", "doordeweekse"} or [t.word for t in tokens[:3]] == ["door", "de", "week"]:
        return 1 if word.startswith("doorde") else 3, tuple(("dag", day) for day in WEEKDAYS[:5])
    if word == "overdag":
        return 1, (("dagdeel", "ochtend"), ("dagdeel", "middag"))
    return NOTHING


def _daypart(tokens: Sequence[Token], _today: date) -> Reading:
    word, after = _word(tokens, 0), _word(tokens, 1)
    if word in SURE_DAYPARTS:
        return 1, (("dagdeel", DAYPART_OF.get(word) or DAYPART_OF[word[1:]]),)
    if word in BEFORE_DAYPART and after in DAYPART_OF:
        return 2, (("dagdeel", DAYPART_OF[after]),)
    return NOTHING


def _date(tokens: Sequence[Token], today: date) -> Reading:
    """A date, or with "vanaf" or "tot" before it one end of a period, or a stretch: "3 tot 5 december"."""
    first = _word(tokens, 0)
    if first in {"vanaf", "van", "from"}:
        used, start = _one_date(tokens[1:], today)
        until, last = _until(tokens[1 + used :], today)
        if used and start:
            ends = _between(start, last) if last and last >= start else (("van", start.isoformat()),)
            return 1 + used + until, ends
    until, last = _until(tokens, today)
    if last:
        return until, (("tot", last.isoformat()),)
    used, day = _one_date(tokens, today)
    if day:
        return used, (_on(day),)
    number = tokens[0].number if tokens else None
    until, last = _until(tokens[1:], today)
    if number and last and 1 <= number < last.day:
        return 1 + until, _between(last.replace(day=number), last)
    whole = 1 if first in {"in", "im"} and _word(tokens, 1) in MONTH_OF else 0
    if (whole or first in WHOLE_MONTHS) and _word(tokens, whole) in MONTH_OF:
        start = _first_of_coming(MONTH_OF[_word(tokens, whole)], today)
        return whole + 1, _between(max(start, today), _first_of_next(start) - timedelta(1))
    return NOTHING


def _until(tokens: Sequence[Token], today: date) -> tuple[int, date | None]:
    words = tuple(token.word for token in tokens[:3])
    for before in (("tot", "en", "met"), ("t", "m"), ("tm",), ("tot",), ("until",)):
        if words[: len(before)] == before:
            used, day = _one_date(tokens[len(before) :], today)
            return (len(before) + used, day) if day else (0, None)
    return 0, None


def _one_date(tokens: Sequence[Token], today: date) -> tuple[int, date | None]:
    """`3 december`, `3 dec 2026`, `3-12`, `3/12/2026`, `2026-12-03`; without a year the coming one."""
    if len(tokens) < 2 or (first := tokens[0].number) is None:
        return 0, None
    second, third = tokens[1].number, tokens[2].number if len(tokens) > 2 else None
    if tokens[1].word in MONTH_OF:
        if third and third > 1999:
            return _made(3, third, MONTH_OF[tokens[1].word], first)
        return _coming(2, MONTH_OF[tokens[1].word], first, today)
    if second is None or tokens[1].gap not in {"-", "/"}:
        return 0, None
    if third and tokens[2].gap == tokens[1].gap:
        year, day = (first, third) if first > 31 else (third if third > 99 else 2000 + third, first)
        return _made(3, year, second, day)
    return _coming(2, second, first, today)


def _made(used: int, year: int, month: int, day: int) -> tuple[int, date | None]:
    try:
        return used, date(year, month, day)
    except ValueError:
        return 0, None


def _coming(used: int, month: int, day: int, today: date) -> tuple[int, date | None]:
    """The coming date of that day and month; 29 February may be years away."""
    for year in range(today.year, min(today.year + 9, date.max.year)):
        _, found = _made(used, year, month, day)
        if found and found >= today:
            return used, found
    return 0, None


def _clock(tokens: Sequence[Token], _today: date) -> Reading:
    """`10 uur`, `14.00`, `half drie` is left alone: a time of the clock says which part of the day."""
    hour = tokens[0].number if tokens else None
    if hour is None or hour > 23 or not tokens[0].word.isdigit():
        return NOTHING
    minutes = tokens[1] if len(tokens) > 1 else None
    written = minutes and minutes.gap in {":", "."} and len(minutes.word) == 2 and minutes.word.isdigit()
    used = 2 if written else 1
    if _word(tokens, used) in {"uur", "uhr"}:
        used += 1
    elif not (written and minutes and minutes.gap == ":"):
        return NOTHING
    part = "avond" if hour >= 18 else "ochtend" if 6 <= hour < 12 else "middag"
    return used, (("dagdeel", part),)


def _ahead(days: int, today: date) -> Choice:
    return ("dag", "morgen") if days == 1 else _on(today + timedelta(days))


def _on(day: date) -> Choice:
    return "dag", day.isoformat()


def _between(first: date, last: date) -> tuple[Choice, ...]:
    return ("van", first.isoformat()), ("tot", last.isoformat())


def _first_of_next(day: date) -> date:
    return (day.replace(day=1) + timedelta(31)).replace(day=1)


def _first_of_coming(month: int, today: date) -> date:
    return date(today.year + (month < today.month), month, 1)
