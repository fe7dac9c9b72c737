"""A day as people say it without its year: `aanstaande dinsdag`, `6 december`, `morgen`."""

import re
from datetime import date, timedelta

from schuifaan.recurrence.times import parse_date
from schuifaan.recurrence.words import plain, weekday_number

_NEAR = {"vandaag": 0, "morgen": 1, "overmorgen": 2}
_COMING = {"aanstaande", "aankomende", "komende", "eerstvolgende", "eerst", "as", "op"}
_DAY_MONTH = re.compile(r"\d{1,2}(?:[-/.]\d{1,2}|\.? [a-z]+)")
# 29 February comes back after eight years at most (round 2100).
_YEARS_AHEAD = 9


def near_date(text: str, today: date) -> date | None:
    """The first day from `today` on that `text` means, or None when it says no such thing.

    A weekday by itself is the coming one, and never today: who means today says so. `volgende week dinsdag` is the
    Tuesday of the week that begins next Monday.
    """
    words = " ".join(word.strip(".,") for word in plain(text).replace("a.s.", "as").split())
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    if words.startswith("volgende week "):
        weekday = weekday_number(words.removeprefix("volgende week "))
        monday = today + timedelta(days=7 - today.weekday())
        return None if weekday is None else monday + timedelta(days=weekday)
    rest = [word for word in words.split() if word not in _COMING]
    if len(rest) == 1 and (weekday := weekday_number(rest[0])) is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    if rest and weekday_number(rest[0]) is not None:
        rest = rest[1:]
    return _coming_day(" ".join(rest), today)


def _coming_day(text: str, today: date) -> date | None:
    """`6 december` or `6-12`: this year's, else that of the first year that has it."""
    if not _DAY_MONTH.fullmatch(text):
        return None
    between = "-" if re.search(r"[-/.]\d", text) else " "
    years = range(today.year, today.year + _YEARS_AHEAD)
    days = (parse_date(f"{text}{between}{year}") for year in years)
    return next((day for day in days if day and day >= today), None)
