"""Activities as iCalendar (RFC 5545), for the agenda in somebody's telephone."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vRecur

from schuifaan.clock import AMSTERDAM
from schuifaan.recurrence import Override, Series
from schuifaan.services.activities import ActivityDetail
from schuifaan.services.search.cards import Card

Moment = date | datetime
"""A day for what lasts all day, else an aware moment in the zone by whose clock the rule counts."""

PRODUCT = "-//Schuif aan//schuifaan//NL"
# How often a calendar program that subscribes should come back.
REFRESH = "PT4H"
_STATUS = {"afgelast": "CANCELLED", "gaat-door": "CONFIRMED", "verplaatst": "CONFIRMED", "vol": "CONFIRMED"}


def activity_calendar(detail: ActivityDetail, place: str, url: str, host: str, now: datetime) -> bytes:
    """One activity with all its dates, its rule kept as a rule; `place` is its address in words."""
    activity = detail.activity
    series, place = _once(detail.series, place)
    uid = f"activiteit-{activity.id}@{host}"
    end = _end(series, series.start)
    main = _event(
        uid, activity.title, place, url, now, _when(series, series.start), end and _when(series, end)
    )
    main.add("description", activity.summary)
    main.add("status", _STATUS[series.status])
    if series.rrule:
        main.add("rrule", vRecur.from_ical(_with_instant_until(series)))
    days_out = {start.date() for start in series.exdates if start.time() == time.min}
    for start in series.rdates:
        if start.date() not in days_out:
            main.add("rdate", _when(series, start))
    for start in series.exdates:
        main.add("exdate", _when(series, _date_meant(series, start)))
    changed = [_override(main, series, override) for override in series.overrides]
    return _calendar(activity.title, [main, *changed])


def results_calendar(cards: Iterable[Card], name: str, base_url: str, host: str, now: datetime) -> bytes:
    """The next matching date of each result; a program that subscribes sees the following ones in their turn."""
    events = []
    for card in cards:
        uid = f"activiteit-{card.id}-{card.start:%Y%m%dT%H%M}@{host}"
        place = ", ".join(part for part in (card.venue, card.place_name) if part)
        start = card.start.date() if card.all_day else card.start.replace(tzinfo=AMSTERDAM)
        end = card.end and (card.end.date() if card.all_day else card.end.replace(tzinfo=AMSTERDAM))
        event = _event(uid, card.title, place, base_url + card.path, now, start, end)
        event.add("status", _STATUS[card.status])
        event.add("description", card.summary)
        events.append(event)
    return _calendar(name, events)


def _calendar(name: str, events: Iterable[Event]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    calendar.add("x-published-ttl", REFRESH)
    for event in events:
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(
    uid: str, title: str, place: str, url: str, now: datetime, start: Moment, end: Moment | None
) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", now)
    event.add("summary", title)
    event.add("dtstart", start)
    if end is not None:
        event.add("dtend", end)
    if place:
        event.add("location", place)
    event.add("url", url)
    return event


def _once(series: Series, place: str) -> tuple[Series, str]:
    """A series of one date, with what is different about that date: an exception to no rule is overlooked."""
    of_start = [it for it in series.overrides if _date_meant(series, it.original) == series.start]
    if series.rrule or series.rdates or not of_start:
        return series, place
    told = of_start[0]
    alone = replace(
        series,
        start=told.start or series.start,
        minutes=series.minutes if told.minutes is None else told.minutes,
        status=told.status or series.status,
        overrides=(),
    )
    return alone, told.place or place


def _override(main: Event, series: Series, override: Override) -> Event:
    original = _date_meant(series, override.original)
    start = override.start or original
    end = _end(series, start, override.minutes)
    event = _event(
        str(main["uid"]),
        str(main["summary"]),
        override.place or str(main.get("location", "")),
        str(main["url"]),
        main.decoded("dtstamp"),
        _when(series, start),
        end and _when(series, end),
    )
    event.add("recurrence-id", _when(series, original))
    event.add("status", _STATUS[override.status or series.status])
    return event


def _end(series: Series, start: datetime, minutes: int | None = None) -> datetime | None:
    minutes = series.minutes if minutes is None else minutes
    return None if minutes is None else start + timedelta(minutes=minutes)


def _date_meant(series: Series, start: datetime) -> datetime:
    """A midnight in a series of hours stands for whatever is on that day (`recurrence.Series`)."""
    return start if start.time() != time.min else datetime.combine(start, series.start.time())


def _when(series: Series, wall: datetime) -> Moment:
    return wall.date() if series.all_day else wall.replace(tzinfo=ZoneInfo(series.zone))


def _with_instant_until(series: Series) -> str:
    """The rule with UNTIL as RFC 5545 wants it beside a start with a zone: in UTC."""
    return ";".join(_part(part, series) for part in (series.rrule or "").split(";"))


def _part(part: str, series: Series) -> str:
    name, _, value = part.partition("=")
    if name.upper() != "UNTIL" or series.all_day:
        return part
    last = value.rstrip("Z") if "T" in value else f"{value}T235959"
    until = datetime.strptime(last, "%Y%m%dT%H%M%S").replace(tzinfo=ZoneInfo(series.zone))
    return f"UNTIL={until.astimezone(UTC):%Y%m%dT%H%M%SZ}"
