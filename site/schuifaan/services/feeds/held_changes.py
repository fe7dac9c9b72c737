"""What a feed wants and a person must look at first: the list, and the two buttons under it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sized
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, update
from sqlmodel import Session, SQLModel, col, func, select

from schuifaan.clock import wall_time
from schuifaan.errors import InputError, NotFoundError
from schuifaan.feeds.problems import HELD
from schuifaan.feeds.problems.runs import WORDINGS as RUN_WORDINGS
from schuifaan.inputs import ActivityInput, FeedItem
from schuifaan.models import Feed, FeedProblemRecord, FeedRun, HeldChange
from schuifaan.services.activities import HIGHEST_ID
from schuifaan.services.feeds.gate import OUTSIDE
from schuifaan.services.rows import insert_rows
from schuifaan.services.tables import HELD_CHANGE

WAITING, REFUSED, ACCEPTED = "wacht", "geweigerd", "akkoord"
NEW, CHANGED, VANISHED = "nieuw", "gewijzigd", "verdwenen"
_WAITS = {"state": WAITING, "accepted_run_id": None}
_OF_A_READING = frozenset(code for code, it in RUN_WORDINGS.items() if it.severity == HELD)


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


def keep_wishes(
    session: Session,
    run: FeedRun,
    wishes: Mapping[str, Wish],
    gone: Iterable[str],
    inserted: Callable[[type[SQLModel], Iterable[int]], None],
) -> None:
    """Note what waits after `run`; `gone` are keys of which nothing waits any more.

    A wish that waited already keeps the run that first asked, so that the button in an earlier mail works.
    `inserted` is told of every row that is written past the session's objects.
    """
    known = {
        it.external_key: it
        for it in session.exec(select(HeldChange).where(HeldChange.feed_id == run.feed_id))
    }
    for key in sorted(known.keys() & set(gone) - wishes.keys()):
        session.delete(known[key])
    first = [
        {**_columns(wish, run), "feed_id": run.feed_id, "external_key": key}
        for key, wish in wishes.items()
        if key not in known
    ]
    inserted(HeldChange, insert_rows(session, HeldChange, first))
    for key in known.keys() & wishes.keys():
        held, columns = known[key], _columns(wishes[key], run)
        if (held.kind, held.content_hash) != (columns["kind"], columns["content_hash"]):
            held.sqlmodel_update(columns)
            session.add(held)


def pending(session: Session, run_id: int) -> Pending:
    """What `run_id` asked for and still waits, what waited before it too; raises NotFoundError."""
    run = _run(session, run_id)
    rows = session.exec(select(HeldChange).where(*_waits(run)).order_by(col(HeldChange.id)))
    return Pending(run, session.get_one(Feed, run.feed_id), tuple(rows))


def still_true(
    session: Session, feed_id: int, problems: Iterable[FeedProblemRecord]
) -> list[FeedProblemRecord]:
    """Those of the problems of a run that hold now: what it said of things that wait goes once a person decided."""
    rows = session.exec(
        select(HeldChange.external_key).where(HeldChange.feed_id == feed_id, HeldChange.state == WAITING)
    )
    waiting = set(rows)
    return [
        it
        for it in problems
        if not (it.code in _OF_A_READING and not waiting)
        and not (it.code == OUTSIDE and it.external_key not in waiting)
    ]


def asked(session: Session, run_id: int) -> tuple[Feed, Mapping[str, int]]:
    """The feed of a run, and how much of each kind waits.

    Raises NotFoundError for an unknown run, InputError when nothing waits (any more).
    """
    run = _run(session, run_id)
    rows = session.exec(
        select(HeldChange.kind, func.count()).where(*_waits(run)).group_by(HeldChange.kind)
    ).all()
    _something(run, rows)
    return session.get_one(Feed, run.feed_id), dict(rows)


def promise(session: Session, run_id: int, doer: FeedRun) -> None:
    """What `asked` counts is from here on the doing of `doer`: one statement, for there may be ten thousand."""
    waits = and_(*_waits(_run(session, run_id)))
    after = {"state": ACCEPTED, "accepted_run_id": doer.id}
    session.connection().execute(update(HELD_CHANGE).where(waits).values(after))


def promised(run_id: int) -> ColumnElement[bool]:
    """What the run that does it has still to do."""
    return and_(col(HeldChange.accepted_run_id) == run_id, col(HeldChange.state) == ACCEPTED)


def take_back(session: Session, doers: Collection[int]) -> None:
    """What these runs have not done, or what came back because it was undone, waits again."""
    theirs = HELD_CHANGE.c.accepted_run_id.in_(doers)
    session.connection().execute(update(HELD_CHANGE).where(theirs).values(**_WAITS))


def refuse_run(session: Session, run_id: int, by: str, now: datetime) -> int:
    """Leave everything as it is: "fout, negeren". The same wishes are not asked again; returns how many.

    Raises NotFoundError for an unknown run, InputError when nothing waits (any more).
    """
    _, waiting = asked(session, run_id)
    after = {"state": REFUSED, "decided_by": by, "decided_at": wall_time(now)}
    waits = and_(*_waits(_run(session, run_id)))
    session.connection().execute(update(HELD_CHANGE).where(waits).values(after))
    session.expire_all()
    return sum(waiting.values())


def item_of(held: HeldChange) -> FeedItem:
    """The item that waits, as it was read."""
    values: dict[str, Any] = dict(held.item)
    activity = ActivityInput.model_validate(values.pop("activity"))
    return FeedItem(
        activity=activity, content_hash=held.content_hash, external_key=held.external_key, **values
    )


def _columns(wish: Wish, run: FeedRun) -> dict[str, Any]:
    return {
        "run_id": run.id or 0,
        "kind": wish.kind,
        "code": wish.code,
        "title": wish.title,
        "content_hash": wish.item.content_hash if wish.item else "",
        "item": _kept(wish.item),
        **_WAITS,
        "decided_by": "",
        "decided_at": None,
    }


def _kept(item: FeedItem | None) -> dict[str, Any]:
    if item is None:
        return {}
    return {
        "raw": item.raw,
        "activity": item.activity.model_dump(mode="json"),
        "line": item.line,
        "fingerprint": item.fingerprint,
    }


def _run(session: Session, run_id: int) -> FeedRun:
    run = session.get(FeedRun, run_id) if run_id <= HIGHEST_ID else None
    if run is None:
        raise NotFoundError(f"Er is geen lezing met nummer {run_id}.")
    return run


def _waits(run: FeedRun) -> tuple[Any, ...]:
    ours = HeldChange.feed_id == run.feed_id
    return ours, HeldChange.state == WAITING, col(HeldChange.run_id) <= run.id


def _something(run: FeedRun, waiting: Sized) -> None:
    if not waiting:
        raise InputError(f"Van lezing {run.id} wacht er niets (meer).")
