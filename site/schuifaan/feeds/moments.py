"""Moments as JSON, XML and web pages write them, in Amsterdam wall time, and the series they make."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from math import ceil
from zoneinfo import ZoneInfo

from schuifaan.feeds.ical.zones import AMSTERDAM, known_zone
from schuifaan.recurrence import Override, Series

LONGEST_ACTIVITY = timedelta(days=400)
GOES_ON, CANCELLED, MOVED, FULL = "gaat-door", "afgelast", "verplaatst", "vol"

_ISO = re.compile(
    r"([0-9]{4})-?([0-9]{1,2})-?([0-9]{1,2})"
    r"(?:[Tt ] ?([0-9]{1,2}):?([0-9]{2})?(?::?([0-9]{2})(?:[.,][0-9]{1,12})?)? ?(Z|z|UTC|[+-][0-9]{2}:?[0-9]{0,2})?)?"
)
_MAIL_DATE = re.compile(r"(?:[A-Za-z]{3}, ?)?[0-9]{1,2} [A-Za-z]{3} [0-9]{4} [0-9:]{4,8} [A-Z0-9+-]{1,5}")
_LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, slots=True)
class When:
    """A date (midnight, `is_date`) or a moment, in Amsterdam wall time."""

    wall: datetime
    is_date: bool


@dataclass(frozen=True, slots=True)
class Span:
    """One date of an activity. `minutes` None: its end is not known; for whole days they count days."""

    start: datetime
    minutes: int | None
    all_day: bool
    status: str = GOES_ON


def read_when(value: object, zone: str | None = None) -> When | None:
    """The moment `value` writes in ISO 8601 or as mail headers do; without an offset `zone`'s, else ours.

    None for everything else: `2026-05` and "volgende week" are no moments.
    """
    text = " ".join(value.split()) if isinstance(value, str) and len(value) < 200 else ""
    match = _ISO.fullmatch(text)
    try:
        if match:
            return _from_iso(match, zone)
        if _MAIL_DATE.fullmatch(text):
            return When(_in_amsterdam(parsedate_to_datetime(text), zone), False)
    except (ValueError, OverflowError):
        pass
    return None


def read_seconds(value: object) -> When | None:
    """The moment a number of seconds (or milliseconds) since 1970 stands for."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < 5e12:
        return None
    seconds = value / 1000 if value > 5e9 else value
    return When(_in_amsterdam(datetime.fromtimestamp(seconds, UTC), None), False)


def span_of(start: When, end: When | None, status: str = GOES_ON, given: object = None) -> tuple[Span, str]:
    """One date from `start` to `end`, and the code of why the end could not be used, if so.

    `given` is what `end` was read from: something that is no moment must not go unnoticed. A last date counts in
    full, as schema.org means it; midnight to one minute before the next is a whole day.
    """
    if end and not (timedelta(0) <= end.wall - start.wall <= LONGEST_ACTIVITY):
        return Span(start.wall, 24 * 60 if start.is_date else None, start.is_date, status), "einde_voor_begin"
    unread = "einde_ongeldig" if end is None and str(given or "").strip() else ""
    whole = start.is_date or bool(end and _whole_days(start, end))
    if whole:
        days = 1 if end is None else (end.wall.date() - start.wall.date()).days + 1
        return Span(datetime.combine(start.wall, time.min), days * 24 * 60, True, status), unread
    if end is None or end.is_date:
        return Span(start.wall, None, False, status), unread
    length = ceil((end.wall - start.wall) / timedelta(minutes=1))
    return Span(start.wall, length or None, False, status), ""


def series_of(spans: Iterable[Span]) -> Series:
    """The dates together; the earliest leads. There must be at least one."""
    ordered = sorted(set(spans), key=lambda span: (span.start, span.minutes or 0, span.status))
    first = ordered[0]
    others = {span.start: span for span in reversed(ordered) if span.start != first.start}
    return Series(
        start=first.start,
        minutes=first.minutes,
        all_day=first.all_day,
        rdates=tuple(sorted(others)),
        overrides=tuple(
            Override(start, minutes=span.minutes, status=span.status)
            for start, span in sorted(others.items())
            if (span.minutes, span.status) != (first.minutes, first.status)
        ),
        status=first.status,
    )


def _whole_days(start: When, end: When) -> bool:
    return (
        not end.is_date
        and start.wall.time() == time.min
        and end.wall.time().replace(second=0, microsecond=0) == _LAST_MINUTE
    )


def _from_iso(match: re.Match[str], zone: str | None) -> When:
    day = datetime(int(match[1]), int(match[2]), int(match[3]))
    if match[4] is None:
        return When(day, True)
    hour = int(match[4])
    wall = day + timedelta(hours=hour, minutes=int(match[5] or 0)) if hour <= 24 else day.replace(hour=hour)
    if int(match[5] or 0) > 59:
        raise ValueError(match[0])
    offset = match[7]
    if offset is None:
        return When(_in_amsterdam(wall, zone), False)
    digits = "+0000" if offset[0] not in "+-" else offset.replace(":", "").ljust(5, "0")
    moment = datetime.strptime(f"{wall:%Y-%m-%dT%H:%M}{digits}", "%Y-%m-%dT%H:%M%z")
    return When(_in_amsterdam(moment, None), False)


def _in_amsterdam(moment: datetime, zone: str | None) -> datetime:
    if moment.tzinfo is None:
        name = known_zone(zone) if zone else None
        if name in (None, AMSTERDAM):
            return moment
        moment = moment.replace(tzinfo=ZoneInfo(str(name)))
    return moment.astimezone(UTC).astimezone(ZoneInfo(AMSTERDAM)).replace(tzinfo=None, second=0)
