"""Days in words, in the order of each language. Cached: a page says the same day many times."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from babel.dates import format_date

# A year of days in a handful of languages.
_REMEMBERED = 4096

# Babel's own long formats leave the weekday out or put commas where a heading has no room for them. Digits are those
# of our telephone numbers in every language: they are what an Arabic page on the web has in Europe too.
_DAY: Mapping[str, str] = {"tr": "d MMMM EEEE", "uk": "EEEE, d MMMM", "pl": "EEEE, d MMMM"}
_FULL_DAY: Mapping[str, str] = {
    "tr": "d MMMM y EEEE",
    # The word for "year" written out: its short form has a dot, that would stand before that of the sentence.
    "uk": "EEEE, d MMMM y 'року'",
    "pl": "EEEE, d MMMM y 'roku'",
}


@lru_cache(_REMEMBERED)
def day_in_words(day: date, lang: str) -> str:
    """`dinsdag 24 november`."""
    return format_date(day, _DAY.get(lang, "EEEE d MMMM"), locale=lang)


@lru_cache(_REMEMBERED)
def full_day(day: date, lang: str) -> str:
    """`dinsdag 24 november 2026`, for what may be read long after."""
    return format_date(day, _FULL_DAY.get(lang, "EEEE d MMMM y"), locale=lang)


@lru_cache(_REMEMBERED)
def weekday(day: date, lang: str) -> str:
    """`dinsdag`."""
    return format_date(day, "EEEE", locale=lang)


@lru_cache(_REMEMBERED)
def day_and_month(day: date, lang: str) -> str:
    """`24 november`."""
    return format_date(day, "d MMMM", locale=lang)


@lru_cache(_REMEMBERED)
def month_and_year(day: date, lang: str) -> str:
    """`februari 2026`, for facts of which only the month is known."""
    return format_date(day, "LLLL y", locale=lang)
