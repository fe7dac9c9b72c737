"""Mobilizon, and other calendars of the fediverse: events as ActivityStreams writes them."""

from typing import Any

from schuifaan.feeds.entries import Entries, point_of, website
from schuifaan.feeds.json_text import dicts_in, many, object_of, text_of
from schuifaan.feeds.locating import split_address
from schuifaan.feeds.moments import CANCELLED, GOES_ON, Span, read_when, span_of

Row = dict[str, Any]

_HIDDEN = {"private", "restricted", "unlisted"}


def rows_of(data: Any) -> list[Row] | None:
    """The events of an outbox, a collection or a single one; None when it is something else."""
    if not isinstance(data, (dict, list)):
        return None
    timed = [it for it in dicts_in(data) if "startTime" in it and "name" in it]
    return timed if any(map(_is_event, timed)) or _is_collection(data) else None


def _is_event(row: Row) -> bool:
    return row.get("type") == "Event"


def _is_collection(data: Any) -> bool:
    return isinstance(data, dict) and text_of(data.get("type")).startswith(
        ("OrderedCollection", "Collection")
    )


def add(row: Row, entries: Entries, number: int) -> None:
    """Add one event; whatever else has a name and a time is reported."""
    key = text_of(row.get("uuid")) or text_of(row.get("id"))
    if not _is_event(row):
        entries.collector.report("onderdeel_onleesbaar", number, key or None)
        return
    title = text_of(row.get("name"))
    if text_of(row.get("visibility")).casefold() in _HIDDEN or row.get("draft") is True:
        entries.collector.report("niet_openbaar", number, key or None, wat=title or "Een activiteit")
        return
    place = object_of(row.get("location"))
    columns = {
        "titel": title,
        "samenvatting": text_of(row.get("summary")),
        "omschrijving": text_of(row.get("content")),
        "website": website(*many(row.get("url")), row.get("externalParticipationUrl"), row.get("id")),
        "soort": ";".join(
            text_of(it.get("name")).lstrip("#") for it in many(row.get("tag")) if isinstance(it, dict)
        ),
        **_place(place or row.get("location"), entries),
    }
    point = point_of(place.get("latitude"), place.get("longitude"))
    entries.add(key, columns, entries.dates(_spans(row), number, key, title), number, point=point)


def _place(place: Any, entries: Entries) -> dict[str, str]:
    if not isinstance(place, dict):
        return split_address(text_of(place), entries.collector.context.content)
    address = place.get("address")
    if isinstance(address, dict):
        columns = {
            "adres": text_of(address.get("streetAddress")),
            "postcode": text_of(address.get("postalCode")),
            "plaats": text_of(address.get("addressLocality")),
        }
    else:
        columns = split_address(text_of(address), entries.collector.context.content)
    return columns | ({"locatie": text_of(place.get("name"))} if place.get("name") else {})


def _spans(row: Row) -> list[tuple[Span, str]]:
    zone = text_of(row.get("timezone")) or None
    start = read_when(row.get("startTime"), zone)
    if start is None:
        return []
    status = CANCELLED if text_of(row.get("ical:status")).upper() == "CANCELLED" else GOES_ON
    return [span_of(start, read_when(row.get("endTime"), zone), status, row.get("endTime"))]
