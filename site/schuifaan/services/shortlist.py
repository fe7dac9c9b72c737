"""A few activities somebody chose, each with its next date."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, select

from schuifaan.clock import wall_time
from schuifaan.inputs.search import SearchInput
from schuifaan.services.activities import ends
from schuifaan.services.coming_dates import hit_of
from schuifaan.services.installation import Installation
from schuifaan.services.search.card_journeys import with_journeys
from schuifaan.services.search.card_rows import cards_of
from schuifaan.services.search.cards import Card
from schuifaan.services.tables import OCCURRENCE
from zoekindex import CANCELLED, Hit


def shortlist(
    installation: Installation, numbers: Sequence[int], now: datetime, asked: SearchInput
) -> tuple[Card, ...]:
    """The cards of these activities in this order, with their next date, and the way there and home from
    `asked.vertrek`.

    What is not shown any more, or has no date to come, is left out.
    """
    wall = wall_time(now)
    with installation.database.connection() as connection:
        rows = connection.execute(
            select(OCCURRENCE)
            .where(OCCURRENCE.c.activity_id.in_(numbers), OCCURRENCE.c.start >= wall - timedelta(days=2))
            .order_by(OCCURRENCE.c.start)
        )
        coming: dict[int, list[Row[Any]]] = {}
        for row in rows:
            if ends(row) > wall:
                coming.setdefault(row.activity_id, []).append(row)
        hits = [_next(coming[number]) for number in numbers if number in coming]
        known = cards_of(connection, installation.content, hits)
    cards = tuple(known[hit.id].found(hit) for hit in hits if hit.id in known)
    return with_journeys(installation, installation.finder.generation, cards, asked)


def _next(dates: list[Row[Any]]) -> Hit:
    return hit_of(dates[0], more=sum(it.status != CANCELLED for it in dates[1:]))
