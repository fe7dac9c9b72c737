"""UiTdatabank (publiq): the event base of Flanders, in its present and its older shape."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from schuifaan.feeds.entries import Entries, landline, point_of, website
from schuifaan.feeds.json_text import many, object_of, text_of
from schuifaan.feeds.moments import CANCELLED, FULL, GOES_ON, LONGEST_ACTIVITY, Span, read_when, span_of

Row = dict[str, Any]

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_UNREAD = "patroon_onbekend"
_PUBLISHED = {"", "APPROVED", "READY_FOR_VALIDATION"}


def rows_of(data: Any) -> list[Any] | None:
    """The events of a search page, a list or a single event; None when it is something else."""
    rows: Any = data
    if isinstance(data, dict):
        rows = data["member"] if isinstance(data.get("member"), list) else [data]
    found = [it for it in rows if isinstance(it, dict)] if isinstance(rows, list) else []
    return rows if any(_is_event(it) for it in found[:5]) else None


def _is_event(row: Row) -> bool:
    return "calendarType" in row or ("mainLanguage" in row and "terms" in row and "location" in row)


def add(row: Row, entries: Entries, number: int) -> None:
    """Add one event. One that is always open has no dates, and is no activity to come to."""
    key = text_of(row.get("@id")) or text_of(row.get("id")) or text_of(row.get("cdbid"))
    title = text_of(row.get("name"))
    status = text_of(row.get("workflowStatus"))
    if status == "DELETED":
        entries.collector.report("verwijderd", number, key or None)
        return
    if status not in _PUBLISHED:
        entries.collector.report("niet_openbaar", number, key or None, wat=title or "Een activiteit")
        return
    place, organiser = object_of(row.get("location")), object_of(row.get("organizer"))
    contact, address = object_of(row.get("contactPoint")), _address(place)
    geo = object_of(place.get("geo"))
    terms = [it for it in many(row.get("terms")) if isinstance(it, dict)]
    columns = {
        "titel": title,
        "omschrijving": text_of(row.get("description")),
        "organisatie": text_of(organiser.get("name")),
        "telefoon": landline(*many(contact.get("phone"))),
        "website": website(*many(contact.get("url")), row.get("sameAs")),
        "locatie": text_of(place.get("name")),
        "adres": text_of(address.get("streetAddress")),
        "postcode": text_of(address.get("postalCode")),
        "plaats": text_of(address.get("addressLocality")),
        "soort": ";".join(text_of(it.get("label")) for it in terms),
        "kosten": _cost(row),
    }
    point = point_of(geo.get("latitude"), geo.get("longitude"))
    spans = entries.dates(_spans(row), number, key, title)
    parts = many(row.get("subEvent")) if spans and row.get("calendarType") == "multiple" else []
    if len(spans) < len(parts):
        entries.collector.report("patroon_onbekend", number, key or None, wat=title or "een activiteit")
    entries.add(key, columns, spans, number, point=point)


def _address(place: Row) -> Row:
    """An address is per language nowadays, and was not."""
    given = object_of(place.get("address"))
    return (
        given if "addressLocality" in given else object_of(given.get("nl") or next(iter(given.values()), {}))
    )


def _cost(row: Row) -> str:
    base = [
        it
        for it in many(row.get("priceInfo"))
        if isinstance(it, dict) and it.get("category") in ("base", None)
    ]
    price = text_of(base[0].get("price")) if len(base) == 1 else ""
    return "gratis" if price in ("0", "0.0") else price


def _spans(row: Row) -> list[tuple[Span, str]]:
    parts = [it for it in many(row.get("subEvent"))[:1000] if isinstance(it, dict)]
    hours = [it for it in many(row.get("openingHours"))[:50] if isinstance(it, dict)]
    if row.get("calendarType") == "periodic" and hours:
        return list(_open_days(row, hours))
    if row.get("calendarType") == "permanent":
        return []
    return [span for it in parts or [row] for span in _own(it, row)]


def _own(part: Row, row: Row) -> list[tuple[Span, str]]:
    start = read_when(part.get("startDate"))
    return (
        [span_of(start, read_when(part.get("endDate")), _status(part, row), part.get("endDate"))]
        if start
        else []
    )


def _status(part: Row, row: Row) -> str:
    for said in (part.get("status"), row.get("status")):
        word = text_of(object_of(said).get("type")) or text_of(said)
        if word in ("Unavailable", "TemporarilyUnavailable"):
            return CANCELLED
    booking = object_of(part.get("bookingAvailability") or row.get("bookingAvailability"))
    return FULL if booking.get("type") == "Unavailable" else GOES_ON


def _open_days(row: Row, hours: list[Row]) -> Iterator[tuple[Span, str]]:
    """Every day between the first and the last on which it is open, with the code of what of it cannot be used."""
    first, last = read_when(row.get("startDate")), read_when(row.get("endDate"))
    if not first or not last or not timedelta(0) <= last.wall - first.wall <= LONGEST_ACTIVITY:
        return
    unknown = "" if all(_known_days(it) for it in hours) else _UNREAD
    day = first.wall.date()
    while day <= last.wall.date():
        for opening in hours:
            if _DAYS[day.weekday()] in many(opening.get("dayOfWeek")):
                span, code = _open(day, opening, _status(row, row))
                yield span, code or unknown
        day += timedelta(days=1)


def _known_days(opening: Row) -> bool:
    days = many(opening.get("dayOfWeek"))
    return bool(days) and all(it in _DAYS for it in days)


def _open(day: date, opening: Row, status: str) -> tuple[Span, str]:
    """One day it is open; without an hour to begin it is a whole day."""
    opens, closes = text_of(opening.get("opens")), text_of(opening.get("closes"))
    start, end = read_when(f"{day}T{opens}"), read_when(f"{day}T{closes}")
    if start is None:
        return Span(datetime.combine(day, time.min), 24 * 60, True, status), _UNREAD if opens else ""
    if end is None or end.wall <= start.wall:
        told = "einde_voor_begin" if end else "einde_ongeldig"
        return Span(start.wall, None, False, status), told if closes else ""
    return Span(start.wall, int((end.wall - start.wall) / timedelta(minutes=1)), False, status), ""
