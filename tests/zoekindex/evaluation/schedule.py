"""When the invented activities are: "di 09:30-11:30", "2 wo 14:30-16:30" or "2026-12-16 14:00-16:30"."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

FIRST, LAST = date(2026, 11, 1), date(2027, 3, 31)
WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
DAYS_OF_MONTH = 7  # the second Tuesday is the one on the 8th to the 14th


def times(text: str) -> list[tuple[datetime, datetime]]:
    """Begin and end of every date, in order."""
    return sorted(
        (datetime.combine(day, begin), datetime.combine(day, end))
        for part in text.split(",")
        for day, begin, end in _part(part.split())
    )


def _part(words: list[str]) -> Iterator[tuple[date, time, time]]:
    *which, hours = words
    begin, end = (time.fromisoformat(hour) for hour in hours.split("-"))
    for day in _days(which):
        yield day, begin, end


def _days(which: list[str]) -> Iterator[date]:
    if which[-1] not in WEEKDAYS:
        yield date.fromisoformat(which[0])
        return
    weekday, nth = WEEKDAYS.index(which[-1]), int(which[0]) if len(which) > 1 else None
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(number)
        if day.weekday() == weekday and nth in (None, (day.day - 1) // DAYS_OF_MONTH + 1):
            yield day
