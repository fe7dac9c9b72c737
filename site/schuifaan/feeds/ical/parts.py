"""A series with its exceptions; what is said of one date "and all later ones" makes another series of the rest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from schuifaan.content import Content
from schuifaan.feeds.ical.event import Event
from schuifaan.feeds.locating import locate, split_address
from schuifaan.recurrence import Override, Series
from schuifaan.recurrence.cutting import before, since

CANCELLED, GOES_ON = "afgelast", "gaat-door"
# What a change for all later dates does not say, stays as it was.
_STAYS = {"SUMMARY", "DESCRIPTION", "X-ALT-DESC", "CATEGORIES", "URL", "CONTACT", "CLASS", "LOCATION", "GEO"}
_PLACE = {"LOCATION", "GEO"}
_TEXT = {"DESCRIPTION", "X-ALT-DESC"}


@dataclass(frozen=True, slots=True)
class Part:
    """An activity: the event that describes it and its dates."""

    key: str
    event: Event
    series: Series


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The dates of a series from `since` on, in the series' own count, and how much later they are held."""

    since: datetime
    shift: timedelta
    event: Event
    series: Series


def split(
    key: str, master: Event, series: Series, exceptions: Iterable[Event], content: Content
) -> Iterator[Part]:
    """The parts of `series`, the earliest first.

    What goes on is what people know it as, so the last part keeps `key`.
    """
    told = [(_original(it, master, series.zone), it) for it in exceptions]
    stretches = list(_stretches(master, series, [pair for pair in told if pair[1].and_future]))
    for number, stretch in enumerate(stretches):
        following = stretches[number + 1].since if number + 1 < len(stretches) else datetime.max
        kept = (
            before(stretch.series, following + stretch.shift) if following < datetime.max else stretch.series
        )
        if kept is None:
            continue
        since_ = stretch.since if number else datetime.min
        own = [(at + stretch.shift, it) for at, it in told if since_ <= at < following and not it.and_future]
        name = key if following == datetime.max else f"{key}@{stretch.since:%Y%m%dT%H%M}"
        yield Part(name, stretch.event, _with_exceptions(kept, stretch.event, own, content))


def _stretches(master: Event, series: Series, changes: list[tuple[datetime, Event]]) -> Iterator[_Stretch]:
    stretch = _Stretch(series.start, timedelta(), master, series)
    for at, change in sorted(changes, key=lambda pair: pair[0]):
        yield stretch
        event, start = _completed(change, stretch.event), change.start.in_zone(series.zone)
        rest = since(stretch.series, at + stretch.shift, start) or Series(start, zone=series.zone)
        rest = replace(
            rest,
            minutes=event.minutes,
            all_day=event.start.is_date,
            status=CANCELLED if event.cancelled else GOES_ON,
        )
        stretch = _Stretch(at, start - at, event, rest)
    yield stretch


def _completed(change: Event, usual: Event) -> Event:
    said = {line.name for line in change.block.lines}
    for together in (_PLACE, _TEXT):
        said |= together if together & said else set()
    lines = [line for line in usual.block.lines if line.name in _STAYS - said]
    minutes = change.minutes
    if minutes is None and change.start.is_date == usual.start.is_date and not said & {"DTEND", "DURATION"}:
        minutes = usual.minutes
    return replace(change, block=replace(change.block, lines=[*change.block.lines, *lines]), minutes=minutes)


def _with_exceptions(
    series: Series, event: Event, exceptions: list[tuple[datetime, Event]], content: Content
) -> Series:
    """The series without its private dates, and with what is different on the others."""
    exdates = {*series.exdates, *(at for at, it in exceptions if it.private)}
    overrides = (_override(at, it, event, series, content) for at, it in exceptions if at not in exdates)
    return replace(series, exdates=tuple(sorted(exdates)), overrides=tuple(overrides))


def _original(exception: Event, master: Event, zone: str) -> datetime:
    """The start the series gives the date that `exception` is about."""
    stamp = exception.recurrence_id or exception.start
    if not stamp.likely:
        stamp = exception.start
    original = stamp.in_zone(zone)
    if master.start.is_date:
        return datetime.combine(original.date(), time.min)
    if stamp.is_date:  # a date alone means that day's own time
        return original + timedelta(hours=master.start.wall.hour, minutes=master.start.wall.minute)
    return original


def _override(
    original: datetime, exception: Event, event: Event, series: Series, content: Content
) -> Override:
    start = exception.start.in_zone(series.zone)
    place, village = _elsewhere(exception, event, content)
    moved = start != original or place is not None
    return Override(
        original=original,
        start=start,
        minutes=exception.minutes,
        status=CANCELLED if exception.cancelled else ("verplaatst" if moved else None),
        place=place,
        village=village,
    )


def _elsewhere(exception: Event, event: Event, content: Content) -> tuple[str | None, str | None]:
    """Name and village of the venue of a date that is not held at the usual one (see Override)."""
    location = exception.block.text("LOCATION").strip()
    if not location or location == event.block.text("LOCATION").strip():
        return None, None
    address = split_address(location, content)
    town, postcode = address.get("plaats", ""), address.get("postcode")
    village = locate(content, town, postcode)
    name = address.get("locatie") or location.split(",")[0]
    if village is None:
        return name, "" if town or postcode else None
    return name, village.slug
