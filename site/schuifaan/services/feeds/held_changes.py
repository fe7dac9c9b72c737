"""What a feed wants and a person must look at first: the list, and the two buttons under it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from schuifaan.clock import wall_time
from schuifaan.content import Content
from schuifaan.errors import InputError, NotFoundError
from schuifaan.inputs import ActivityInput, FeedItem
from schuifaan.models import Feed, FeedRun, HeldChange, RunJournal
from schuifaan.services.activities import HIGHEST_ID
from schuifaan.services.feeds.journal import journal
from schuifaan.services.feeds.writing import FeedWriter
from schuifaan.services.publishing import NO_LONGER_IN_FEED

WAITING, REFUSED = "wacht", "geweigerd"
NEW, CHANGED, VANISHED = "nieuw", "gewijzigd", "verdwenen"


@dataclass(frozen=True, slots=True)
class Wish:
    """One change that must wait."""

    kind: str
    code: str
    title: str
    item: FeedItem | None = None


@dataclass(frozen=True, slots=True)
class Pending:
    """What of a run waits, for the list above the two buttons."""

    run: FeedRun
    feed: Feed
    changes: tuple[HeldChange, ...]


def refused_wishes(session: Session, feed_id: int) -> Mapping[str, str]:
    """External key -> content hash of what a person said no to; an empty hash is about vanishing."""
    rows = session.exec(select(HeldChange).where(HeldChange.feed_id == feed_id, HeldChange.state == REFUSED))
    return {it.external_key: it.content_hash for it in rows}


def keep_wishes(session: Session, run: FeedRun, wishes: Mapping[str, Wish], gone: Iterable[str]) -> None:
    """Note what waits after `run`; `gone` are keys of which nothing waits any more.

    A wish that waited already keeps the run that first asked, so that the button in an earlier mail works.
    """
    known = {
        it.external_key: it
        for it in session.exec(select(HeldChange).where(HeldChange.feed_id == run.feed_id))
    }
    for key in sorted(known.keys() & set(gone) - wishes.keys()):
        session.delete(known[key])
    for key, wish in wishes.items():
        asked = wish.item.content_hash if wish.item else ""
        held = known.get(key)
        if held is not None and (held.kind, held.content_hash) == (wish.kind, asked):
            continue
        held = held or HeldChange(
            feed_id=run.feed_id, run_id=run.id or 0, external_key=key, kind="", code="", title=""
        )
        held.run_id, held.kind, held.code, held.title = run.id or 0, wish.kind, wish.code, wish.title
        held.content_hash, held.item = asked, _kept(wish.item)
        held.state, held.decided_by, held.decided_at = WAITING, "", None
        session.add(held)


def pending(session: Session, run_id: int) -> Pending:
    """What `run_id` asked for and still waits, what waited before it too; raises NotFoundError."""
    run = session.get(FeedRun, run_id) if run_id <= HIGHEST_ID else None
    if run is None:
        raise NotFoundError(f"Er is geen lezing met nummer {run_id}.")
    rows = session.exec(
        select(HeldChange)
        .where(
            HeldChange.feed_id == run.feed_id, HeldChange.state == WAITING, col(HeldChange.run_id) <= run_id
        )
        .order_by(col(HeldChange.id))
    )
    return Pending(run, session.get_one(Feed, run.feed_id), tuple(rows))


def accept_run(session: Session, content: Content, run_id: int, by: str, now: datetime) -> FeedRun:
    """Do what waits: "klopt, verwerken". Returns the run that did it, which can be rolled back like any other.

    Raises NotFoundError for an unknown run, InputError when nothing waits (any more).
    """
    waiting = _something(pending(session, run_id))
    run = FeedRun(
        feed_id=waiting.run.feed_id,
        started_at=wall_time(now),
        body_sha256="",
        complete=False,
        decision="toegepast",
        decided_by=by,
    )
    session.add(run)
    session.flush()
    with journal(session) as changes:
        writer = FeedWriter(session, content, waiting.feed, now)
        of_kind = {
            kind: [it for it in waiting.changes if it.kind == kind] for kind in (NEW, CHANGED, VANISHED)
        }
        writer.update([item_of(it) for it in of_kind[CHANGED]])
        writer.add([item_of(it) for it in of_kind[NEW]], changes)
        writer.take_away((it.external_key for it in of_kind[VANISHED]), "missing", NO_LONGER_IN_FEED)
        writer.find_duplicates()
        for held in waiting.changes:
            session.delete(held)
        waiting.feed.approved = True
        session.add(waiting.feed)
    run.new, run.changed, run.missing = (len(of_kind[kind]) for kind in (NEW, CHANGED, VANISHED))
    session.add(RunJournal(run_id=run.id or 0, changes=changes.changes))
    return run


def refuse_run(session: Session, run_id: int, by: str, now: datetime) -> int:
    """Leave everything as it is: "fout, negeren". The same wishes are not asked again; returns how many.

    Raises like `accept_run`.
    """
    waiting = _something(pending(session, run_id))
    for held in waiting.changes:
        held.state, held.decided_by, held.decided_at = REFUSED, by, wall_time(now)
        session.add(held)
    return len(waiting.changes)


def item_of(held: HeldChange) -> FeedItem:
    """The item that waits, as it was read."""
    values: dict[str, Any] = dict(held.item)
    activity = ActivityInput.model_validate(values.pop("activity"))
    return FeedItem(
        activity=activity, content_hash=held.content_hash, external_key=held.external_key, **values
    )


def _kept(item: FeedItem | None) -> dict[str, Any]:
    if item is None:
        return {}
    return {
        "raw": item.raw,
        "activity": item.activity.model_dump(mode="json"),
        "line": item.line,
        "fingerprint": item.fingerprint,
    }


def _something(waiting: Pending) -> Pending:
    if not waiting.changes:
        raise InputError(f"Van lezing {waiting.run.id} wacht er niets (meer).")
    return waiting
