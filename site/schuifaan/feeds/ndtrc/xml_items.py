"""TRC-XML 2.1: its elements and attributes as the JSON of the same item."""

from typing import Any
from xml.etree.ElementTree import Element

from schuifaan.feeds.context import ReadContext
from schuifaan.feeds.entries import Entries
from schuifaan.feeds.items import MOST_ITEMS, ItemCollector, refusal
from schuifaan.feeds.ndtrc.json_items import Row, add
from schuifaan.feeds.xml_text import XmlRefusedError, parse_xml, xml_text
from schuifaan.inputs import Reading

_TRUE = {"true": True, "false": False}


def read_xml(body: bytes, context: ReadContext) -> Reading:
    """The events of a TRC-XML file."""
    text, clean = xml_text(body)
    try:
        root, whole = parse_xml(text)
    except XmlRefusedError as refused:
        return refusal(refused.code)
    collector = ItemCollector(context)
    if not clean:
        collector.report("tekens_onleesbaar")
    if not whole:
        collector.report("bestand_onvolledig")
    entries, number = Entries(collector), 0
    for element in root.iter():
        if _name(element) == "trcitem":
            number += 1
            if number > MOST_ITEMS:
                collector.report("te_veel_activiteiten", waarde=MOST_ITEMS)
                break
            add(_item(element), entries, number)
    if not number:
        collector.report("bestand_leeg")
    return collector.reading(whole)


def _name(element: Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1].casefold()


def _children(element: Element | None, name: str) -> list[Element]:
    return [it for it in element if _name(it) == name] if element is not None else []


def _child(element: Element | None, name: str) -> Element | None:
    return next(iter(_children(element, name)), None)


def _text(element: Element | None, name: str) -> str:
    found = _child(element, name)
    return (found.text or "").strip() if found is not None else ""


def _values(element: Element | None) -> Row:
    """The attributes, with `true` and `false` as what they mean."""
    given = element.attrib.items() if element is not None else ()
    return {name.rsplit("}", 1)[-1]: _TRUE.get(value.casefold(), value) for name, value in given}


def _item(element: Element) -> Row:
    location, contact = _child(element, "location"), _child(element, "contactinfo")
    address = _child(location, "address")
    physical = _child(address, "physical")
    place = physical if physical is not None else address
    coordinates = (
        next((it for it in place.iter() if _name(it) == "giscoordinate"), None) if place is not None else None
    )
    details = _children(_child(element, "trcitemdetails"), "trcitemdetail")
    texts = ("title", "shortdescription", "longdescription")
    address_values: Row = {name: _text(place, name) for name in ("street", "housenr", "zipcode", "city")}
    return _values(element) | {
        "trcItemDetails": [_values(it) | {name: _text(it, name) for name in texts} for it in details],
        "calendar": _calendar(_child(element, "calendar")),
        "location": {
            "label": _text(location, "label"),
            "locationItem": {"text": _text(location, "locationitem")},
            "address": address_values
            | _values(_child(place, "city"))
            | {"gisCoordinates": _values(coordinates)},
        },
        "contactinfo": {
            "phone": _text(contact, "phone"),
            "urls": [{"url": (it.text or "").strip()} for it in _under(contact, "url")],
        },
        "trcItemCategories": {
            "types": [
                {"value": (it.text or "").strip()}
                for it in _under(_child(element, "trcitemcategories"), "category")
            ]
        },
        "priceElements": [_price(it) for it in _under(_child(element, "priceinformation"), "priceelement")],
    }


def _under(element: Element | None, name: str) -> list[Element]:
    return [it for it in element.iter() if _name(it) == name] if element is not None else []


def _price(element: Element) -> Row:
    return _values(element) | {"priceValue": _values(_child(element, "pricevalue"))}


def _calendar(element: Element | None) -> Row:
    exceptions = _child(element, "exceptions")
    kinds = {"opens": "open", "closeds": "closed", "cancelleds": "cancelled", "soldouts": "soldout"}
    days: Row = {name: [_day(it) for it in _children(exceptions, kind)] for name, kind in kinds.items()}
    return (
        _values(element)
        | days
        | {
            "singleDates": [_day(it) for it in _children(element, "single")],
            "patternDates": [
                _values(it) | {"opens": [_day(opening) for opening in _children(it, "open")]}
                for it in _children(element, "pattern")
            ],
        }
    )


def _day(element: Element) -> dict[str, Any]:
    return _values(element) | {"whens": [_values(it) for it in _children(element, "when")]}
