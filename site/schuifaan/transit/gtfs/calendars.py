"""calendar.txt and calendar_dates.txt: on which days a service runs."""

from collections.abc import Container
from datetime import date, timedelta

from schuifaan.transit.gtfs.source import Source
from schuifaan.transit.gtfs.values import day
from schuifaan.transit.problems import TimetableError

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ADDED, REMOVED = "1", "2"


def read_calendars(feed: Source, services: Container[str], first: date, last: date) -> dict[str, int]:
    """Service -> the days on which it runs, between `first` and `last`: bit n is n days after `first`."""
    if "calendar" not in feed.sizes and "calendar_dates" not in feed.sizes:
        raise TimetableError("There is neither calendar.txt nor calendar_dates.txt.")
    days = _weekly(feed, services, first, last)
    file = "calendar_dates.txt"
    known: dict[str, int] = {}
    for service, text, kind in feed.rows("calendar_dates", ("service_id", "date", "exception_type")):
        if service not in services:
            continue
        if text not in known:
            known[text] = (day(text, file) - first).days
        offset = known[text]
        if kind not in (ADDED, REMOVED):
            raise TimetableError(f"{file}: exception_type must be 1 or 2, not “{kind[:40]}”.")
        if 0 <= offset <= (last - first).days:
            bit = 1 << offset
            before = days.get(service, 0)
            days[service] = before | bit if kind == ADDED else before & ~bit
    return days


def _weekly(feed: Source, services: Container[str], first: date, last: date) -> dict[str, int]:
    file = "calendar.txt"
    days: dict[str, int] = {}
    for service, begin, end, *weekdays in feed.rows(
        "calendar", ("service_id", "start_date", "end_date", *WEEKDAYS)
    ):
        if service not in services:
            continue
        if set(weekdays) - {"0", "1"}:
            raise TimetableError(f"{file}: a weekday must be 0 or 1.")
        from_, to = max(day(begin, file), first), min(day(end, file), last)
        days[service] = sum(
            1 << offset
            for offset in range((from_ - first).days, (to - first).days + 1)
            if weekdays[(first + timedelta(days=offset)).weekday()] == "1"
        )
    return days
