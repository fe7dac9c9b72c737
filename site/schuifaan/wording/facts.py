"""Dates, times, prices and distances in words, as residents say them. Cached: a page says the same day many times."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from babel.numbers import format_decimal

from schuifaan.wording.catalogs import SOURCE, gettext_for, ngettext_for
from schuifaan.wording.days import day_and_month, day_in_words, full_day, month_and_year, weekday

__all__ = [
    "clock",
    "day_and_month",
    "day_for_later",
    "day_from",
    "day_in_words",
    "distance",
    "full_day",
    "hours",
    "in_fours",
    "listed",
    "month_and_year",
    "more_dates",
    "nearness",
    "price",
    "sentence_case",
    "weekday",
]

# Every quarter of an hour in a handful of languages.
_REMEMBERED = 4096


def nearness(day: date, today: date, lang: str) -> str:
    """`vandaag` or `morgen`; empty for later days."""
    _ = gettext_for(lang)
    return {today: _("vandaag"), today + timedelta(days=1): _("morgen")}.get(day, "")


def day_from(day: date, today: date, lang: str) -> str:
    """`morgen, dinsdag 24 november`, with the year when it is not this one."""
    words = day_for_later(day, today, lang)
    near = nearness(day, today, lang)
    return listed(lang, near, words)


def day_for_later(day: date, today: date, lang: str) -> str:
    """`dinsdag 24 november`: as `day_from`, in words that stay true, for what is read another day."""
    return day_in_words(day, lang) if day.year == today.year else full_day(day, lang)


@lru_cache(_REMEMBERED)
def hours(start: datetime, end: datetime | None, all_day: bool, lang: str) -> str:
    """`10.00 tot 11.30 uur`; only the start when the end is not known."""
    _ = gettext_for(lang)
    if all_day:
        return _("de hele dag")
    if end is None:
        return _("%(begin)s uur", begin=clock(start, lang))
    return _("%(begin)s tot %(eind)s uur", begin=clock(start, lang), eind=clock(end, lang))


def clock(moment: datetime | time, lang: str) -> str:
    """`10.30`; `10:30` in every language but Dutch."""
    return f"{moment.hour}{'.' if lang == SOURCE else ':'}{moment.minute:02}"


@lru_cache(_REMEMBERED)
def price(cents: int | None, note: str, lang: str) -> str:
    """`gratis`, `2,50 euro`; None is said to be unknown, never left out."""
    _ = gettext_for(lang)
    if cents is None:
        return note or _("prijs niet bekend")
    if cents == 0:
        amount = _("gratis")
    elif cents % 100:
        amount = _("%(bedrag)s euro", bedrag=format_decimal(cents / 100, "0.00", locale=lang))
    else:
        amount = _("%(bedrag)s euro", bedrag=cents // 100)
    return _("%(bedrag)s (%(toelichting)s)", bedrag=amount, toelichting=note) if note else amount


@lru_cache(_REMEMBERED)
def distance(kilometres: float, lang: str) -> str:
    """As the crow flies and rough, because often only the village is known."""
    _ = gettext_for(lang)
    if kilometres < 1:
        return _("minder dan 1 kilometer, hemelsbreed")
    return _("ongeveer %(km)s kilometer, hemelsbreed", km=round(kilometres))


def more_dates(number: int, lang: str) -> str:
    """`en nog 11 keer`; empty when there is only this one."""
    ngettext = ngettext_for(lang)
    return ngettext("en nog %(aantal)s keer", "en nog %(aantal)s keer", number) if number else ""


def listed(lang: str, *words: str) -> str:
    """The words with a comma between them, as their script writes it; empty ones are left out."""
    return ("، " if lang == "ar" else ", ").join(word for word in words if word)


def sentence_case(text: str, lang: str) -> str:
    """With a capital letter at its beginning; Turkish keeps the dot of its i."""
    first = "İ" if lang == "tr" and text.startswith("i") else text[:1].upper()
    return first + text[1:]


def in_fours(text: str) -> str:
    """`JBSW Y3DP`: a secret in groups that can be copied without losing count."""
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))
