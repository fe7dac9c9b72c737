"""Feeds of which something waits for a person."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, func, select

from schuifaan.models import Feed, FeedRun, HeldChange
from schuifaan.services.accounts.permissions import Action
from schuifaan.services.feeds.held_changes import WAITING
from schuifaan.services.todo.kind import Kind, Task


def _tasks(session: Session, _now: datetime) -> Sequence[Task]:
    rows = session.exec(
        select(Feed.slug, func.max(HeldChange.run_id), func.count(), func.min(FeedRun.started_at))
        .join(HeldChange, col(HeldChange.feed_id) == Feed.id)
        .join(FeedRun, col(FeedRun.id) == HeldChange.run_id)
        .where(HeldChange.state == WAITING)
        .group_by(Feed.slug)
        .order_by(func.min(FeedRun.started_at))
    )
    return [
        Task(
            slug,
            f"/redactie/agendas/{run}",
            since,
            f"{number} veranderingen wachten" if number > 1 else "1 verandering wacht",
        )
        for slug, run, number, since in rows
    ]


KIND = Kind(
    "agenda",
    "Agenda's die wachten",
    "Deze activiteiten staan nog niet, of niet goed, op de site.",
    Action.DECIDE_FEED,
    _tasks,
)
