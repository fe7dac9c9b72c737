"""Dates, times, prices and distances in words, as residents say them. Cached: a page says the same day many times."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from babel.dates import format_date

from schuifaan.wording.catalogs import gettext_for, ngettext_for

# A year of days, and every quarter of an hour, in a handful of languages.
_REMEMBERED = 4096


@lru_cache(_REMEMBERED)
def day_in_words(day: date, lang: str) -> str:
    """`dinsdag 24 november`."""
    return format_date(day, "EEEE d MMMM", locale=lang)


@lru_cache(_REMEMBERED)
def full_day(day: date, lang: str) -> str:
    """`dinsdag 24 november 2026`, for what may be read long after."""
    return format_date(day, "EEEE d MMMM y", locale=lang)


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
    return format_date(day, "MMMM y", locale=lang)


def nearness(day: date, today: date, lang: str) -> str:
    """`vandaag` or `morgen`; empty for later days."""
    _ = gettext_for(lang)
    return {today: _("vandaag"), today + timedelta(days=1): _("morgen")}.get(day, "")


def day_from(day: date, today: date, lang: str) -> str:
    """`morgen, dinsdag 24 november`, with the year when it is not this one."""
    words = day_in_words(day, lang) if day.year == today.year else full_day(day, lang)
    near = nearness(day, today, lang)
    return f"{near}, {words}" if near else words


@lru_cache(_REMEMBERED)
def hours(start: datetime, end: datetime | None, all_day: bool, lang: str) -> str:
    """`10.00 tot 11.30 uur`; only the start when the end is not known."""
    _ = gettext_for(lang)
    if all_day:
        return _("de hele dag")
    if end is None:
        return _("%(begin)s uur", begin=clock(start))
    return _("%(begin)s tot %(eind)s uur", begin=clock(start), eind=clock(end))


def clock(moment: datetime | time) -> str:
    """`10.30`."""
    return f"{moment.hour}.{moment.minute:02}"


@lru_cache(_REMEMBERED)
def price(cents: int | None, note: str, lang: str) -> str:
    """`gratis`, `2,50 euro`; None is said to be unknown, never left out."""
    _ = gettext_for(lang)
    if cents is None:
        return note or _("prijs niet bekend")
    if cents == 0:
        amount = _("gratis")
    elif cents % 100:
        amount = _("%(bedrag)s euro", bedrag=f"{cents // 100},{cents % 100:02}")
    else:
        amount = _("%(bedrag)s euro", bedrag=cents // 100)
    return f"{amount} ({note})" if note else amount


@lru_cache(_REMEMBERED)
def distance(kilometres: float, lang: str) -> str:
    """As the crow flies and rough, because often only the village is known."""
    _ = gettext_for(lang)
    if kilometres < 1:
        return _("minder dan 1 kilometer, hemelsbreed")
    return _("ongeveer %(km)s kilometer, hemelsbreed", km=round(kilometres))


def more_dates(number: int, lang: str) -> str:
    """`en nog 11 keer`; empty when there is only this one."""
    return ngettext_for(lang)("en nog %(aantal)s keer", "en nog %(aantal)s keer", number) if number else ""


def in_fours(text: str) -> str:
    """`JBSW Y3DP`: a secret in groups that can be copied without losing count."""
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))
