"""A big reading is written in portions, so that nobody who sends a form meanwhile waits long.

The first transaction of a run decides everything; the rest only writes what was decided, and says so until it is
done. A run that broke off in the middle is finished by the next that reads the same bytes: it takes over what the
first decided, for what looks odd in half a reading was not odd in the whole.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session, col, select

from schuifaan.content import Content
from schuifaan.db import Database
from schuifaan.inputs import FeedItem
from schuifaan.models import Feed, FeedRun, HeldChange
from schuifaan.services.feeds.held_changes import WAITING
from schuifaan.services.feeds.journal import add_to_journal, journal, rolled_back
from schuifaan.services.feeds.writing import FeedWriter

BUSY, BROKEN_OFF = "bezig", "afgebroken"
"""Decisions of a run that is being written, and of one that another has finished."""
DONE, UNCHANGED = "toegepast", "ongewijzigd"
SETTLED = (DONE, UNCHANGED)
"""What was read stands on the site as far as nothing waits."""
MOST_NEW, MOST_CHANGED = 500, 50
"""Items in one transaction: each a good quarter of a second, for a changed one costs ten times as much."""
BREATH = 0.15
"""Seconds in which others can write. SQLite looks ten times a second whether it is a waiting writer's turn."""


@dataclass
class Rest:
    """What of a reading may be written and is not yet."""

    new: list[FeedItem] = field(default_factory=list)
    changed: list[FeedItem] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)
    """Activities that were written: only when all are, they are compared with those of others."""

    def __bool__(self) -> bool:
        return bool(self.new or self.changed)

    def take(self) -> tuple[list[FeedItem], list[FeedItem]]:
        """Take the next portion off: new items, and changed ones once all new ones are gone."""
        new, self.new = self.new[:MOST_NEW], self.new[MOST_NEW:]
        room = 0 if self.new else MOST_CHANGED * (MOST_NEW - len(new)) // MOST_NEW
        changed, self.changed = self.changed[:room], self.changed[room:]
        return new, changed


def write_rest(database: Database, content: Content, run_id: int, rest: Rest, now: datetime) -> bool:
    """Write what is left of a run, but for its `close`; False when somebody puts the run back meanwhile."""
    while rest:
        time.sleep(BREATH)
        with database.write() as session:
            run = session.get_one(FeedRun, run_id)
            if rolled_back(session, run_id):
                run.decision = BROKEN_OFF
                session.add(run)
                return False
            _write_portion(session, content, run, rest, now)
    time.sleep(BREATH)
    return True


def close(session: Session, content: Content, run_id: int, touched: set[int], now: datetime) -> FeedRun:
    """The end of a run: compare all that it wrote with what other sources know."""
    run = session.get_one(FeedRun, run_id)
    with journal(session) as changes:
        FeedWriter(session, content, session.get_one(Feed, run.feed_id), now).find_duplicates(touched)
    add_to_journal(session, run_id, changes)
    run.decision = DONE
    session.add(run)
    return run


def _write_portion(session: Session, content: Content, run: FeedRun, rest: Rest, now: datetime) -> None:
    new, changed = rest.take()
    with journal(session) as changes:
        writer = FeedWriter(session, content, session.get_one(Feed, run.feed_id), now)
        writer.put([*new, *changed], changes)
    add_to_journal(session, run.id or 0, changes)
    rest.touched |= writer.touched
    run.new += len(new)
    run.changed += len(changed)
    session.add(run)


def close_broken_off(session: Session, feed_id: int, body_sha256: str) -> bool:
    """Close what broke off in the middle; returns whether reading `body_sha256` goes on where the last run stopped."""
    newest = (
        select(FeedRun)
        .where(FeedRun.feed_id == feed_id, FeedRun.decided_by == "")
        .where(FeedRun.body_sha256 != "")  # it was fetched
        .order_by(col(FeedRun.id).desc())
    )
    last = session.exec(newest).first()
    if last is None or last.decision != BUSY:
        return False
    last.decision = BROKEN_OFF
    session.add(last)
    return last.body_sha256 == body_sha256 and not rolled_back(session, last.id or 0)


def waiting_items(session: Session, feed_id: int) -> Mapping[str, tuple[str, str]]:
    """External key -> (content hash, code) of what waits for a person."""
    rows = session.exec(
        select(HeldChange.external_key, HeldChange.content_hash, HeldChange.code).where(
            HeldChange.feed_id == feed_id, HeldChange.state == WAITING
        )
    )
    return {key: (hash_, code) for key, hash_, code in rows}
