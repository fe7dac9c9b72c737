"""Every date in a period, one card each: for paper, where "en nog 11 keer" helps nobody."""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Row, select

from schuifaan.services.installation import Installation
from schuifaan.services.search.card_rows import cards_of
from schuifaan.services.search.cards import Card
from schuifaan.services.search.documents import shown
from schuifaan.services.tables import ACTIVITY, OCCURRENCE
from zoekindex import Hit
from zoekindex import Occurrence as FoundDate

MOST_DATES = 2000
"""More than fits on any paper; bounds what one request can cost."""


def dates_between(
    installation: Installation,
    first: date,
    last: date,
    *,
    municipality: str | None = None,
    place: str | None = None,
    theme_week: str | None = None,
) -> tuple[Card, ...]:
    """A card for each date from `first` to `last`, both included, in order of time.

    `place` also holds for what is part of it, as in a search. Cancelled dates are among them, and say so.
    """
    wanted = [
        shown(),
        OCCURRENCE.c.start >= datetime.combine(first, time()),
        OCCURRENCE.c.start < datetime.combine(last + timedelta(days=1), time()),
    ]
    if municipality:
        wanted.append(ACTIVITY.c.municipality == municipality)
    if theme_week:
        wanted.append(ACTIVITY.c.theme_week == theme_week)
    dates = (
        select(OCCURRENCE)
        .join(ACTIVITY, OCCURRENCE.c.activity_id == ACTIVITY.c.id)
        .where(*wanted)
        .order_by(OCCURRENCE.c.start, ACTIVITY.c.title, OCCURRENCE.c.id)
        .limit(MOST_DATES)
    )
    with installation.database.connection() as connection:
        hits = [hit_of(row) for row in connection.execute(dates)]
        known = cards_of(connection, installation.content, tuple({hit.id: hit for hit in hits}.values()))
    cards = (known[hit.id].found(hit) for hit in hits if hit.id in known)
    return tuple(card for card in cards if place is None or _at(card, place, installation))


def hit_of(date_: Row[Any], more: int = 0) -> Hit:
    """A row of OCCURRENCE as if a search had found it, with so many more dates of its series after it."""
    found = FoundDate(date_.original_start.isoformat(), date_.start, date_.end, date_.all_day, date_.status)
    return Hit(id=str(date_.activity_id), occurrence=found, more=more, score=0.0, distance_km=None)


def _at(card: Card, place: str, installation: Installation) -> bool:
    return card.place is not None and place in installation.content.covering(card.place)
