"""Kinds of vehicle. GTFS has the numbers 0 to 12, and Google's extended route types (100 and on) are common."""

from schuifaan.transit.gtfs.values import number

BASIC = {0: "tram", 1: "metro", 2: "trein", 3: "bus", 4: "veerboot", 5: "tram", 11: "bus", 12: "trein"}
EXTENDED = (
    (100, 199, "trein"),
    (200, 299, "bus"),
    (400, 699, "metro"),
    (700, 899, "bus"),
    (900, 999, "tram"),
    (1000, 1299, "veerboot"),
)
ON_CALL = {715, *range(1500, 1600)}
"""Buses and taxis that come only for who rings first: we cannot promise those."""


def kind_of(route_type: str) -> str | None:
    """The kind of vehicle; None when it comes only on call."""
    code = number(route_type, "routes.txt")
    if code in ON_CALL:
        return None
    if code in BASIC:
        return BASIC[code]
    return next((kind for first, last, kind in EXTENDED if first <= code <= last), "overig")
