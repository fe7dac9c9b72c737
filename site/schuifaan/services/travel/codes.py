"""What the stored journeys say about dates, as codes for the search index: `ov:goor` is "from Goor and home again"."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, select

from schuifaan.services.tables import REACH_COMPUTED, TIMETABLE_DAY, TIMETABLE_IN_USE
from schuifaan.services.travel.storage import CODES, Visit, visit


class Codes(NamedTuple):
    """What holds for a date, and that of which it is not known whether it does (zoekindex.Occurrence)."""

    known: frozenset[str]
    unsure: frozenset[str]


NOT_KNOWN = Codes(frozenset(), frozenset(CODES.values()))


@dataclass(frozen=True, slots=True)
class TimetableFacts:
    """The timetable by which journeys were worked out."""

    id: str
    name: str
    example: bool
    first_day: date
    last_day: date
    imported: date


@dataclass(frozen=True, slots=True)
class KnownTimetable:
    """The timetable in use, and what runs on each of its days; neither when nobody has imported one."""

    facts: TimetableFacts | None
    patterns: Mapping[date, str]


def timetable_in_use(connection: Connection) -> KnownTimetable:
    """What is stored of it."""
    row = connection.execute(select(TIMETABLE_IN_USE)).one_or_none()
    return KnownTimetable(TimetableFacts(**row._mapping) if row else None, patterns_of(connection))


def patterns_of(connection: Connection) -> dict[date, str]:
    """What runs on each day of the timetable in use."""
    return {row.day: row.pattern for row in connection.execute(select(TIMETABLE_DAY))}


class TravelCodes:
    """The codes of all dates at some venues."""

    def __init__(self, connection: Connection, patterns: Mapping[date, str], venues: Collection[int]) -> None:
        self._patterns = patterns
        known: defaultdict[Visit, set[str]] = defaultdict(set)
        unsure: defaultdict[Visit, set[str]] = defaultdict(set)
        for row in connection.execute(select(REACH_COMPUTED).where(REACH_COMPUTED.c.venue_id.in_(venues))):
            it = Visit(row.venue_id, row.starts, row.ends, row.pattern, row.end_pattern)
            known[it].update(f"{CODES[row.walking]}:{place}" for place in row.reachable)
            unsure[it].update(f"{CODES[row.walking]}:{place}" for place in row.unsure)
        self._codes = {it: Codes(frozenset(codes), frozenset(unsure[it])) for it, codes in known.items()}

    def of(self, venue_id: int | None, start: datetime, end: datetime | None, all_day: bool) -> Codes:
        """Those of one date."""
        it = visit(venue_id, start, end, all_day, self._patterns)
        return self._codes.get(it, NOT_KNOWN) if it else NOT_KNOWN
