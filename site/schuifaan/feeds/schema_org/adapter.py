"""schema.org events, in the pages of web sites and as JSON-LD by itself."""

from collections.abc import Iterable
from typing import Any

from schuifaan.feeds.context import ReadContext
from schuifaan.feeds.decoding import decode
from schuifaan.feeds.entries import Entries
from schuifaan.feeds.fetching.answers import FetchError
from schuifaan.feeds.items import MOST_ITEMS, ItemCollector
from schuifaan.feeds.json_text import many, object_of, text_of
from schuifaan.feeds.moments import series_of
from schuifaan.feeds.problems import NOTE, TIP
from schuifaan.feeds.schema_org.event import Event
from schuifaan.feeds.schema_org.graph import Graph
from schuifaan.feeds.schema_org.links import event_pages
from schuifaan.feeds.schema_org.page import Scripts, microdata_of, scripts_of
from schuifaan.feeds.schema_org.place import place_point
from schuifaan.feeds.schema_org.schedule import series_of_schedule
from schuifaan.inputs import Reading


def read_page(body: bytes, context: ReadContext) -> Reading:
    """A web page: the events in its JSON-LD and its microdata, each once.

    When it has none and more pages can be fetched, those it refers to are read: a list of events often only links.
    """
    text, clean = decode(body)
    collector = ItemCollector(context)
    if not clean:
        collector.report("tekens_onleesbaar")
    entries = Entries(collector)
    scripts, found = _add_page(text, entries)
    whole, ended = scripts.whole, scripts.ended
    if not found and context.fetch:
        for address in event_pages(text, [value for _, value in scripts.found], context.address):
            try:
                fetched = context.fetch(address)
            except FetchError as error:
                collector.problems.append(error.problem)
                whole = False
                if error.code == "te_veel_paginas":
                    break
                continue
            later, more = _add_page(decode(fetched.body)[0], entries, found)
            found, whole = found + more, whole and fetched.complete and later.whole
            ended = ended and later.ended
    if found and not (whole and ended):
        collector.report("bestand_onvolledig", severity=NOTE if not whole else TIP)
    if not found:
        collector.report("geen_agenda_op_pagina")
    return collector.reading(whole and ended, usable=found > 0)


def _add_page(text: str, entries: Entries, before: int = 0) -> tuple[Scripts, int]:
    """Add the events of one page; what its scripts were, and how many events it had."""
    scripts = scripts_of(text)
    for line in scripts.unreadable:
        entries.collector.report("gegevens_onleesbaar", line)
    graphs = [Graph([value]) for _, value in scripts.found] + [Graph([it]) for it in microdata_of(text)]
    return scripts, add_events(graphs, entries, before)


def read_value(data: Any, entries: Entries) -> None:
    """JSON-LD that is no page: a list of events, a graph, or something with events in it."""
    if not add_events([Graph([data])], entries):
        entries.collector.report("bestand_leeg")


def add_events(graphs: Iterable[Graph], entries: Entries, before: int = 0) -> int:
    """Add every event of `graphs`; returns how many there were, usable or not. They are numbered on from `before`."""
    number = before
    for graph in graphs:
        for event in graph.events():
            number += 1
            if number > MOST_ITEMS:
                entries.collector.report("te_veel_activiteiten", waarde=MOST_ITEMS)
                return number - before
            add_event(event, entries, number)
        for node in graph.looks_like_events():
            number += 1
            _note_other(Event(node), entries, number)
    return number - before


def add_event(
    event: Event, entries: Entries, number: int, key: str = "", *, by_schedule: bool = False
) -> None:
    """Add one event; one whose dates are only in a schedule waits for a person, unless the feed is `by_schedule`."""
    collector = entries.collector
    key = key or event.key
    columns = event.columns(collector.context.content)
    spans = event.spans()
    what = event.title or "een activiteit"
    for code in event.problems:
        collector.report(code, number, key or None, severity=TIP, wat=what)
    point = place_point(event.value("location"))
    schedules = [series_of_schedule(object_of(it)) for it in many(event.value("eventSchedule"))[:20]]
    found = list(dict.fromkeys(it for it in schedules if it))
    if spans or not found:
        if len(spans) == 1 and found and event.node.get("eventSchedule"):
            collector.report("patroon_onbekend", number, key or None, wat=what)
        entries.add(key, columns, spans, number, point=point)
        return
    if not by_schedule:
        collector.report("alleen_schema", number, key or None, wat=what)
    if not all(schedules):
        collector.report("schema_onleesbaar", number, key or None, wat=what)
    for following, series in enumerate(found, 1):  # "Tuesdays at ten and Fridays at two" is two rules
        own = key if following == 1 or not key else f"{key}#{following}"
        entries.add(own, columns, series, number, held=not by_schedule, point=point)


def _note_other(event: Event, entries: Entries, number: int) -> None:
    """A broadcast or a publication has a time and no place to go to: counted, never published."""
    entries.collector.report(
        "geen_bezoek", number, event.key or None, wat=event.title or text_of(event.node.get("@type"))
    )
    if spans := event.spans():
        entries.collector.unpublished.append(series_of(spans))
