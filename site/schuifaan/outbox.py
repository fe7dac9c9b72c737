"""The outbox to the search index: every change leaves a task behind, in its own transaction.

Nobody has to remember to index anything. A session that `watch` looks after notes, at each flush, which activities
a change concerns, and writes an `IndexTask` for them beside the change. Whoever drains the tasks may crash at any
point: a task is removed only after the index holds the result, and doing it twice does no harm.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import event, insert, select
from sqlmodel import Session, SQLModel

from schuifaan.models import AccessFact, Activity, IndexTask, Occurrence, Organisation, Schedule, Venue


def watch(session: Session) -> None:
    """Make `session` write index tasks for everything its flushes change."""
    event.listen(session, "after_flush", _after_flush)


def enqueue(session: Session, activity_ids: Iterable[int]) -> None:
    """Write index tasks for these activities; for changes made past the session's objects."""
    rows = [{"activity_id": i} for i in sorted(set(activity_ids))]
    if rows:
        session.connection().execute(insert(IndexTask), rows)


def _after_flush(session: Session, _context: Any) -> None:
    changed = [*session.new, *(o for o in session.dirty if session.is_modified(o)), *session.deleted]
    concerned: set[int] = set()
    for thing in changed:
        concerned.update(_activities_of(session, thing))
    enqueue(session, concerned)


def _activities_of(session: Session, thing: object) -> Iterable[int]:
    match thing:
        case Activity(id=int(id)):
            return (id,)
        case Schedule(activity_id=id) | Occurrence(activity_id=id):
            return (id,)
        case AccessFact(activity_id=int(id)):
            return (id,)
        case AccessFact(venue_id=int(id)) | Venue(id=int(id)):
            return _activities_at(session, id)
        case Organisation(id=int(id)):
            return _ids(session, Activity, Activity.organisation_id == id, Activity.id)
    return ()


def _activities_at(session: Session, venue_id: int) -> set[int]:
    here = _ids(session, Activity, Activity.venue_id == venue_id, Activity.id)
    moved_here = _ids(session, Occurrence, Occurrence.venue_id == venue_id, Occurrence.activity_id)
    return here | moved_here


def _ids(session: Session, _table: type[SQLModel], condition: Any, column: Any) -> set[int]:
    return set(session.connection().execute(select(column).where(condition)).scalars())
