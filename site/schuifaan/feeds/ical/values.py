"""Dates and lengths of iCalendar, in wall time."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from schuifaan.feeds.ical.lines import Line, split_values
from schuifaan.feeds.ical.zones import Zones
from schuifaan.recurrence.rules import FIRST_YEAR, LAST_YEAR

_MOMENT = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d):?(\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?", re.IGNORECASE
)
_DURATION = re.compile(
    r"\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date, or a time in a zone. `zone` is empty for dates."""

    wall: datetime
    zone: str
    is_date: bool

    @property
    def likely(self) -> bool:
        """Whether an activity can be in that year; no sum with others runs out of years."""
        return FIRST_YEAR <= self.wall.year <= LAST_YEAR

    def in_zone(self, zone: str) -> datetime:
        """The wall time the clocks of `zone` show then; a date is midnight anywhere."""
        if self.is_date or self.zone == zone:
            return self.wall
        try:
            moment = self.wall.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)
            return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        except OverflowError:  # the first and the last day of all years there are
            return self.wall


def read_stamp(text: str, tzid: str | None, zones: Zones, utc_means: str) -> Stamp | None:
    """The moment `text` writes; `utc_means` is the zone in which a UTC time is kept."""
    match = _MOMENT.fullmatch(text.strip())
    if not match:
        return None
    try:
        day = datetime(int(match[1]), int(match[2]), int(match[3]))
        if match[4] is None:
            return Stamp(day, "", True)
        second = min(int(match[6] or 0), 59)  # a leap second
        wall = day.replace(hour=int(match[4]), minute=int(match[5]), second=second)
        if match[7]:
            offset = match[7].upper().replace("Z", "+0000").replace(":", "")
            moment = datetime.strptime(f"{wall:%Y%m%d%H%M%S}".rjust(14, "0") + offset, "%Y%m%d%H%M%S%z")
            return Stamp(moment.astimezone(ZoneInfo(utc_means)).replace(tzinfo=None), utc_means, False)
    except (ValueError, OverflowError):
        return None
    return Stamp(wall, zones.find(tzid) if tzid else zones.floating, False)


def no_such_day(text: str) -> datetime | None:
    """For the 31st of April 1 May: what the calendar that wrote it counts with."""
    match = _MOMENT.fullmatch(text.strip())
    if not match or not 1 <= int(match[2]) <= 12 or int(match[3]) > 31 or not 1970 <= int(match[1]) <= 2100:
        return None
    return datetime(int(match[1]), int(match[2]), 1) + timedelta(days=int(match[3]) - 1)


def read_stamps(line: Line, zones: Zones, utc_means: str) -> tuple[list[Stamp], list[str]]:
    """The moments of a list (of a period its start), and the values that are none."""
    stamps, bad = [], []
    for value in split_values(line.value):
        stamp = read_stamp(value.split("/")[0], line.params.get("TZID"), zones, utc_means)
        if stamp:
            stamps.append(stamp)
        elif value.strip():
            bad.append(value.strip()[:100])
    return stamps, bad


def read_duration(text: str) -> timedelta | None:
    """`PT1H30M`, `P2D`, `P1W`; None for what is no duration, and for negative ones."""
    match = _DURATION.fullmatch(text.strip().upper())
    if not match or not any(match.groups()):
        return None
    weeks, days, hours, minutes, seconds = (int(group or 0) for group in match.groups())
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
