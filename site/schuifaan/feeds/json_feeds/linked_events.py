"""Linked Events, the open event interface of Helsinki that other cities run too."""

from typing import Any

from schuifaan.feeds.entries import Entries, point_of, website
from schuifaan.feeds.json_text import many, object_of, text_of
from schuifaan.feeds.moments import CANCELLED, GOES_ON, MOVED, Span, When, read_when, span_of

Row = dict[str, Any]

_STATUSES = {"EventCancelled": CANCELLED, "EventPostponed": CANCELLED, "EventRescheduled": MOVED}
_ALONE = "\0alone"
_MARKS = {"has_start_time", "super_event_type", "publication_status", "data_source", "event_status"}


def rows_of(data: Any) -> list[Any] | None:
    """The events of a page or a single event; None when it is something else."""
    if not isinstance(data, dict):
        return None
    rows = data["data"] if isinstance(data.get("data"), list) else [data]
    found = [it for it in rows if isinstance(it, dict)]
    if not found and "meta" in data:
        return rows if isinstance(data.get("data"), list) else []
    if not found or not _is_event(found[0]):
        return None
    there = {name for row in found for name in _names(row)}
    return [_alone(row, there) if isinstance(row, dict) else row for row in rows]


def _names(row: Row) -> set[str]:
    """What an event is called where another refers to it: its number, alone or at the end of its address."""
    names = (text_of(row.get(field)).rstrip("/").rpartition("/")[2] for field in ("id", "@id"))
    return {name for name in names if name}


def _alone(row: Row, there: set[str]) -> Row:
    """The row, marked when it only holds together what is not in this file."""
    parts = [it for it in many(row.get("sub_events")) if isinstance(it, dict)]
    known = any(_names(it) & there for it in parts)
    return row if known or not _holds_together(row) else {**row, _ALONE: True}


def _holds_together(row: Row) -> bool:
    return bool(row.get("super_event_type") and row.get("sub_events"))


def _is_event(row: Row) -> bool:
    return "start_time" in row and len(_MARKS & row.keys()) >= 2


def add(row: Row, entries: Entries, number: int) -> None:
    """Add one event. Recurring and umbrella events only hold others together."""
    key = text_of(row.get("id")) or text_of(row.get("@id"))
    title = text_of(row.get("name"))
    if row.get("deleted") is True or row.get("replaced_by"):
        entries.collector.report("verwijderd", number, key or None)
        return
    if text_of(row.get("publication_status")) not in ("", "public"):
        entries.collector.report("niet_openbaar", number, key or None, wat=title or "Een activiteit")
        return
    if _holds_together(row):
        if row.get(_ALONE):
            entries.collector.report("reeks_zonder_delen", number, key or None, wat=title or "Een activiteit")
        return
    place = object_of(row.get("location"))
    position = many(object_of(place.get("position")).get("coordinates"))
    columns = {
        "titel": title,
        "samenvatting": text_of(row.get("short_description")),
        "omschrijving": text_of(row.get("description")),
        "organisatie": text_of(row.get("provider")),
        "website": website(text_of(row.get("info_url")), text_of(row.get("external_links"))),
        "locatie": text_of(place.get("name")),
        "adres": text_of(place.get("street_address")),
        "postcode": text_of(place.get("postal_code")),
        "plaats": text_of(place.get("address_locality")),
        "soort": ";".join(
            text_of(it.get("name")) for it in many(row.get("keywords")) if isinstance(it, dict)
        ),
        "kosten": _cost(row),
    }
    point = point_of(position[1], position[0]) if len(position) == 2 else None
    entries.add(key, columns, entries.dates(_spans(row), number, key, title), number, point=point)


def _cost(row: Row) -> str:
    offers = [it for it in many(row.get("offers")) if isinstance(it, dict)]
    if offers and all(it.get("is_free") is True for it in offers):
        return "gratis"
    return text_of(offers[0].get("price")) if len(offers) == 1 else ""


def _spans(row: Row) -> list[tuple[Span, str]]:
    """Times are UTC; the flags say of which only the date counts."""
    start = _when(row, "start_time", "has_start_time")
    if start is None:
        return []
    end = _when(row, "end_time", "has_end_time")
    status = _STATUSES.get(text_of(row.get("event_status")), GOES_ON)
    if end and end.is_date and not start.is_date:
        return [span_of(start, None, status)]
    return [span_of(start, end, status, row.get("end_time"))]


def _when(row: Row, name: str, flag: str) -> When | None:
    found = read_when(row.get(name))
    if found and row.get(flag) is False:
        return When(found.wall.replace(hour=0, minute=0), True)
    return found
