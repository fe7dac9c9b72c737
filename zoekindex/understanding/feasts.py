"""Days that are known by their name. Only those that mean a day: who asks for "kerst" may well want the market in
November, so that stays a word to search for.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from zoekindex.understanding.dates import coming
from zoekindex.understanding.spans import NOTHING, Reading, between, on
from zoekindex.understanding.tokens import Token, words_in

_DAYS: dict[str, tuple[int, int]] = {
    **dict.fromkeys(("1e kerstdag", "1ste kerstdag", "eerste kerstdag", "christmas day"), (12, 25)),
    **dict.fromkeys(("2e kerstdag", "2de kerstdag", "tweede kerstdag", "boxing day"), (12, 26)),
    **dict.fromkeys(("kerstavond", "christmas eve", "heiligabend"), (12, 24)),
    **dict.fromkeys(
        ("oudejaarsdag", "oudejaarsavond", "oudjaarsdag", "new year s eve", "silvester"), (12, 31)
    ),
    **dict.fromkeys(("nieuwjaarsdag", "new year s day", "neujahr"), (1, 1)),
    **dict.fromkeys(("koningsdag",), (4, 27)),
    **dict.fromkeys(("bevrijdingsdag",), (5, 5)),
    **dict.fromkeys(("valentijnsdag",), (2, 14)),
}
_PERIODS: dict[str, tuple[tuple[int, int], int]] = {
    **dict.fromkeys(("kerstdagen", "beide kerstdagen"), ((12, 25), 1)),
    **dict.fromkeys(("oud en nieuw", "oud nieuw", "de jaarwisseling", "jaarwisseling"), ((12, 31), 1)),
    **dict.fromkeys(("tussen kerst en oud en nieuw", "tussen kerst en nieuwjaar"), ((12, 27), 4)),
}
"""First day, and how many days come after it."""
_AFTER_EASTER = {
    **dict.fromkeys(("1e paasdag", "eerste paasdag", "paaszondag"), 0),
    **dict.fromkeys(("2e paasdag", "tweede paasdag", "paasmaandag"), 1),
    **dict.fromkeys(("goede vrijdag",), -2),
    **dict.fromkeys(("hemelvaartsdag", "hemelvaart"), 39),
    **dict.fromkeys(("1e pinksterdag", "eerste pinksterdag"), 49),
    **dict.fromkeys(("2e pinksterdag", "tweede pinksterdag"), 50),
}
_BY_WORDS = {words_in(name): name for name in (*_DAYS, *_PERIODS, *_AFTER_EASTER)}
_LONGEST = max(map(len, _BY_WORDS))


def feast_at(tokens: Sequence[Token], today: date) -> Reading:
    """The coming day, or days, of that name."""
    words = tuple(token.word for token in tokens[:_LONGEST])
    for length in range(len(words), 0, -1):
        name = _BY_WORDS.get(words[:length])
        if name in _PERIODS:
            (month, day), further = _PERIODS[name]
            _, first = coming(length, month, day, today - timedelta(further))
            return (length, between(max(first, today), first + timedelta(further))) if first else NOTHING
        if name in _DAYS:
            _, found = coming(length, *_DAYS[name], today)
            return (length, (on(found),)) if found else NOTHING
        if name in _AFTER_EASTER:
            days = (easter(year) + timedelta(_AFTER_EASTER[name]) for year in (today.year, today.year + 1))
            return length, (on(next(day for day in days if day >= today)),)
    return NOTHING


def easter(year: int) -> date:
    """Easter Sunday of a year of the Gregorian calendar (the anonymous algorithm of Nature, 1876)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, quarter = divmod(century, 4)
    epact = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * quarter + 2 * (rest // 4) - epact - rest % 4) % 7
    month, day = divmod(epact + weekday - 7 * ((golden + 11 * epact + 22 * weekday) // 451) + 114, 31)
    return date(year, month, day + 1)
