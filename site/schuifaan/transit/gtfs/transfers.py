"""transfers.txt: what the feed says about changing between two stops."""

from collections.abc import Mapping, Sequence

from schuifaan.transit.gtfs.source import Source
from schuifaan.transit.gtfs.values import number
from schuifaan.transit.timetable import Transfer

RECOMMENDED, HELD, AT_LEAST, IMPOSSIBLE = "0", "1", "2", "3"
A_DAY = 24 * 3600


def read_transfers(
    feed: Source, numbers: Mapping[str, int], stations: Mapping[str, Sequence[int]]
) -> tuple[Transfer, ...]:
    """Transfers between stops of `numbers` (id -> position); a station (id -> its stops) stands for all its stops.

    What is said of a stop goes before what is said of its station. Rows about single routes or trips are left out:
    what they add we do not promise.
    """
    found: dict[tuple[int, int], tuple[int, Transfer]] = {}
    fields = ("from_stop_id", "to_stop_id", "transfer_type")
    extra = ("min_transfer_time", "from_route_id", "to_route_id", "from_trip_id", "to_trip_id")
    for origin, destination, kind, least, *narrower in feed.rows("transfers", fields, extra):
        if any(narrower) or (kind or RECOMMENDED) not in (RECOMMENDED, HELD, AT_LEAST, IMPOSSIBLE):
            continue
        origins, destinations = _stops(origin, numbers, stations), _stops(destination, numbers, stations)
        if not origins or not destinations:
            continue
        narrow = (origin in numbers) + (destination in numbers)
        seconds = number(least, "transfers.txt", A_DAY) if kind == AT_LEAST else 0
        for one in origins:
            for other in destinations:
                if narrow >= found.get((one, other), (0,))[0]:
                    transfer = Transfer(one, other, None if kind == IMPOSSIBLE else seconds, kind == HELD)
                    found[one, other] = narrow, transfer
    return tuple(transfer for _, (_, transfer) in sorted(found.items(), key=lambda it: it[0]))


def _stops(id_: str, numbers: Mapping[str, int], stations: Mapping[str, Sequence[int]]) -> Sequence[int]:
    return (numbers[id_],) if id_ in numbers else stations.get(id_, ())
