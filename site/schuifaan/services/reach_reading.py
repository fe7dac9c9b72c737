"""Reading stored journeys: of the dates on a page of results, and of the dates of one activity."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from sqlalchemy import Connection, and_, bindparam, select

from schuifaan.services.installation import Installation
from schuifaan.services.reach_storage import Visit, unpack, visit
from schuifaan.services.tables import REACH, REACH_COMPUTED
from schuifaan.transit import Reach, Status

NOT_KNOWN = Reach(Status.UNKNOWN)

# Built once: putting a statement together takes longer than running it.
_REACHES = (
    select(
        *(REACH_COMPUTED.c[name] for name in ("venue_id", "starts", "ends", "pattern", "end_pattern")),
        REACH.c.status,
        REACH.c.journeys,
    )
    .select_from(
        REACH_COMPUTED.outerjoin(
            REACH, and_(REACH.c.computed_id == REACH_COMPUTED.c.id, REACH.c.place == bindparam("place"))
        )
    )
    .where(
        REACH_COMPUTED.c.venue_id.in_(bindparam("venues", expanding=True)),
        REACH_COMPUTED.c.starts.in_(bindparam("starts", expanding=True)),
        REACH_COMPUTED.c.pattern.in_(bindparam("patterns", expanding=True)),
        REACH_COMPUTED.c.walking == bindparam("walking"),
    )
)


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


def reaches(
    connection: Connection, patterns: Mapping[date, str], dates: Sequence[Dated], place: str, walking: str
) -> list[Reach]:
    """How one gets from a place to each of these dates and home again; `patterns` are those of the timetable."""
    visits = [visit(it.venue_id, it.start, it.end, it.all_day, patterns) for it in dates]
    known = [it for it in visits if it]
    rows = connection.execute(
        _REACHES,
        {
            "place": place,
            "walking": walking,
            "venues": list({it.venue_id for it in known}),
            "starts": list({it.starts for it in known}),
            "patterns": list({it.pattern for it in known}),
        },
    )
    found = {Visit(*row[:5]): (row.status, row.journeys) for row in rows}
    return [_reach(it, found, date_.start) for it, date_ in zip(visits, dates, strict=True)]


def _reach(
    it: Visit | None, found: dict[Visit, tuple[str | None, dict[str, object]]], start: datetime
) -> Reach:
    if it is None or it not in found:
        return NOT_KNOWN
    status, journeys = found[it]
    return Reach(Status.NONE) if status is None else unpack(status, journeys, start.date())


def reaches_of(
    installation: Installation, generation: str, dates: Sequence[Dated], place: str, walking: str
) -> list[Reach]:
    """The same for the cards of a page of results; read once for each generation of the index."""
    kept = installation.finder.reaches
    keys = [(generation, it.venue_id, it.start, it.end, it.all_day, place, walking) for it in dates]
    found = {key: kept.peek(key) for key in keys}
    missing = {key: it for key, it in zip(keys, dates, strict=True) if found[key] is None}
    if missing:
        patterns = installation.finder.timetable.patterns
        with installation.database.connection() as connection:
            read = reaches(connection, patterns, list(missing.values()), place, walking)
        for key, reach in zip(missing, read, strict=True):
            kept.keep(key, reach)
            found[key] = reach
    return [found[key] or NOT_KNOWN for key in keys]
