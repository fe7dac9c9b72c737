"""Gancio: shared calendars of cities and neighbourhoods, by `/api/events`."""

from typing import Any

from schuifaan.feeds.entries import Entries, point_of, website
from schuifaan.feeds.json_text import many, object_of, text_of
from schuifaan.feeds.locating import split_address
from schuifaan.feeds.moments import Span, read_seconds, span_of

Row = dict[str, Any]


def rows_of(data: Any) -> list[Any] | None:
    """The events of a list or a single event; None when it is something else."""
    rows = data if isinstance(data, list) else [data]
    found = [it for it in rows if isinstance(it, dict)]
    return rows if found and all(_is_event(it) for it in found[:5]) else None


def _is_event(row: Row) -> bool:
    return isinstance(row.get("start_datetime"), (int, float)) and "title" in row


def add(row: Row, entries: Entries, number: int) -> None:
    """Add one event."""
    key = text_of(row.get("slug")) or text_of(row.get("id"))
    title = text_of(row.get("title"))
    if row.get("is_visible") is False:
        entries.collector.report("niet_openbaar", number, key or None, wat=title or "Een activiteit")
        return
    place = row.get("place")
    venue = object_of(place)
    columns = {
        "titel": title,
        "omschrijving": text_of(row.get("description")),
        "website": website(*many(row.get("online_locations"))),
        "soort": ";".join(text_of(it).replace(";", " ") for it in many(row.get("tags"))),
        **split_address(text_of(venue.get("address")) or text_of(place), entries.collector.context.content),
    }
    if venue.get("name"):
        columns["locatie"] = text_of(venue["name"])
    point = point_of(venue.get("latitude"), venue.get("longitude"))
    entries.add(key, columns, entries.dates(_spans(row), number, key, title), number, point=point)


def _spans(row: Row) -> list[tuple[Span, str]]:
    start = read_seconds(row.get("start_datetime"))
    return (
        [span_of(start, read_seconds(row.get("end_datetime")), given=row.get("end_datetime"))]
        if start
        else []
    )
