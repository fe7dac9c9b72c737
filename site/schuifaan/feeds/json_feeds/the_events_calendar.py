"""The Events Calendar, the commonest calendar of WordPress sites, by its REST interface (v1)."""

from typing import Any

from schuifaan.feeds.entries import Entries, Point, landline, point_of, website
from schuifaan.feeds.html_text import plain_line
from schuifaan.feeds.json_text import many, object_of, text_of
from schuifaan.feeds.moments import Span, read_when, span_of

Row = dict[str, Any]


def rows_of(data: Any) -> list[Any] | None:
    """The events of a page or a single event; None when it is something else."""
    if not isinstance(data, dict):
        return None
    if isinstance(data.get("events"), list) and (
        {"rest_url", "total_pages"} & data.keys() or any(map(_is_event, data["events"][:5]))
    ):
        return list(data["events"])
    return [data] if _is_event(data) else None


def _is_event(row: Any) -> bool:
    return isinstance(row, dict) and "start_date" in row and ("global_id" in row or "utc_start_date" in row)


def add(row: Row, entries: Entries, number: int) -> None:
    """Add one event; those the site itself does not show are passed over."""
    key = text_of(row.get("global_id")) or text_of(row.get("id"))
    title = plain_line(text_of(row.get("title")))
    hidden = row.get("hide_from_listings") is True or text_of(row.get("status")) in (
        "private",
        "draft",
        "trash",
    )
    if hidden:
        entries.collector.report("niet_openbaar", number, key or None, wat=title or "Een activiteit")
        return
    venue, organiser = object_of(row.get("venue")), object_of(row.get("organizer"))
    columns = {
        "titel": title,
        "samenvatting": plain_line(text_of(row.get("excerpt"))),
        "omschrijving": text_of(row.get("description")),
        "organisatie": plain_line(text_of(organiser.get("organizer"))),
        "telefoon": landline(organiser.get("phone"), venue.get("phone")),
        "website": website(row.get("url"), row.get("website")),
        "locatie": plain_line(text_of(venue.get("venue"))),
        "adres": text_of(venue.get("address")),
        "postcode": text_of(venue.get("zip")),
        "plaats": text_of(venue.get("city")),
        "kosten": plain_line(text_of(row.get("cost"))),
        "soort": ";".join(
            plain_line(text_of(it)) for it in many(row.get("categories")) if isinstance(it, dict)
        ),
    }
    spans = entries.dates(_spans(row), number, key, title)
    entries.add(key, columns, spans, number, point=_point(venue))


def _spans(row: Row) -> list[tuple[Span, str]]:
    """Local times are the ones people typed; sites set to "UTC+0" write local times as if they were UTC."""
    all_day = row.get("all_day") in (True, 1, "1", "true")
    start, end = (_day(text_of(row.get(name)), all_day) for name in ("start_date", "end_date"))
    when = read_when(start)
    return [span_of(when, read_when(end), given=end)] if when else []


def _day(text: str, all_day: bool) -> str:
    return text[:10] if all_day else text


def _point(venue: Row) -> Point | None:
    return point_of(venue.get("geo_lat"), venue.get("geo_lng"))
