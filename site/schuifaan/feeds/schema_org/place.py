"""Where a schema.org event is: a Place, an address, a line of text, or the internet."""

from typing import Any

from schuifaan.content import Content
from schuifaan.feeds.entries import Point, point_of
from schuifaan.feeds.json_text import many, object_of, text_of
from schuifaan.feeds.locating import split_address
from schuifaan.feeds.schema_org.types import types_of

ONLINE = "Online"


def place_columns(location: Any, content: Content) -> dict[str, str]:
    """The columns of the first real place; `Online` when there is only a virtual one."""
    places = [it for it in many(location) if isinstance(it, (str, dict)) and it]
    real = [it for it in places if not (isinstance(it, dict) and "VirtualLocation" in types_of(it))]
    if not real:
        return {"locatie": ONLINE} if places else {}
    place = real[0]
    if isinstance(place, str):
        return {} if place.startswith(("http://", "https://", "_:", "#")) else split_address(place, content)
    columns = _address(place.get("address"), content)
    name = text_of(place.get("name"))
    if name:
        columns["locatie"] = name
    elif "adres" in columns and "locatie" not in columns:
        columns["locatie"] = columns["adres"]
    return columns


def place_point(location: Any) -> Point | None:
    """(latitude, longitude) of the first place that has them."""
    for place in many(location):
        if isinstance(place, dict):
            geo = object_of(place.get("geo")) or place
            if found := point_of(text_of(geo.get("latitude")), text_of(geo.get("longitude"))):
                return found
    return None


def _address(address: Any, content: Content) -> dict[str, str]:
    given = next((it for it in many(address) if it), "")
    if not isinstance(given, dict):
        return split_address(text_of(given), content)
    columns = {
        "adres": text_of(given.get("streetAddress")),
        "postcode": text_of(given.get("postalCode")),
        "plaats": text_of(given.get("addressLocality")),
    }
    return {name: value for name, value in columns.items() if value}
