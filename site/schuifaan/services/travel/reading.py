"""Reading stored journeys: of the dates on a page of results, and of one date of an activity."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from sqlalchemy import Connection, and_, bindparam, select

from schuifaan.services.installation import Installation
from schuifaan.services.tables import REACH, REACH_COMPUTED
from schuifaan.services.travel.storage import Computed, Packed, StoredReach, visit
from schuifaan.transit import Status

_KEY = tuple(
    REACH_COMPUTED.c[name] for name in ("venue_id", "starts", "ends", "pattern", "end_pattern", "walking")
)

# Built once: putting a statement together takes longer than running it.
_FROM_A_PLACE = select(REACH_COMPUTED.c.id, *_KEY, REACH.c.status, REACH.c.journeys).select_from(
    REACH_COMPUTED.outerjoin(
        REACH, and_(REACH.c.computed_id == REACH_COMPUTED.c.id, REACH.c.place == bindparam("place"))
    )
)
_BY_ID = _FROM_A_PLACE.where(REACH_COMPUTED.c.id.in_(bindparam("ids", expanding=True)))
_BY_KEY = _FROM_A_PLACE.where(*(column == bindparam(column.name) for column in _KEY))


class Dated(Protocol):
    """A date of an activity, somewhere."""

    @property
    def venue_id(self) -> int | None: ...
    @property
    def start(self) -> datetime: ...
    @property
    def end(self) -> datetime | None: ...
    @property
    def all_day(self) -> bool: ...


def reach_on(
    connection: Connection, patterns: Mapping[date, str], it: Dated, place: str, walking: str
) -> StoredReach:
    """How one gets from a place to this date and home again; `patterns` are those of the timetable."""
    key = _computed(it, patterns, walking)
    row = connection.execute(_BY_KEY, {**key._asdict(), "place": place}).one_or_none() if key else None
    return _stored(_packed(row) if row else None, it)


def reaches_of(
    installation: Installation, generation: str, dates: Sequence[Dated], place: str, walking: str
) -> list[StoredReach]:
    """The same for the cards of a page of results; read once for each generation of the index."""
    kept, patterns = installation.finder.reaches, installation.finder.timetable.patterns
    wanted = [_computed(it, patterns, walking) for it in dates]
    found = {key: kept.peek((generation, place, key)) for key in wanted if key}
    missing = [key for key, packed in found.items() if packed is None]
    if missing:
        with installation.database.connection() as connection:
            numbers = installation.finder.computed.get(generation, lambda: _numbers(connection))
            ids = [number for key in missing if (number := numbers.get(key))]
            for row in connection.execute(_BY_ID, {"ids": ids, "place": place}):
                # The key as it is now: since this generation the number may have become that of another visit.
                key = Computed(*row[1:7])
                if key in found:
                    found[key] = packed = _packed(row)
                    kept.keep((generation, place, key), packed)
    return [_stored(found[key] if key else None, it) for key, it in zip(wanted, dates, strict=True)]


def _numbers(connection: Connection) -> dict[Computed, int]:
    """The number of all that was worked out, by what it was worked out for."""
    return {Computed(*key): number for number, *key in connection.execute(select(REACH_COMPUTED.c.id, *_KEY))}


def _computed(it: Dated, patterns: Mapping[date, str], walking: str) -> Computed | None:
    seen = visit(it.venue_id, it.start, it.end, it.all_day, patterns)
    if seen is None:
        return None
    return Computed(seen.venue_id, seen.starts, seen.ends, seen.pattern, seen.end_pattern, walking)


def _packed(row: Any) -> Packed:
    return Packed(Status.NONE if row.status is None else Status(row.status), row.journeys)


def _stored(packed: Packed | None, it: Dated) -> StoredReach:
    status, kept = packed or (Status.UNKNOWN, None)
    return StoredReach(status, kept, it.start.date())
