"""Feeds that a partner sent and of which nothing could be read yet: what was read waits under `held_runs`."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from schuifaan.models import Feed, HeldChange
from schuifaan.services.accounts.permissions import Action
from schuifaan.services.todo.kind import Kind, Task


def _tasks(session: Session, _now: datetime) -> Sequence[Task]:
    read = select(HeldChange.feed_id)
    rows = session.exec(
        select(Feed)
        .where(~col(Feed.approved), col(Feed.organisation_id).is_not(None), col(Feed.id).not_in(read))
        .order_by(col(Feed.created_at))
    )
    return [Task(it.slug, f"/redactie/agendas/bron/{it.slug}", it.created_at) for it in rows]


KIND = Kind(
    "nieuwe-agenda",
    "Nieuwe agenda's",
    "Een organisatie wacht tot wij haar agenda lezen.",
    Action.APPROVE_FEED,
    _tasks,
)
