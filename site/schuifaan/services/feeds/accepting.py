"""The button "klopt, verwerken": what waited is done, in portions like everything big."""

import time
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col, func, select

from schuifaan.clock import wall_time
from schuifaan.content import Content
from schuifaan.db import Database
from schuifaan.models import Feed, FeedRun, HeldChange
from schuifaan.services.feeds.held_changes import (
    ACCEPTED,
    CHANGED,
    NEW,
    VANISHED,
    WAITING,
    Asked,
    asked,
    item_of,
)
from schuifaan.services.feeds.journal import Journal, add_to_journal, journal, rolled_back
from schuifaan.services.feeds.portions import BREATH, BUSY, DONE, MOST_CHANGED
from schuifaan.services.feeds.source_records import activities_of
from schuifaan.services.feeds.writing import FeedWriter
from schuifaan.services.publishing import NO_LONGER_IN_FEED
from schuifaan.services.tables import HELD_CHANGE

_AT_ONCE = 500
MOST_ACCEPTED = 150
"""New items in one transaction; each is read back and put in the journal twice."""


def accept_run(session: Session, content: Content, run_id: int, by: str, now: datetime) -> FeedRun:
    """Do what waits, as far as it goes in one transaction; `finish_accepted` does the rest.

    Returns the run that did it, which can be rolled back like any other. Raises NotFoundError for an unknown
    run, InputError when nothing waits (any more).
    """
    feed, waiting = asked(session, run_id)
    run = FeedRun(
        feed_id=feed.id or 0,
        started_at=wall_time(now),
        body_sha256="",
        complete=False,
        decision=BUSY,
        decided_by=by,
    )
    session.add(run)
    session.flush()
    of_kind = Counter(it.kind for it in waiting)
    run.new, run.changed, run.missing = of_kind[NEW], of_kind[CHANGED], of_kind[VANISHED]
    with journal(session) as changes:
        _take_over(session, run.id or 0, waiting, changes)
        feed.approved = True
        session.add(feed)
    add_to_journal(session, run.id or 0, changes)
    if _portion(session, content, run, now):
        run.decision = DONE
    session.add(run)
    return run


def finish_accepted(database: Database, content: Content, now: datetime, feed_id: int | None = None) -> None:
    """Do the rest of what people said yes to, of one feed or of all, also when who heard it is gone."""
    while (run_id := _busy(database, feed_id)) is not None:
        time.sleep(BREATH)
        with database.write() as session:
            run = session.get_one(FeedRun, run_id)
            if rolled_back(session, run_id) or _portion(session, content, run, now):
                run.decision = DONE
                session.add(run)


def _busy(database: Database, feed_id: int | None) -> int | None:
    with database.read() as session:
        busy = select(FeedRun.id).where(FeedRun.decision == BUSY, FeedRun.decided_by != "")
        if feed_id is not None:
            busy = busy.where(FeedRun.feed_id == feed_id)
        return session.exec(busy.order_by(col(FeedRun.id))).first()


def _take_over(session: Session, run_id: int, waiting: Sequence[Asked], changes: Journal) -> None:
    """From here on it is the doing of `run_id`, and of no other that somebody said yes to."""
    after = {"state": ACCEPTED, "run_id": run_id}
    for first in range(0, len(waiting), _AT_ONCE):
        some = HELD_CHANGE.c.id.in_([it.number for it in waiting[first : first + _AT_ONCE]])
        session.connection().execute(update(HELD_CHANGE).where(some).values(after))
    changes.changes += (
        ["anders", HELD_CHANGE.name, it.number, {"state": WAITING, "run_id": it.run_id}, after]
        for it in waiting
    )


def _portion(session: Session, content: Content, run: FeedRun, now: datetime) -> bool:
    """Do one portion of what was accepted; returns whether that was the last."""
    accepted = select(HeldChange).where(HeldChange.run_id == run.id, HeldChange.state == ACCEPTED)
    some: list[HeldChange] = []
    for kind, most in ((NEW, MOST_ACCEPTED), (CHANGED, MOST_CHANGED), (VANISHED, MOST_CHANGED)):
        if not some or len(some) < MOST_CHANGED:
            of_kind = accepted.where(HeldChange.kind == kind).order_by(col(HeldChange.id))
            some += session.exec(of_kind.limit(most))
    feed = session.get_one(Feed, run.feed_id)
    with journal(session) as changes:
        writer = FeedWriter(session, content, feed, now)
        writer.put([item_of(it) for it in some if it.kind != VANISHED], changes)
        gone = (it.external_key for it in some if it.kind == VANISHED)
        writer.take_away(gone, "missing", NO_LONGER_IN_FEED)
        for held in some:
            session.delete(held)
        session.flush()
        left = session.exec(select(func.count()).select_from(accepted.subquery())).one()
        if not left:
            whole = len(some) == run.new + run.changed + run.missing
            writer.find_duplicates(writer.touched if whole else activities_of(session, run.feed_id))
    add_to_journal(session, run.id or 0, changes)
    return not left
