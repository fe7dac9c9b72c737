"""NDTRC items as JSON; those of its XML are turned into the same shape."""

from typing import Any

from schuifaan.feeds.entries import Entries, landline, point_of, website
from schuifaan.feeds.html_text import plain_line
from schuifaan.feeds.json_text import many, object_of, text_of
from schuifaan.feeds.ndtrc.dates import dates_of

Row = dict[str, Any]

_LISTS = ("items", "results", "hits", "data", "trcItems", "trcitems", "content")


def rows_of(data: Any) -> list[Any] | None:
    """The items of a page, a list or a single item; None when it is something else."""
    rows: Any = data
    if isinstance(data, dict) and "trcid" not in data:
        rows = next((data[name] for name in _LISTS if isinstance(data.get(name), list)), None)
    found = [it.get("_source", it) if isinstance(it, dict) else it for it in many(rows)]
    return found if any(isinstance(it, dict) and "trcid" in it for it in found[:5]) else None


def add(row: Row, entries: Entries, number: int) -> None:
    """Add one item, if it is an event that its owner shows to the public."""
    collector = entries.collector
    key = text_of(row.get("trcid")) or text_of(row.get("externalid"))
    kind = text_of(row.get("entitytype")).upper()
    if kind not in ("", "EVENEMENT"):
        collector.report("geen_bezoek", number, key or None, wat=kind.capitalize())
        return
    detail = _detail(row)
    title = plain_line(text_of(detail.get("title")))
    if row.get("deleted") is True or text_of(row.get("wfstatus")) == "deleted":
        collector.report("verwijderd", number, key or None)
        return
    if not _is_public(row):
        collector.report("niet_openbaar", number, key or None, wat=title or "Een activiteit")
        return
    location, contact = object_of(row.get("location")), object_of(row.get("contactinfo"))
    address = object_of(location.get("address"))
    geo = object_of(address.get("gisCoordinates") or address.get("giscoordinates"))
    columns = {
        "titel": title,
        "samenvatting": plain_line(text_of(detail.get("shortdescription"))),
        "omschrijving": text_of(detail.get("longdescription")),
        "telefoon": landline(_of(contact.get("phone"), "number")),
        "website": website(*(it.get("url") for it in many(contact.get("urls")) if isinstance(it, dict))),
        "locatie": text_of(location.get("label"))
        or text_of(object_of(location.get("locationItem")).get("text")),
        "adres": f"{text_of(address.get('street'))} {text_of(address.get('housenr'))}".strip(),
        "postcode": text_of(address.get("zipcode")),
        "plaats": text_of(address.get("city")),
        "kosten": _cost(row),
        "soort": ";".join(_categories(row)),
    }
    dates = dates_of(object_of(row.get("calendar")))
    if dates.unread:
        collector.report("patroon_onbekend", number, key or None, wat=title or "een activiteit")
    if dates.without_end:
        collector.report("einde_ongeldig", number, key or None, wat=title or "een activiteit")
    point = point_of(geo.get("ycoordinate"), geo.get("xcoordinate"))
    entries.add(key, columns, dates.spans, number, point=point)


def _is_public(row: Row) -> bool:
    return (
        text_of(row.get("wfstatus")) in ("", "approved")
        and row.get("published") is not False
        and row.get("offline") is not True
        and row.get("isprivate") is not True
        and row.get("private") is not True
    )


def _detail(row: Row) -> Row:
    """The texts in Dutch, else in whatever language there is."""
    found = [it for it in many(row.get("trcItemDetails")) if isinstance(it, dict)]
    return next((it for it in found if it.get("lang") == "nl"), found[0] if found else {})


def _of(value: Any, name: str) -> str:
    return text_of(object_of(value).get(name)) if isinstance(value, dict) else text_of(value)


def _categories(row: Row) -> list[str]:
    given = object_of(row.get("trcItemCategories"))
    words = [
        text_of(it.get("value") or it.get("label")) for it in many(given.get("types")) if isinstance(it, dict)
    ]
    return [word.replace(";", " ") for word in words if word]


def _cost(row: Row) -> str:
    """The one price there is; what differs by age or card is told by the texts."""
    prices = [it for it in many(row.get("priceElements")) if isinstance(it, dict)]
    if prices and all(it.get("freeentrance") is True for it in prices):
        return "gratis"
    value = object_of(prices[0].get("priceValue")) if len(prices) == 1 else {}
    low, high = text_of(value.get("from")), text_of(value.get("until"))
    return low if not high or high == low else ""
