"""Weekdays, today and tomorrow, parts of the day and the clock."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from zoekindex.understanding.dates import date_at
from zoekindex.understanding.gazetteer import Choice
from zoekindex.understanding.lexicon import (
    BEFORE_DAYPART,
    DAYPART_OF,
    SHORT_WEEKDAY_OF,
    SURE_DAYPARTS,
    WEEKDAY_OF,
    WEEKDAYS,
)
from zoekindex.understanding.spans import (
    COMING,
    NEXT,
    NOTHING,
    THIS,
    WEEK,
    WEEKS,
    Reading,
    ahead,
    monday_of,
    number_at,
    on,
    word_at,
)
from zoekindex.understanding.tokens import Token

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


def day_at(tokens: Sequence[Token], today: date) -> Reading:
    """What the first words say about one day, or about the part of a day."""
    readings = (read(tokens, today) for read in (_weekday, _near, _clock, _daypart))
    return max(readings, key=lambda reading: reading[0])


def weekday_at(tokens: Sequence[Token]) -> tuple[int, int, tuple[Choice, ...]]:
    """Words used, the number of the weekday, and the part of the day when one stands with it."""
    word = word_at(tokens, 0)
    glued = _GLUED.fullmatch(word)
    if glued and glued[1] in WEEKDAY_OF:
        return 1, WEEKDAY_OF[glued[1]], (("dagdeel", DAYPART_OF[glued[2]]),)
    used, part = _part_after(tokens[1:])
    if word in WEEKDAY_OF:
        return 1 + used, WEEKDAY_OF[word], part
    if word in SHORT_WEEKDAY_OF and (used or date_at(tokens[1:], date.min)[0]):
        return 1 + used, SHORT_WEEKDAY_OF[word], part
    return 0, 0, ()


def _weekday(tokens: Sequence[Token], today: date) -> Reading:
    which = word_at(tokens, 0)
    before = 1 if which in THIS | COMING | NEXT else 0
    if (which, word_at(tokens, 1)) == ("a", "s"):
        before = 2
    used, weekday, part = weekday_at(tokens[before:])
    if not used:
        return NOTHING
    used += before
    dated, day = date_at(tokens[used:], today)
    if dated:
        return used + dated, (*day, *part)
    monday = monday_of(today)
    after, follows = word_at(tokens, used), word_at(tokens, used + 1)
    if which in NEXT or (after in NEXT and follows in WEEK):
        return used + (0 if which in NEXT else 2), (on(monday + timedelta(7 + weekday)), *part)
    if after in THIS and follows in WEEK:
        return used + 2, (on(monday + timedelta(weekday)), *part)
    days = (weekday - today.weekday()) % 7
    weeks = number_at(tokens, used + 1)
    if after == "over" and weeks and word_at(tokens, used + 2) in WEEKS:
        return used + 3, (on(today + timedelta(days + 7 * weeks)), *part)
    if before:
        return used, (on(today + timedelta(days or (0 if which in THIS else 7))), *part)
    return used, (("dag", WEEKDAYS[weekday]), *part)


def _part_after(tokens: Sequence[Token]) -> tuple[int, tuple[Choice, ...]]:
    """A part of the day that goes with the day before it: "dinsdag ochtend", "morgen in de middag"."""
    for before in (("in", "de"), ("in", "the"), ("s",), ()):
        words = tuple(token.word for token in tokens[: len(before)])
        if words == before and word_at(tokens, len(before)) in DAYPART_OF:
            return len(before) + 1, (("dagdeel", DAYPART_OF[word_at(tokens, len(before))]),)
    return 0, ()


def _near(tokens: Sequence[Token], today: date) -> Reading:
    word = word_at(tokens, 0)
    if word in _TODAY:
        used, part = (0, (("dagdeel", _TODAY[word]),)) if _TODAY[word] else _part_after(tokens[1:])
        return 1 + used, (("dag", "vandaag"), *part)
    glued = _GLUED.fullmatch(word)
    if glued and glued[1] in _TOMORROW:
        return 1, (ahead(_TOMORROW[glued[1]], today), ("dagdeel", DAYPART_OF[glued[2]]))
    if word in _TOMORROW:
        used, part = _part_after(tokens[1:])
        if not used and word_at(tokens, 1) in {"vroeg", "early"}:
            used, part = 1, (("dagdeel", "ochtend"),)
        return 1 + used, (ahead(_TOMORROW[word], today), *part)
    if word in {"doordeweeks", "doordeweekse"} or [it.word for it in tokens[:3]] == ["door", "de", "week"]:
        return 1 if word.startswith("doorde") else 3, tuple(("dag", day) for day in WEEKDAYS[:5])
    if word == "overdag":
        return 1, (("dagdeel", "ochtend"), ("dagdeel", "middag"))
    return NOTHING


def _daypart(tokens: Sequence[Token], _today: date) -> Reading:
    word, after = word_at(tokens, 0), word_at(tokens, 1)
    if word in SURE_DAYPARTS:
        return 1, (("dagdeel", DAYPART_OF.get(word) or DAYPART_OF[word[1:]]),)
    if word in BEFORE_DAYPART and after in DAYPART_OF:
        return 2, (("dagdeel", DAYPART_OF[after]),)
    return NOTHING


def _clock(tokens: Sequence[Token], _today: date) -> Reading:
    """`10 uur`, `14.00`, `half drie` is left alone: a time of the clock says which part of the day."""
    hour = tokens[0].number if tokens else None
    if hour is None or hour > 23 or not tokens[0].word.isdigit():
        return NOTHING
    minutes = tokens[1] if len(tokens) > 1 else None
    written = minutes and minutes.gap in {":", "."} and len(minutes.word) == 2 and minutes.word.isdigit()
    used = 2 if written else 1
    if word_at(tokens, used) in {"uur", "uhr"}:
        used += 1
    elif not (written and minutes and minutes.gap == ":"):
        return NOTHING
    part = "avond" if hour >= 18 else "ochtend" if 6 <= hour < 12 else "middag"
    return used, (("dagdeel", part),)
