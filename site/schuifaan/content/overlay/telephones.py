"""What is known of ride services, one fact at a time, and when the help line is answered.

Keys: `hof-van-twente/automaatje/desk` and `hof-van-twente`.
"""

from schuifaan.content.overlay.kind import Data, GoneError, Kind, Value, found, in_municipality, replaced
from schuifaan.content.rides import DETAILS

PHONE = ("phone", "phone_source", "phone_checked")
FACTS = ("phone", *DETAILS)
"""What can be known of a ride service; each is a change of its own."""


def _read_ride(data: Data, key: str) -> Value:
    service, fact = _service(data, key)
    if fact == "phone":
        return {name: service[name] for name in PHONE if name in service}
    known: Value = service.get(fact, {})
    return known


def _write_ride(data: Data, key: str, value: Value) -> Data:
    service, fact = _service(data, key)
    names = PHONE if fact == "phone" else (fact,)
    facts = {name: value[name] for name in PHONE if name in value} if fact == "phone" else {fact: value}
    changed = {name: it for name, it in service.items() if name not in names} | (facts if value else {})
    return {**data, "ride_service": replaced(data["ride_service"], service, changed)}


def _service(data: Data, key: str) -> tuple[Data, str]:
    _, code, fact = (*key.split("/"), "", "")[:3]
    if fact not in FACTS:
        raise GoneError
    return found(data.get("ride_service", ()), "code", code), fact


def _read_hours(data: Data, _key: str) -> Value:
    line = data["help_line"]
    return {"hours": line["hours"]} if "hours" in line else {}


def _write_hours(data: Data, _key: str, value: Value) -> Data:
    line = {name: it for name, it in data["help_line"].items() if name != "hours"}
    return {**data, "help_line": {**line, **value}}


RIDE = Kind("vervoer", in_municipality, _read_ride, _write_ride)
HELP_LINE = Kind("hulplijn", in_municipality, _read_hours, _write_hours)
