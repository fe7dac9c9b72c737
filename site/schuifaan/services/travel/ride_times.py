"""Until when one can ask for a ride. Pure: content and moments in, moments out.

One has to ask so many working days before the day of the ride, at a desk that answers at certain hours. Working days
are Monday to Friday without the Dutch holidays, on which no desk answers either.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from holidays import country_holidays

from schuifaan.content import LeadTime, OpeningHours, RideService
from schuifaan.content.rides import WORKING_DAYS, Desk

ONE_DAY = timedelta(days=1)
FURTHEST = 60
"""Days to look back or ahead: longer than any lead time with the holidays of December in it."""


def deadline(service: RideService, day: date) -> datetime | None:
    """The last moment (wall time) at which one can ring for a ride on `day`: the desk closes then, and it is early
    enough. None when the service does not say how long before, or when it can be rung.
    """
    if service.lead_time is None or service.desk is None:
        return None
    return next(
        (
            datetime.combine(before, closing)
            for before in _back_from(_latest_day(service.lead_time, day))
            if (closing := _closing(service.desk, before)) is not None
        ),
        None,
    )


def first_day(service: RideService, now: datetime) -> date | None:
    """The first day for which one can still ring at `now` (wall time); None when that cannot be said."""
    if not service.has_deadline:
        return None
    ahead = (now.date() + timedelta(days=days) for days in range(FURTHEST))
    return next((day for day in ahead if (until := deadline(service, day)) and now < until), None)


def is_working_day(day: date) -> bool:
    """Monday to Friday, and no holiday."""
    return day.weekday() < len(WORKING_DAYS) and day not in _holidays(day.year)


def _latest_day(lead: LeadTime, day: date) -> date:
    """The day that is so many working days before `day`."""
    working = (before for before in _back_from(day - ONE_DAY) if is_working_day(before))
    for _ in range(lead.working_days - 1):
        next(working)
    return next(working)


def _back_from(day: date) -> Iterator[date]:
    return (day - timedelta(days=days) for days in range(FURTHEST))


def _closing(desk: Desk, day: date) -> time | None:
    return max((it.closes for it in hours_on(desk, day)), default=None)


def hours_on(desk: Desk, day: date) -> list[OpeningHours]:
    """When somebody answers on that day."""
    return [it for it in desk.hours if is_working_day(day) and WORKING_DAYS[day.weekday()] == it.day]


@lru_cache(maxsize=16)
def _holidays(year: int) -> frozenset[date]:
    return frozenset(country_holidays("NL", years=year))
