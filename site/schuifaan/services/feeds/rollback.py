"""Undoing a run: everything it changed is put back as it was."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select as select_columns
from sqlalchemy import update
from sqlmodel import Session, col, select

from schuifaan.clock import wall_time
from schuifaan.content import Content
from schuifaan.errors import InputError, NotFoundError
from schuifaan.messages import marked
from schuifaan.models import Feed, FeedRun, RunJournal
from schuifaan.services.activities import HIGHEST_ID
from schuifaan.services.feeds.held_changes import take_back
from schuifaan.services.feeds.journal import put_back
from schuifaan.services.feeds.report import last_read
from schuifaan.services.feeds.source_records import follow_leading, source_name
from schuifaan.services.occurrences import refresh_occurrences
from schuifaan.services.publishing import hide
from schuifaan.services.schedules import with_schedule
from schuifaan.services.tables import ACTIVITY, SOURCE_RECORD

TAKEN_BACK = "teruggedraaid"
_REASON = marked("de lezing waarmee dit kwam is teruggedraaid")


def rollback_run(session: Session, content: Content, run_id: int, by: str, now: datetime) -> list[int]:
    """Undo a run and the runs of its feed after it, the last one first; returns their numbers.

    The feed is not read by itself until somebody resumes it: it would bring the same again. What a person
    changed since stays. Raises NotFoundError for an unknown run, InputError when there is nothing to undo.
    """
    run = session.get(FeedRun, run_id) if run_id <= HIGHEST_ID else None
    if run is None:
        raise NotFoundError(f"Er is geen lezing met nummer {run_id}.")
    journals = _standing(session, run)
    if not journals:
        raise InputError(f"Lezing {run_id} heeft niets veranderd dat nog terug kan.")

    def still_needed(activity_id: int) -> bool:
        if not follow_leading(session, content, activity_id, now):
            hide(session, [activity_id], _REASON, now)
        return True

    dated: set[int] = set()
    for journal in journals:
        dated |= put_back(session, journal.changes, still_needed)
        journal.rolled_back_at = wall_time(now)
        session.add(journal)
    take_back(session, {it.run_id for it in journals})
    _unconfirm(session, run)
    refresh_occurrences(session, now, among=with_schedule(session, dated))
    feed = session.get_one(Feed, run.feed_id)
    feed.paused = TAKEN_BACK
    session.add(feed)
    # The list of runs ends with this one, so that the same bytes are read again when they come again.
    session.add(
        FeedRun(
            feed_id=run.feed_id,
            started_at=wall_time(now),
            body_sha256="",
            complete=False,
            decision=TAKEN_BACK,
            decided_by=by,
        )
    )
    session.flush()
    return list(dict.fromkeys(it.run_id for it in journals))


def _unconfirm(session: Session, run: FeedRun) -> None:
    """What was read in the runs that are undone was last read in the one before them."""
    before = last_read(session, run.feed_id, col(FeedRun.id) < run.id)
    if before is None:
        return
    late = (SOURCE_RECORD.c.feed_id == run.feed_id) & (SOURCE_RECORD.c.last_seen >= run.started_at)
    ours = select_columns(SOURCE_RECORD.c.activity_id).where(late)
    by_us = ACTIVITY.c.confirmed_by == source_name(session, session.get_one(Feed, run.feed_id))
    session.connection().execute(
        update(ACTIVITY)
        .where(ACTIVITY.c.id.in_(ours), by_us, ACTIVITY.c.confirmed_at >= run.started_at)
        .values(confirmed_at=before)
    )
    session.connection().execute(update(SOURCE_RECORD).where(late).values(last_seen=before))
    session.expire_all()


def _standing(session: Session, run: FeedRun) -> Sequence[RunJournal]:
    return session.exec(
        select(RunJournal)
        .join(FeedRun, col(FeedRun.id) == RunJournal.run_id)
        .where(
            FeedRun.feed_id == run.feed_id,
            col(RunJournal.run_id) >= run.id,
            col(RunJournal.rolled_back_at).is_(None),
        )
        .order_by(col(RunJournal.run_id).desc(), col(RunJournal.part).desc())
    ).all()
