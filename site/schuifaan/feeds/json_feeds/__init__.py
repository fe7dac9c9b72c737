"""Feeds in JSON: which of the interfaces it is, is seen from its shape."""

from collections.abc import Callable
from typing import Any

from schuifaan.feeds.context import ReadContext
from schuifaan.feeds.decoding import decode
from schuifaan.feeds.entries import Entries
from schuifaan.feeds.items import MOST_ITEMS, ItemCollector, refusal
from schuifaan.feeds.json_feeds import (
    activity_streams,
    gancio,
    linked_events,
    open_active,
    the_events_calendar,
    uitdatabank,
)
from schuifaan.feeds.json_feeds.paging import next_address, with_later_pages
from schuifaan.feeds.json_text import dicts_in, load_json, salvage_objects
from schuifaan.feeds.ndtrc import json_items as ndtrc
from schuifaan.feeds.schema_org import read_value
from schuifaan.inputs import Reading

AddRow = Callable[[dict[str, Any], Entries, int], None]
RowReader = tuple[Callable[[Any], list[Any] | None], AddRow]

_ROW_READERS: tuple[RowReader, ...] = (
    (the_events_calendar.rows_of, the_events_calendar.add),
    (ndtrc.rows_of, ndtrc.add),
    (uitdatabank.rows_of, uitdatabank.add),
    (linked_events.rows_of, linked_events.add),
    (gancio.rows_of, gancio.add),
    (activity_streams.rows_of, activity_streams.add),
)
_LINKED_DATA = {"@context", "@type", "@graph"}


def read_json(body: bytes, context: ReadContext) -> Reading:
    """The activities in a file of JSON, whichever interface wrote it; one page may be all there is to see."""
    text, clean = decode(body)
    data, whole = _load(text)
    collector = ItemCollector(context)
    if not clean:
        collector.report("tekens_onleesbaar")
    if not whole:
        collector.report("bestand_onvolledig")
    if data is None:
        return refusal("geen_agenda")
    if context.fetch and whole and next_address(data):
        pages = with_later_pages(data, context.address, context.fetch)
        data, whole = pages.first, pages.whole
        collector.problems += pages.problems
    entries = Entries(collector)
    if open_active.recognises(data):
        open_active.read(data, entries)
        return collector.reading(whole and not next_address(data))
    for rows_of, add in _ROW_READERS:
        if (rows := rows_of(data)) is not None:
            _add_rows(rows, add, entries)
            return collector.reading(whole and not next_address(data))
    if any(_LINKED_DATA & it.keys() for it in dicts_in(data)):
        read_value(data, entries)
        return collector.reading(whole)
    return refusal("geen_agenda")


def _add_rows(rows: list[Any], add: AddRow, entries: Entries) -> None:
    for number, row in enumerate(rows[:MOST_ITEMS], 1):
        if isinstance(row, dict):
            add(row, entries, number)
        else:
            entries.collector.report("onderdeel_onleesbaar", number)
    if len(rows) > MOST_ITEMS:
        entries.collector.report("te_veel_activiteiten", waarde=MOST_ITEMS)
    if not rows:
        entries.collector.report("bestand_leeg")


def _load(text: str) -> tuple[Any, bool]:
    """The value, and whether it is all of it; of a damaged file the objects that are whole."""
    try:
        data = load_json(text)
    except ValueError:
        saved = salvage_objects(text)
        if saved is None:
            return None, False
        name, found = saved
        return ({name: found} if name else found), False
    return (data, True) if isinstance(data, (dict, list)) else (None, True)
