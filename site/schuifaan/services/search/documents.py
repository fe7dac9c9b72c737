"""How activities become documents of the search index. What is in it is decided here and nowhere else."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, bindparam, select

from schuifaan.content import Content
from schuifaan.db import Database
from schuifaan.services.rows import batches
from schuifaan.services.search.spots import NOWHERE, VENUE_COLUMNS, Spot, own_point, spot
from schuifaan.services.tables import ACCESS_FACT, ACTIVITY, OCCURRENCE, ORGANISATION, VENUE, VENUE_STOP
from schuifaan.services.travel.codes import TravelCodes, patterns_of
from zoekindex import Document, Occurrence

# Far below the number of values SQLite takes in one statement (32,766), and few enough to hold in memory.
BATCH = 500
NOT_IN_VERSION = frozenset({"created_at", "updated_at", "confirmed_at", "confirmed_by", "edited_fields"})
EVERYBODY = "iedereen"
OWN_POINT = "eigen-punt"
"""Flag: we know where the venue itself is, and not just its village; so distances can be trusted."""
DUTCH = frozenset({"nl", "nl-makkelijk"})

# Built once: putting a statement together takes longer than running it.
_FACTS = select(
    ACCESS_FACT.c.activity_id, ACCESS_FACT.c.venue_id, ACCESS_FACT.c.code, ACCESS_FACT.c.value
).where(
    ACCESS_FACT.c.activity_id.in_(bindparam("activities", expanding=True))
    | ACCESS_FACT.c.venue_id.in_(bindparam("venues", expanding=True))
)

_STOPS = select(VENUE_STOP.c.venue_id, VENUE_STOP.c.metres).where(
    VENUE_STOP.c.venue_id.in_(bindparam("venues", expanding=True))
)

Facts = Mapping[str, bool]


def shown() -> ColumnElement[bool]:
    """The condition for an activity to be found and shown: published and not hidden since."""
    return and_(ACTIVITY.c.published, ACTIVITY.c.hidden_reason == "")


def documents(
    connection: Connection, content: Content, ids: Collection[int] | None = None
) -> Iterator[Document]:
    """Documents of the activities that are shown; with `ids`, only of those among them."""
    numbers = select(ACTIVITY.c.id).where(shown()).order_by(ACTIVITY.c.id)
    if ids is not None:
        numbers = numbers.where(ACTIVITY.c.id.in_(ids))
    wanted = list(connection.scalars(numbers))
    patterns = patterns_of(connection)
    for some in batches(wanted, BATCH):
        yield from _batch(connection, content, patterns, some)


def read_documents(database: Database, content: Content) -> list[Document]:
    """All documents there should be in the index, as the database is at this moment."""
    with database.connection() as connection:
        return list(documents(connection, content))


def facts_of(connection: Connection, content: Content, rows: Iterable[Any]) -> dict[int, Facts]:
    """Access and transport facts by activity; each of `rows` has its `id`, `venue_id` and `municipality`.

    What is said of the activity goes before what is said of its venue, and what is said before what we know ourselves.
    """
    towns = {row.id: (row.venue_id, row.municipality) for row in rows}
    activities = {activity: venue for activity, (venue, _) in towns.items()}
    of_activity: dict[int, dict[str, bool]] = defaultdict(dict)
    of_venue: dict[int, dict[str, bool]] = defaultdict(dict)
    venues = [venue for venue in set(activities.values()) if venue]
    asked = {"activities": list(activities), "venues": venues}
    for activity, venue, code, value in connection.execute(_FACTS, asked).all():
        if activity is not None:
            of_activity[activity][code] = value
        else:
            of_venue[venue][code] = value
    stops = {row.venue_id: row.metres for row in connection.execute(_STOPS, {"venues": venues})}
    known = {venue: {"bushalte": metres is not None} for venue, metres in stops.items()}
    rides: dict[str | None, dict[str, bool]] = defaultdict(dict)
    for service in content.ride_services:
        if service.has_deadline:
            rides[service.municipality][service.code] = True
    return {
        it: known.get(venue, {})
        | rides.get(town, {})
        | of_venue.get(venue or 0, {})
        | of_activity.get(it, {})
        for it, (venue, town) in towns.items()
    }


def _batch(
    connection: Connection, content: Content, patterns: Mapping[date, str], ids: list[int]
) -> Iterator[Document]:
    rows = connection.execute(_activities(ids)).all()
    facts = facts_of(connection, content, rows)
    dates = _dates(connection, ids)
    moved_to = {it.venue_id for many in dates.values() for it in many if it.venue_id}
    elsewhere = _venues(connection, moved_to)
    spots = {number: spot(venue, content) for number, venue in elsewhere.items()}
    travel = TravelCodes(connection, patterns, moved_to | {row.venue_id for row in rows if row.venue_id})
    for row in rows:
        when = dates.get(row.id, ())
        document = _document(row, facts[row.id], spot(row, content), when, spots, travel, content)
        moved = [spots[it.venue_id] for it in when if it.venue_id]
        yield replace(document, version=_version(document, row, moved))


def _activities(ids: list[int]) -> Select[Any]:
    together = ACTIVITY.outerjoin(ORGANISATION, ACTIVITY.c.organisation_id == ORGANISATION.c.id)
    together = together.outerjoin(VENUE, ACTIVITY.c.venue_id == VENUE.c.id)
    return (
        select(
            *ACTIVITY.c,
            ORGANISATION.c.name.label("organisation"),
            ORGANISATION.c.phone.label("organisation_phone"),
            *VENUE_COLUMNS,
        )
        .select_from(together)
        .where(ACTIVITY.c.id.in_(ids))
        .order_by(ACTIVITY.c.id)
    )


def _dates(connection: Connection, ids: list[int]) -> dict[int, list[Row[Any]]]:
    dates: dict[int, list[Row[Any]]] = defaultdict(list)
    columns = OCCURRENCE.c
    rows = (
        select(*columns).where(columns.activity_id.in_(ids)).order_by(columns.start, columns.original_start)
    )
    for row in connection.execute(rows).all():
        dates[row.activity_id].append(row)
    return dates


def _venues(connection: Connection, ids: Collection[int]) -> dict[int, Row[Any]]:
    return {row.id: row for row in connection.execute(select(*VENUE.c).where(VENUE.c.id.in_(ids)))}


def _document(
    row: Row[Any],
    facts: Facts,
    here: Spot,
    dates: Iterable[Row[Any]],
    elsewhere: Mapping[int, Spot],
    travel: TravelCodes,
    content: Content,
) -> Document:
    return Document(
        id=str(row.id),
        title=row.title,
        summary=row.summary,
        body=f"{row.description}\n{row.first_time}".strip(),
        organiser=row.organisation or "",
        venue=here.words,
        keywords=tuple(_words(row, content)),
        facets=_facets(row),
        flags=_flags(row, facts),
        point=here.point,
        confirmed=_month_of(row.confirmed_at),
        occurrences=tuple(_occurrence(it, row, here, elsewhere, travel) for it in dates),
    )


def _occurrence(
    it: Row[Any], activity: Row[Any], here: Spot, elsewhere: Mapping[int, Spot], travel: TravelCodes
) -> Occurrence:
    codes = travel.of(it.venue_id or activity.venue_id, it.start, it.end, it.all_day)
    return Occurrence(
        key=it.original_start.isoformat(),
        start=it.start,
        end=it.end,
        all_day=it.all_day,
        status=it.status,
        places=(elsewhere.get(it.venue_id, NOWHERE) if it.venue_id else here).places,
        codes=codes.known,
        unsure=codes.unsure,
    )


def _month_of(confirmed: datetime | None) -> date | None:
    """The last day of the month in which something was confirmed."""
    if confirmed is None:
        return None
    return (confirmed.date().replace(day=1) + timedelta(31)).replace(day=1) - timedelta(1)


def _words(row: Row[Any], content: Content) -> Iterator[str]:
    """Words that name what the activity is, though its own text may not use them."""
    yield from row.keywords
    for kind, codes in (
        ("soort", row.categories),
        ("voor", [code for code in row.audiences if code != EVERYBODY]),
        ("taal", [code for code in row.languages if code not in DUTCH]),
    ):
        known = content.codes[kind]
        yield from (known[code].label for code in codes if code in known)
    if row.theme_week in content.weeks:
        yield content.weeks[row.theme_week].name


def _facets(row: Row[Any]) -> dict[str, frozenset[str]]:
    one = {"vorm": row.contact_form, "week": row.theme_week, "gemeente": row.municipality}
    many = {"soort": row.categories, "voor": row.audiences, "taal": row.languages}
    return {
        **{key: frozenset(codes) for key, codes in many.items() if codes},
        **{key: frozenset({code}) for key, code in one.items() if code},
    }


def _flags(row: Row[Any], facts: Facts) -> dict[str, bool]:
    """What is known to be so or known not to be so; a flag that is absent is unknown."""
    known: dict[str, bool | None] = {
        **facts,
        "gratis": None if row.cost_cents is None else row.cost_cents == 0,
        "zonder-aanmelden": None if row.sign_up is None else row.sign_up == "niet-nodig",
        "alleen-komen": row.come_alone,
        OWN_POINT: own_point(row) is not None,
    }
    return {code: value for code, value in sorted(known.items()) if value is not None}


def _version(document: Document, row: Row[Any], moved_to: Iterable[Spot]) -> str:
    """Changes when anything does that is searched for or shown on a card: cards are kept by index generation.

    Except the moment it was last confirmed, of which only the month matters here: a feed says so every time it is
    read, and that must not write the index anew.
    """
    facets = sorted((key, sorted(codes)) for key, codes in document.facets.items())  # a set has no order
    values = [value for name, value in row._mapping.items() if name not in NOT_IN_VERSION]
    dates = [
        (each.key, each.start, each.end, each.all_day, each.status, each.places)
        for each in document.occurrences
    ]
    codes = [(_in_order(each.codes), _in_order(each.unsure)) for each in document.occurrences]
    rest = replace(document, facets={}, occurrences=())
    parts = repr((rest, dates, codes, facets, values, list(moved_to)))
    return hashlib.blake2b(parts.encode(errors="surrogatepass"), digest_size=16).hexdigest()


@lru_cache(maxsize=4096)
def _in_order(codes: frozenset[str]) -> str:
    """The same few sets stand at thousands of dates."""
    return " ".join(sorted(codes))
