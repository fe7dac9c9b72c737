"""The dates a calendar file stands for, worked out by icalendar and dateutil and by nothing of ours."""

from datetime import datetime, timedelta
from typing import Any

from dateutil.rrule import rruleset, rrulestr
from icalendar import Calendar, Event

from schuifaan.clock import AMSTERDAM

Dates = list[tuple[datetime, datetime | None]]


def dates_of(calendar: Calendar, since: datetime, days: int) -> Dates:
    """Start and end, in wall time, of every date that is not cancelled; all events are timed."""
    low, high = since.replace(tzinfo=AMSTERDAM), (since + timedelta(days)).replace(tzinfo=AMSTERDAM)
    events = calendar.walk("VEVENT")
    changed = {event.decoded("recurrence-id"): event for event in events if "recurrence-id" in event}
    found: list[tuple[datetime, Event, datetime]] = []
    for event in events:
        start = event.decoded("dtstart")
        if "recurrence-id" in event:
            found.append((start, event, start))
        else:
            found += [(date, event, start) for date in _starts(event, high) if date not in changed]
    kept = [it for it in found if low <= it[0] < high and str(it[1].get("status")) != "CANCELLED"]
    return sorted((_wall(date), _end(event, start, date)) for date, event, start in kept)


def _starts(event: Event, high: datetime) -> list[datetime]:
    rules = rruleset()
    start = event.decoded("dtstart")
    if "rrule" in event:
        rules.rrule(rrulestr(event["rrule"].to_ical().decode(), dtstart=start))
    else:
        rules.rdate(start)
    for date in _listed(event, "rdate"):
        rules.rdate(date)
    for date in _listed(event, "exdate"):
        rules.exdate(date)
    return list(rules.between(start, high, inc=True))


def _listed(event: Event, name: str) -> list[datetime]:
    value: Any = event.get(name, [])
    return [it.dt for part in (value if isinstance(value, list) else [value]) for it in part.dts]


def _end(event: Event, start: datetime, date: datetime) -> datetime | None:
    if "dtend" not in event:
        return None
    length = _wall(event.decoded("dtend")) - _wall(start)
    return _wall(date) + length


def _wall(moment: datetime) -> datetime:
    return moment.astimezone(AMSTERDAM).replace(tzinfo=None)
