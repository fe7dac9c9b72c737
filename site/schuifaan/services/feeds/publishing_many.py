"""New activities by the thousand: the same rows as `publish` writes, in a few statements.

A whole sheet is one transaction, and nobody else can write meanwhile: so nothing is worked out here that could
have been before (dates are expanded where the file was read), and no object is made of what only needs a row.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlmodel import Session, SQLModel

from schuifaan import outbox
from schuifaan.clock import wall_time
from schuifaan.content import Content
from schuifaan.inputs import ActivityInput, FeedItem
from schuifaan.models import AccessFact, Activity, Feed, Organisation, Schedule, SourceRecord
from schuifaan.recurrence import Moment, Series
from schuifaan.services.occurrences import add_occurrences, kept_moments, rebuild_occurrences
from schuifaan.services.organisations import find_or_add_organisation, slug_of
from schuifaan.services.publishing import said_columns
from schuifaan.services.rows import insert_rows
from schuifaan.services.schedules import columns_of
from schuifaan.services.venues import find_or_add_venue

Inserted = Callable[[type[SQLModel], Iterable[int]], None]
"""Is told of every row: its table and its number."""
Columns = dict[str, Any]
_Dated = tuple[int, Series, Sequence[Moment]]


def publish_new(
    session: Session,
    content: Content,
    feed: Feed,
    items: Sequence[FeedItem],
    records: Sequence[Columns],
    *,
    source: str,
    now: datetime,
    inserted: Inserted,
) -> list[int]:
    """Put items nobody has seen before on the site; returns the numbers of their activities, in that order.

    `records` are the columns of their source records, less the activity's number. `inserted` is told of every row
    that is written past the session's objects.
    """
    wall = wall_time(now)
    venue, organisation = _finders(session, content, feed)

    def add(table: type[SQLModel], rows: list[Columns]) -> list[int]:
        numbers = insert_rows(session, table, rows)
        inserted(table, numbers)
        return numbers

    activities = []
    for item in items:
        given = item.activity
        places = {"venue_id": venue(given), "organisation_id": organisation(given)}
        activities.append({**said_columns(given), **places, "slug": slug_of(given.title)})
    told = {"published": True, "example": feed.example, "confirmed_by": source}
    times = dict.fromkeys(("created_at", "updated_at", "confirmed_at"), wall)
    blank = _blank(Activity, slug="", title="", created_at=wall, updated_at=wall) | told | times
    ids = add(Activity, [blank | it for it in activities])
    names = _names(session, activities)
    said_on = {"venue_id": None, "said_on": wall.date()}
    facts = [
        {
            "activity_id": id_,
            "code": code,
            "value": value,
            "said_by": names.get(it["organisation_id"], source),
            **said_on,
        }
        for id_, it, item in zip(ids, activities, items, strict=True)
        for code, value in sorted(item.activity.facts.items())
    ]
    add(AccessFact, facts)
    rule = _blank(Schedule, activity_id=0, start=wall)
    series = [(id_, item.activity.series) for id_, item in zip(ids, items, strict=True)]
    add(Schedule, [rule | columns_of(it) | {"activity_id": id_} for id_, it in series])
    blank = _blank(
        SourceRecord, feed_id=0, external_key="", content_hash="", payload="", first_seen=wall, last_seen=wall
    )
    add(SourceRecord, [blank | it | {"activity_id": id_} for id_, it in zip(ids, records, strict=True)])
    _add_dates(session, ids, items, now)
    outbox.enqueue(session, ids)
    return ids


def _finders(
    session: Session, content: Content, feed: Feed
) -> tuple[Callable[[ActivityInput], int | None], Callable[[ActivityInput], int | None]]:
    """Number of the venue, and of the organisation, of an item; each is looked up once."""

    @cache
    def organisation(name: str, municipality: str | None) -> int | None:
        return find_or_add_organisation(session, content, name, municipality) or feed.organisation_id

    venues: dict[tuple[str, str | None], int | None] = {}

    def venue(given: ActivityInput) -> int | None:
        key = given.venue.model_dump_json(), given.municipality
        if key not in venues:
            venues[key] = find_or_add_venue(session, given.venue, given.municipality)
        return venues[key]

    return (
        venue,
        lambda given: (
            organisation(given.organisation, given.municipality)
            if given.organisation
            else feed.organisation_id
        ),
    )


def _names(session: Session, activities: Iterable[Mapping[str, Any]]) -> dict[int | None, str]:
    """The names of the organisations of `activities`."""
    numbers = {it["organisation_id"] for it in activities} - {None}
    return {number: session.get_one(Organisation, number).name for number in numbers}


def _add_dates(session: Session, ids: Sequence[int], items: Sequence[FeedItem], now: datetime) -> None:
    here: list[_Dated] = []
    elsewhere: list[_Dated] = []
    for id_, item in zip(ids, items, strict=True):
        moments = item.moments if item.moments is not None else kept_moments(item.activity.series, now)
        (elsewhere if any(it.place for it in moments) else here).append((id_, item.activity.series, moments))
    add_occurrences(session, ((id_, moments) for id_, _, moments in here))
    for id_, series, moments in elsewhere:
        rebuild_occurrences(session, id_, series, now, moments)


def _blank(table: type[SQLModel], **required: Any) -> Columns:
    """A row as the table's own defaults fill it, without a number."""
    return {name: value for name, value in table(**required).model_dump().items() if name != "id"}
