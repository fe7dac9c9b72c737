"""iCalendar (RFC 5545): what programs of agendas export, well or badly."""

from collections.abc import Mapping
from dataclasses import replace

from schuifaan.feeds.context import ReadContext
from schuifaan.feeds.decoding import decode
from schuifaan.feeds.ical.event import Event, read_event, zone_of_file
from schuifaan.feeds.ical.known import Pieces, split
from schuifaan.feeds.ical.lines import Block, read_blocks
from schuifaan.feeds.ical.series import Grouped, group, parts_of
from schuifaan.feeds.ical.values import no_such_day
from schuifaan.feeds.ical.zones import Zones
from schuifaan.feeds.items import LONGEST_KEY, MOST_ITEMS, ItemCollector, refusal
from schuifaan.inputs import FeedItem, KnownText, Reading
from schuifaan.recurrence import Series


def read(body: bytes, context: ReadContext) -> Reading:
    """The calendar's public events. Damaged ones are reported, and the others read all the same.

    Series whose text is known (`context.known`) are not read again.
    """
    text, clean = decode(body)
    pieces = split(text, context.reader) if context.reader else Pieces()
    known = {uid: context.known[it] for uid, it in pieces.fingerprints.items() if it in context.known}
    collector = ItemCollector(context)
    if not clean:
        collector.report("tekens_onleesbaar")
    for uid, line in pieces.lines(text, [uid for uid in known if known[uid].remarks]).items():
        collector.problems += known[uid].remarks_at(line)
    reading = _read(pieces.without(text, known), collector, pieces, known)
    # An event we could not split off belongs to a known series after all.
    return reading if reading is not None else read(body, replace(context, known={}))


def _read(
    text: str, collector: ItemCollector, pieces: Pieces, known: Mapping[str, KnownText]
) -> Reading | None:
    """What `text` says, in which the `known` series are blank; None when one of them is in it all the same."""
    root = read_blocks(text)
    every = list(root.walk())
    calendars = [block for block in every if block.name == "VCALENDAR"]
    found = [block for block in every if block.name == "VEVENT"]
    if not calendars and not found and not known:
        return refusal("geen_agenda")
    complete = _is_complete(text, calendars, found)
    if not complete:
        collector.report("bestand_onvolledig")
    if not found and not known:
        collector.report("bestand_leeg")
        return collector.reading(complete)
    if len(found) + len(known) > MOST_ITEMS:
        return refusal("te_groot", waarde=f"{len(found) + len(known)} activiteiten")
    zones = Zones((block.text("TZID"), _definition(block)) for block in every if block.name == "VTIMEZONE")
    events = _events(found, zones, zone_of_file(calendars), collector)
    if any(event.uid in known for event in events):
        return None
    groups, problems = group(events)
    for code, event in problems:
        collector.report(
            code, event.block.number, event.uid or None, wat=event.title or "Een activiteit", waarde=event.uid
        )
    for grouped in groups:
        _add(grouped, collector)
    for name in zones.unknown:
        collector.report("onbekende_tijdzone", waarde=name)
    if not zones.unknown:  # else there is something to say of the file that only its events show
        collector.items = _with_fingerprints(collector.items, groups, pieces)
    keys = tuple(it.external_key for it in known.values())
    return replace(collector.reading(complete), unchanged=keys)


def _with_fingerprints(items: list[FeedItem], groups: list[Grouped], pieces: Pieces) -> list[FeedItem]:
    """Items that are the one meaning of a whole piece of text get its fingerprint."""
    whole = {
        it.key[:LONGEST_KEY]: pieces.fingerprints[it.key]
        for it in groups
        if pieces.counts.get(it.key) == 1 + len(it.exceptions) and not it.changes
    }
    return [replace(item, fingerprint=whole.get(item.external_key)) for item in items]


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
    content = collector.context.content
    with collector.patience.counted():
        parts, problems, held = parts_of(grouped, content)
    for code, values in problems:
        what = grouped.master.title or "een activiteit"
        collector.report(code, grouped.master.block.number, grouped.key, wat=what, **values)
    for part in parts:
        event = part.event
        if any(code == "extra_datum_ongeldig" for code, _ in problems):
            collector.unpublished.append(part.series)
        elif event.private:
            collector.report("niet_openbaar", event.block.number, part.key, wat="Een afspraak")
            collector.unpublished.append(part.series)
        else:
            collector.add(
                part.key,
                event.columns(content),
                part.series,
                "\n\n".join(it.raw for it in (grouped.master, *grouped.exceptions)),
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
    """The block as text again, without what it holds beside its rules."""
    inner = [line for part in block.blocks for line in _written(part)]
    return "\n".join([*_written(block)[:-1], *inner, "END:VTIMEZONE", ""])


def _written(block: Block) -> list[str]:
    lines = (f"{line.name}:{line.value}" for line in block.lines)
    return [f"BEGIN:{block.name}", *lines, f"END:{block.name}"]
