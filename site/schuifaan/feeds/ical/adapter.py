"""iCalendar (RFC 5545): what programs of agendas export, well or badly."""

from schuifaan.feeds.context import ReadContext
from schuifaan.feeds.decoding import decode
from schuifaan.feeds.ical.event import Event, read_event, zone_of_file
from schuifaan.feeds.ical.lines import Block, read_blocks
from schuifaan.feeds.ical.series import Grouped, group, series_of
from schuifaan.feeds.ical.values import no_such_day
from schuifaan.feeds.ical.zones import Zones
from schuifaan.feeds.items import MOST_ITEMS, ItemCollector, refusal
from schuifaan.inputs import Reading
from schuifaan.recurrence import Series


def read(body: bytes, context: ReadContext) -> Reading:
    """The calendar's public events. Damaged ones are reported, and the others read all the same."""
    text, clean = decode(body)
    root = read_blocks(text)
    every = list(root.walk())
    calendars = [block for block in every if block.name == "VCALENDAR"]
    found = [block for block in every if block.name == "VEVENT"]
    if not calendars and not found:
        return refusal("geen_agenda")
    collector = ItemCollector(context)
    if not clean:
        collector.report("tekens_onleesbaar")
    complete = _is_complete(text, calendars, found)
    if not complete:
        collector.report("bestand_onvolledig")
    if not found:
        collector.report("bestand_leeg")
        return collector.reading(complete)
    if len(found) > MOST_ITEMS:
        return refusal("te_groot", waarde=f"{len(found)} activiteiten")
    zones = Zones((block.text("TZID"), _definition(block)) for block in every if block.name == "VTIMEZONE")
    events = _events(found, zones, zone_of_file(calendars), collector)
    groups, problems = group(events)
    for code, event in problems:
        collector.report(
            code, event.block.number, event.uid or None, wat=event.title or "Een activiteit", waarde=event.uid
        )
    for grouped in groups:
        _add(grouped, collector)
    for name in zones.unknown:
        collector.report("onbekende_tijdzone", waarde=name)
    return collector.reading(complete)


def _events(
    found: list[Block], zones: Zones, default_zone: str | None, collector: ItemCollector
) -> list[Event]:
    events = []
    for block in found:
        event = read_event(block, zones, default_zone)
        if isinstance(event, Event):
            events.append(event)
            continue
        start = block.first("DTSTART")
        if start and (overflowing := no_such_day(start.value)):
            collector.unpublished.append(Series(overflowing))
        collector.report(
            event,
            block.number,
            block.text("UID") or None,
            wat=block.text("SUMMARY") or "een activiteit",
            waarde=start.value[:4] if start else "",
        )
    return events


def _add(grouped: Grouped, collector: ItemCollector) -> None:
    event = grouped.master
    series, problems, held = series_of(grouped, collector.context.content)
    for code, values in problems:
        collector.report(code, event.block.number, grouped.key, wat=event.title or "een activiteit", **values)
    if any(code == "extra_datum_ongeldig" for code, _ in problems):
        collector.unpublished.append(series)
        return
    if event.private:
        collector.report("niet_openbaar", event.block.number, grouped.key, wat="Een afspraak")
        collector.unpublished.append(series)
        return
    collector.add(
        grouped.key,
        event.columns(collector.context.content),
        series,
        "\n\n".join(part.raw for part in (event, *grouped.exceptions)),
        event.block.number,
        held,
        event.point,
    )


def _is_complete(text: str, calendars: list[Block], events: list[Block]) -> bool:
    """Whether the file was sent to its end; a parser that stops silently must never decide that."""
    last = text.rstrip().rsplit("\n", 1)[-1].strip().upper()
    return (
        bool(calendars) and last == "END:VCALENDAR" and all(block.closed for block in (*calendars, *events))
    )


def _definition(block: Block) -> str:
    lines = [f"{line.name}:{line.value}" for line in block.lines]
    parts = [
        f"BEGIN:{part.name}\n" + "\n".join(f"{line.name}:{line.value}" for line in part.lines)
        for part in block.blocks
    ]
    return "\n".join(
        [
            "BEGIN:VTIMEZONE",
            *lines,
            *(f"{part}\nEND:{part[6:].split()[0]}" for part in parts),
            "END:VTIMEZONE",
            "",
        ]
    )
