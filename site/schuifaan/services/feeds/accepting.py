"""The button "klopt, verwerken": what waited is done, in portions like everything big."""

import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from itertools import count

from sqlmodel import Session, col, select

from schuifaan.clock import wall_time
from schuifaan.content import Content
from schuifaan.db import Database
from schuifaan.inputs import FeedItem
from schuifaan.models import Feed, FeedRun, HeldChange
from schuifaan.services.feeds.held_changes import (
    CHANGED,
    NEW,
    VANISHED,
    asked,
    item_of,
    promise,
    promised,
)
from schuifaan.services.feeds.journal import add_to_journal, begin_journal, journal, rolled_back
from schuifaan.services.feeds.portions import BREATH, BUSY, DONE
from schuifaan.services.feeds.source_records import activities_of
from schuifaan.services.feeds.writing import FeedWriter
from schuifaan.services.occurrences import kept_moments
from schuifaan.services.publishing import NO_LONGER_IN_FEED

PORTIONS_AT_ONCE = 30
"""What whoever pressed the button waits for: seconds, not minutes."""
_Ready = Mapping[int, FeedItem | None]
"""What is to be done, by the number of the wish; nothing for what has vanished."""
MOST_ACCEPTED, MOST_OTHERS = 25, 10
"""New items in one transaction, and others: a tenth of a second, a part of those of a reading nobody waits for."""


def accept_run(session: Session, content: Content, run_id: int, by: str, now: datetime) -> FeedRun:
    """Promise to do what waits, and do it if it goes in one transaction; else `finish_accepted` does it.

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
    run.new, run.changed, run.missing = (waiting.get(kind, 0) for kind in (NEW, CHANGED, VANISHED))
    promise(session, run_id, run)
    with journal(session) as changes:
        feed.approved = True
        session.add(feed)
    begin_journal(session, run.id or 0, changes)
    if sum(waiting.values()) <= MOST_OTHERS:
        _do(session, content, run, _next(session, run.id or 0, now), now)
        _do(session, content, run, {}, now)
    return run


def finish_accepted(
    database: Database,
    content: Content,
    now: datetime,
    feed_id: int | None = None,
    most_portions: int | None = None,
) -> bool:
    """Do the rest of what people said yes to, of one feed or of all, also when who heard it is gone.

    False when `most_portions` were done and something is left, which whoever looks after feeds does.
    """
    for portion in count():
        if (run_id := busy_accepting(database, feed_id)) is None:
            break
        if portion == most_portions:
            return False
        time.sleep(BREATH)
        with database.read() as session:
            ready = _next(session, run_id, now)
        with database.write() as session:
            run = session.get_one(FeedRun, run_id)
            if rolled_back(session, run_id):
                run.decision = DONE
                session.add(run)
            else:
                _do(session, content, run, ready, now)
    return True


def busy_accepting(database: Database, feed_id: int | None = None) -> int | None:
    """The first run that has still to do what somebody said yes to, of one feed or of all; None when all is done."""
    with database.read() as session:
        busy = select(FeedRun.id).where(FeedRun.decision == BUSY, FeedRun.decided_by != "")
        if feed_id is not None:
            busy = busy.where(FeedRun.feed_id == feed_id)
        return session.exec(busy.order_by(col(FeedRun.id))).first()


def _next(session: Session, run_id: int, now: datetime) -> _Ready:
    """The next portion of what was accepted, its dates worked out: there is no need to keep others waiting for that."""
    some: list[HeldChange] = []
    for kind, most in ((NEW, MOST_ACCEPTED), (CHANGED, MOST_OTHERS), (VANISHED, MOST_OTHERS)):
        if len(some) < MOST_OTHERS:
            of_kind = select(HeldChange).where(promised(run_id), HeldChange.kind == kind)
            some += session.exec(of_kind.order_by(col(HeldChange.id)).limit(most))
    return {it.id or 0: _prepared(it, now) for it in some}


def _prepared(held: HeldChange, now: datetime) -> FeedItem | None:
    if held.kind == VANISHED:
        return None
    item = item_of(held)
    return replace(item, moments=tuple(kept_moments(item.activity.series, now))) if held.kind == NEW else item


def _do(session: Session, content: Content, run: FeedRun, ready: _Ready, now: datetime) -> None:
    """Do what of `ready` still waits to be done; the run is done when there was nothing left."""
    run_id, numbers = run.id or 0, col(HeldChange.id).in_(ready)
    still = session.exec(
        select(HeldChange).where(promised(run_id), numbers).order_by(col(HeldChange.id))
    ).all()
    with journal(session) as changes:
        writer = FeedWriter(session, content, session.get_one(Feed, run.feed_id), now)
        writer.put([item for it in still if (item := ready[it.id or 0])], changes)
        gone = (it.external_key for it in still if it.kind == VANISHED)
        writer.take_away(gone, "missing", NO_LONGER_IN_FEED)
        for held in still:
            session.delete(held)
        if not ready:
            writer.find_duplicates(activities_of(session, run.feed_id))
            run.decision = DONE
            session.add(run)
    add_to_journal(session, run_id, changes)
