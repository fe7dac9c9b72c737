"""How lately each organisation said that its activities still hold."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, exists, func, or_, select
from sqlmodel import Session

from schuifaan.clock import wall_time
from schuifaan.services.confirming.rules import (
    HIDDEN_AFTER,
    HIDDEN_UNCONFIRMED,
    RANKED_LOWER_AFTER,
    UNSURE_AFTER,
)
from schuifaan.services.tables import ACTIVITY, OCCURRENCE, ORGANISATION


@dataclass(frozen=True, slots=True)
class Confirmed:
    """One organisation's activities with a date to come, by how long ago they were confirmed."""

    organisation_id: int | None
    organisation: str
    """Empty for activities of no organisation."""
    activities: int
    within_45: int
    within_90: int
    """Counts those within 45 days too; so does the next."""
    within_150: int

    @property
    def longer_ago(self) -> int:
        """Those that residents no longer see."""
        return self.activities - self.within_150


def confirmed_by_organisation(session: Session, municipality: str, now: datetime) -> list[Confirmed]:
    """Every organisation with something to come, who has most to confirm first. Invented examples do not count."""
    wall, a = wall_time(now), ACTIVITY.c
    last = func.coalesce(a.confirmed_at, a.created_at)
    coming = exists().where(OCCURRENCE.c.activity_id == a.id, OCCURRENCE.c.start >= wall)
    within = [
        func.sum(case((last > wall - period, 1), else_=0))
        for period in (UNSURE_AFTER, RANKED_LOWER_AFTER, HIDDEN_AFTER)
    ]
    rows = session.connection().execute(
        select(ORGANISATION.c.id, ORGANISATION.c.name, func.count(), *within)
        .select_from(ACTIVITY)
        .join(ORGANISATION, ORGANISATION.c.id == a.organisation_id, isouter=True)
        .where(
            a.published,
            ~a.example,
            a.municipality == municipality,
            or_(a.hidden_reason == "", a.hidden_reason == HIDDEN_UNCONFIRMED),
            coming,
        )
        .group_by(ORGANISATION.c.id, ORGANISATION.c.name)
    )
    found = [Confirmed(owner, name or "", *numbers) for owner, name, *numbers in rows]
    return sorted(found, key=lambda it: (it.within_45 - it.activities, it.organisation))
