"""Service days: a timetable's times count from noon minus twelve hours, and the night belongs to the day before.

GTFS reference, "Time": a time is measured from "noon minus 12h" of the service day, which is midnight except on
days on which the clocks change; 25:10:00 is ten past one at night, after the day it belongs to. That is why times are
counted here as seconds of a service day, and become wall time only when they are shown.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from schuifaan.clock import AMSTERDAM, instant, wall_time

HOUR = 3600
NIGHT_ENDS = 3
"""O'clock. Who is out at half past two still has "last evening"; before three the day before is meant."""
DAY_ENDS = 28 * HOUR
"""Seconds of the service day: at four at night everybody is home, or spends the night elsewhere."""


def service_day(moment: datetime) -> date:
    """The day that a moment of wall time belongs to: before three at night, the day before."""
    return (moment - timedelta(hours=NIGHT_ENDS)).date()


def beginning(day: date) -> datetime:
    """The instant (UTC) from which the seconds of that service day count."""
    return datetime.combine(day, time(12), AMSTERDAM).astimezone(UTC) - timedelta(hours=12)


def seconds_of(moment: datetime, day: date) -> int:
    """Seconds of service day `day` at that moment of wall time."""
    return round((instant(moment) - beginning(day)).total_seconds())


@lru_cache(maxsize=1000)
def wall_clock(day: date) -> Callable[[int], datetime]:
    """What turns a second of that service day into wall time."""
    begin = beginning(day)
    wall = wall_time(begin)
    if wall_time(begin + timedelta(seconds=2 * DAY_ENDS)) - wall == timedelta(seconds=2 * DAY_ENDS):
        return lambda seconds: wall + timedelta(seconds=seconds)  # no clock changes: no zone to ask each time
    return lambda seconds: wall_time(begin + timedelta(seconds=seconds))
