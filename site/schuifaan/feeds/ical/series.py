"""Events that belong together, as one series with its exceptions."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from schuifaan.content import Content
from schuifaan.content.folding import fold
from schuifaan.feeds.ical.event import Event
from schuifaan.feeds.ical.parts import CANCELLED, GOES_ON, Part, split
from schuifaan.feeds.items import second_key
from schuifaan.recurrence import RuleError, Series, parse_rule
from schuifaan.recurrence.rules import until_in_wall_time

AMSTERDAM = "Europe/Amsterdam"
# More dates than this in one event's own lists is an attack or an accident.
MOST_DATES = 5000
# How often one series may change for good.
MOST_CHANGES = 50


@dataclass(frozen=True, slots=True)
class Grouped:
    """The event that describes a series, and those that describe single dates of it."""

    key: str
    master: Event
    exceptions: tuple[Event, ...]

    @property
    def changes(self) -> int:
        """How often it changes for all later dates: each makes one more activity of it."""
        return sum(exception.and_future for exception in self.exceptions)


def group(events: Iterable[Event]) -> tuple[list[Grouped], list[tuple[str, Event]]]:
    """Events by UID, and what is to be reported of them as (code, event).

    The same UID and start twice is one event in two versions. The same UID at different starts is what some
    programs write for separate activities; each is one then, known by UID and start.
    """
    by_uid: dict[str, list[Event]] = {}
    problems: list[tuple[str, Event]] = []
    for event in events:
        by_uid.setdefault(event.uid or _own_key(event), []).append(event)
    nameless = [event for many in by_uid.values() for event in many if not event.uid]
    if nameless:
        problems.append(("geen_sleutel", nameless[0]))
    groups = []
    for uid, many in by_uid.items():
        masters = _newest(event for event in many if event.recurrence_id is None)
        exceptions = _newest(event for event in many if event.recurrence_id is not None)
        if len(masters) + len(exceptions) < len(many) or len(masters) > 1:
            problems.append(("dubbele_uid", many[0]))
        if not masters:
            masters, exceptions = exceptions[:1], exceptions[1:]
        home = next((event for event in masters if event.rrule), masters[0])
        for master in masters:
            key = uid if len(masters) == 1 else f"{uid}@{master.start.wall:%Y%m%dT%H%M}"
            groups.append(Grouped(key, master, tuple(exceptions) if master is home else ()))
    return groups, problems


def _own_key(event: Event) -> str:
    return second_key(event.title, event.block.text("LOCATION"), f"{event.start.wall:%Y%m%dT%H%M}")


def _newest(events: Iterable[Event]) -> list[Event]:
    """Of events about the same date the highest version, in the order of their dates."""
    newest: dict[tuple[str, str], Event] = {}
    for event in events:
        stamp = event.recurrence_id or event.start
        known = newest.get(key := (stamp.wall.isoformat(), stamp.zone))
        if known is None or event.rank > known.rank:
            newest[key] = event
    return [newest[key] for key in sorted(newest)]


def parts_of(grouped: Grouped, content: Content) -> tuple[list[Part], list[tuple[str, dict[str, Any]]], bool]:
    """The parts of the series, what is to be reported of it, and whether a person must look first."""
    event = grouped.master
    problems, held = list(event.problems), False
    # Without a rule nothing is counted by a clock, and Amsterdam's says the same.
    zone = event.start.zone if event.rrule and not event.start.is_date else AMSTERDAM
    start = event.start.in_zone(zone)
    rule = None
    if event.rrule:
        rule, tidied = _tidy(event.rrule)
        if tidied:
            problems.append(("herhaling_rommelig", {}))
        rule = until_in_wall_time(
            rule, ZoneInfo(zone), floating_is_utc=not (event.floating or event.start.is_date)
        )
        try:
            parse_rule(rule)
        except RuleError as error:
            problems.append((error.code, {"waarde": event.rrule[:100]}))
            held = error.code == "herhaling_te_vaak"
            rule = None
    dates = len(event.rdates) + len(event.exdates) + len(grouped.exceptions)
    if dates > MOST_DATES or grouped.changes > MOST_CHANGES:
        problems.append(("herhaling_te_vaak", {}))
        only_first = Series(start, event.minutes, event.start.is_date)
        return [Part(grouped.key, event, only_first)], problems, True
    problems += [it for exception in grouped.exceptions for it in exception.problems]
    problems += _other_titles(grouped)
    # Some programs write a clock time as if it were UTC: a date to leave out that fits by the clock is meant.
    left_out = [stamp for stamp in event.exdates if stamp.likely]
    exdates = {stamp.in_zone(zone) for stamp in left_out}
    exdates |= {stamp.wall for stamp in left_out if stamp.wall.time() == start.time()}
    series = Series(
        start=start,
        minutes=event.minutes,
        all_day=event.start.is_date,
        rrule=rule,
        rdates=tuple(sorted({stamp.in_zone(zone) for stamp in event.rdates if stamp.likely})),
        exdates=tuple(sorted(exdates)),
        zone=zone,
        status=CANCELLED if event.cancelled else GOES_ON,
    )
    return list(split(grouped.key, event, series, grouped.exceptions, content)), problems, held


def _other_titles(grouped: Grouped) -> list[tuple[str, dict[str, Any]]]:
    """Dates that go on under a title of their own; an activity has one title."""
    usual = fold(grouped.master.title)
    return [
        ("andere_titel", {"waarde": f"{it.start.wall:%-d-%-m-%Y}", "titel": it.title[:100]})
        for it in grouped.exceptions
        if not (it.cancelled or it.private or it.and_future) and fold(it.title) not in ("", usual)
    ]


def _tidy(rule: str) -> tuple[str, bool]:
    """The rule without its own name and without words that are no part of one, and whether any were there."""
    parts = [part for part in re.split(r"[;:]", rule) if part.strip()]
    kept = [part for part in parts if "=" in part]
    return ";".join(kept), len(kept) < len(parts)
