"""Reading the cards of the activities that were found: a few statements for all of them together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from schuifaan.content import Content
from schuifaan.recurrence import Series, describe
from schuifaan.services.search.cards import Card
from schuifaan.services.search.documents import facts_of, shown
from schuifaan.services.search.spots import VENUE_COLUMNS, own_point, point_of
from schuifaan.services.tables import ACTIVITY, OCCURRENCE, ORGANISATION, SCHEDULE, SOURCE_RECORD, VENUE
from zoekindex import Hit

Whereabouts = Mapping[str, Any]
"""The fields of a Card that say where it is."""

_IDS: BindParameter[Any] = bindparam("ids", expanding=True)

# Built once: putting a statement together takes longer than running it.
_ACTIVITIES = (
    select(
        *(
            ACTIVITY.c[name]
            for name in (
                *("id", "slug", "title", "summary", "municipality", "venue_id", "categories", "contact_form"),
                *("audiences", "languages", "cost_cents", "cost_note", "phone", "contact_name", "sign_up"),
                *("come_alone", "example", "confirmed_at", "call_first"),
            )
        ),
        ORGANISATION.c.name.label("organisation"),
        ORGANISATION.c.phone.label("organisation_phone"),
        SCHEDULE.c.rrule,
        SCHEDULE.c.start.label("first_start"),
        *VENUE_COLUMNS,
    )
    .select_from(
        ACTIVITY.outerjoin(ORGANISATION, ACTIVITY.c.organisation_id == ORGANISATION.c.id)
        .outerjoin(VENUE, ACTIVITY.c.venue_id == VENUE.c.id)
        .outerjoin(SCHEDULE, ACTIVITY.c.id == SCHEDULE.c.activity_id)
    )
    .where(ACTIVITY.c.id.in_(_IDS), shown())
)
_ELSEWHERE = (
    select(OCCURRENCE.c.activity_id, OCCURRENCE.c.original_start, OCCURRENCE.c.venue_id, *VENUE_COLUMNS)
    .join(VENUE, OCCURRENCE.c.venue_id == VENUE.c.id)
    .where(OCCURRENCE.c.activity_id.in_(_IDS))
)
_KEYS = (
    select(SOURCE_RECORD.c.activity_id, SOURCE_RECORD.c.external_key)
    .where(SOURCE_RECORD.c.activity_id.in_(_IDS))
    .order_by(SOURCE_RECORD.c.id)
)


@dataclass(frozen=True, slots=True)
class ActivityCards:
    """The cards of one activity: they differ in their date, and in where that is if it was moved."""

    card: Card
    """That of one of its dates."""
    usual: Whereabouts
    elsewhere: Mapping[datetime, Whereabouts]
    """By original start."""

    def found(self, hit: Hit, *, some_dates: bool = False) -> Card:
        """The card of a date that was found, with what the search says about it; `some_dates` as in Card."""
        date, card = hit.occurrence, self.card
        distance = None if hit.distance_km is None else round(hit.distance_km, 1)
        spot = (
            self.elsewhere.get(datetime.fromisoformat(date.key), self.usual) if self.elsewhere else self.usual
        )
        return replace(
            card,
            **spot,
            start=date.start,
            end=date.end,
            all_day=date.all_day,
            status=date.status,
            more_dates=hit.more,
            some_dates=some_dates,
            distance_km=distance,
        )


def cards_of(connection: Connection, content: Content, hits: Sequence[Hit]) -> dict[str, ActivityCards]:
    """The cards of the activity of each hit, by its id. One that was withdrawn meanwhile has none."""
    ids = [int(hit.id) for hit in hits]
    rows = {row.id: row for row in connection.execute(_ACTIVITIES, {"ids": ids}).all()}
    facts = facts_of(connection, content, rows.values())
    elsewhere: dict[int, dict[datetime, Whereabouts]] = {}
    for moved in connection.execute(_ELSEWHERE, {"ids": ids}):
        elsewhere.setdefault(moved.activity_id, {})[moved.original_start] = _spot(moved, content)
    keys: dict[int, list[str]] = {}
    for activity, external_key in connection.execute(_KEYS, {"ids": ids}).all():
        keys.setdefault(activity, []).append(external_key)
    return {
        hit.id: ActivityCards(
            _card(rows[number], hit, facts[number], tuple(keys.get(number, ())), content),
            _spot(rows[number], content),
            elsewhere.get(number, {}),
        )
        for number, hit in zip(ids, hits, strict=True)
        if number in rows
    }


def _spot(venue: Any, content: Content) -> Whereabouts:
    place = content.places.get(venue.place or "")
    return {
        "place": place.slug if place else None,
        "place_name": place.name if place else venue.town or "",
        "venue": venue.name or None,
        "point": point_of(venue, content),
        "exact_point": own_point(venue) is not None,
        "venue_id": venue.venue_id,
    }


def _card(
    row: Any,
    hit: Hit,
    facts: Mapping[str, bool],
    external_keys: tuple[str, ...],
    content: Content,
) -> Card:
    date, series = hit.occurrence, Series(row.first_start, rrule=row.rrule)
    return Card(
        **_spot(row, content),
        id=row.id,
        slug=row.slug,
        path=f"/activiteiten/{row.id}-{row.slug}",
        title=row.title,
        summary=row.summary,
        municipality=row.municipality,
        organisation=row.organisation,
        categories=tuple(row.categories),
        contact_form=row.contact_form,
        audiences=tuple(row.audiences),
        languages=tuple(row.languages),
        cost_cents=row.cost_cents,
        cost_note=row.cost_note,
        phone=row.phone or row.organisation_phone,
        contact_name=row.contact_name,
        sign_up=row.sign_up,
        come_alone=row.come_alone,
        access={code: facts.get(code) for code in content.needs},
        transport={code: facts.get(code) for code in content.transport},
        start=date.start,
        end=date.end,
        all_day=date.all_day,
        status=date.status,
        more_dates=hit.more,
        rhythm=describe(series) if row.rrule else "",
        endless=series.endless,
        distance_km=None,
        example=row.example,
        confirmed=row.confirmed_at,
        call_first=row.call_first,
        external_keys=external_keys,
    )
