"""What a transaction changes, row by row, in a form that can be kept and put back.

A change is `[kind, table, key, before, after]`: `nieuw` has neither before nor after, `anders` has the columns
that differ, `weg` has the whole row before. The dates of activities are not in it: they follow from their
schedules.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, DateTime, Table, event, func, inspect, select
from sqlmodel import Session, SQLModel, col

from schuifaan import outbox
from schuifaan.models import (
    AccessFact,
    Activity,
    DuplicatePair,
    Feed,
    FieldHint,
    HeldChange,
    Merge,
    Organisation,
    RunJournal,
    Schedule,
    SourceRecord,
    Venue,
)
from schuifaan.services.rows import batches, rows_with
from schuifaan.services.tables import OCCURRENCE

Change = list[Any]

# In the order in which rows can be removed: what refers to others comes before them.
_BESIDE = (DuplicatePair, Merge, HeldChange, SourceRecord)
_OF_ACTIVITY = (FieldHint, AccessFact, Schedule)
TABLES: tuple[type[SQLModel], ...] = (*_BESIDE, *_OF_ACTIVITY, Activity, Venue, Organisation, Feed)
_BY_NAME = {str(table.__tablename__): table for table in TABLES}
# Of a feed only what the run decided about it; when it was read, and what the server said, stays true.
_ONLY = {Feed: {"approved", "unstable_keys"}}


class Journal:
    """Gathers the changes of one session."""

    def __init__(self) -> None:
        self.changes: list[Change] = []

    def inserted(self, table: type[SQLModel], keys: Iterable[int]) -> None:
        """Note rows that were inserted past the session's objects."""
        self.changes += (["nieuw", str(table.__tablename__), key, None, None] for key in keys)

    def after_flush(self, session: Session, _context: object) -> None:
        """Note what a flush wrote."""
        for thing in session.new:
            if type(thing) in TABLES:
                self.inserted(type(thing), [_key(thing)])
        for thing in session.dirty:
            if type(thing) in TABLES and (differences := _differences(thing)):
                before, after = differences
                self.changes.append(["anders", thing.__tablename__, _key(thing), before, after])
        for thing in session.deleted:
            if type(thing) in TABLES:
                row = {name: _kept(getattr(thing, name)) for name in type(thing).model_fields}
                self.changes.append(["weg", thing.__tablename__, _key(thing), row, None])


@contextmanager
def journal(session: Session) -> Iterator[Journal]:
    """Keep a journal of everything the block writes with `session`."""
    kept = Journal()
    event.listen(session, "after_flush", kept.after_flush)
    try:
        yield kept
        session.flush()
    finally:
        event.remove(session, "after_flush", kept.after_flush)


def begin_journal(session: Session, run_id: int, kept: Journal) -> None:
    """The first part of the journal of a run, even if it is empty: from here on the run can be put back."""
    session.add(RunJournal(run_id=run_id, changes=kept.changes))
    session.flush()


def add_to_journal(session: Session, run_id: int, kept: Journal) -> None:
    """Keep what was noted as the doing of a run, after what the run did before."""
    if not kept.changes:
        return
    parts = select(func.count()).select_from(RunJournal).where(col(RunJournal.run_id) == run_id)
    session.add(RunJournal(run_id=run_id, part=session.scalar(parts) or 0, changes=kept.changes))
    session.flush()


def rolled_back(session: Session, run_id: int) -> bool:
    """Whether what a run changed has been put back."""
    kept = session.get(RunJournal, (run_id, 0))
    return bool(kept and kept.rolled_back_at)


def put_back(session: Session, changes: list[Change], still_needed: Callable[[int], bool]) -> set[int]:
    """Undo `changes`, the last one first; returns the activities of which the dates must be looked at.

    Nobody else can write meanwhile: so many rows are asked for at once, and removed past the session's objects. What
    somebody has changed since stays as it is. A new activity, venue or organisation that others refer to
    by now stays too; `still_needed` is asked about such an activity and arranges what it is from then on.
    """
    made: dict[type[SQLModel], set[int]] = defaultdict(set)
    others: dict[type[SQLModel], set[int]] = defaultdict(set)
    for kind, name, key, *_ in changes:
        (made if kind == "nieuw" else others)[_BY_NAME[name]].add(key)
    there = {
        (table, _key(it)): it
        for table, keys in others.items()
        for it in rows_with(session, table, inspect(table).primary_key[0], sorted(keys))
    }
    for kind, name, key, before, after in reversed(changes):
        table = _BY_NAME[name]
        thing = there.get((table, key))
        if kind == "weg" and thing is None:
            columns = {column: _restored(table, column, value) for column, value in before.items()}
            there[table, key] = table(**columns)
            session.add(there[table, key])
        elif kind == "anders" and thing is not None:
            for column, value in before.items():
                if _kept(getattr(thing, column)) == after[column]:
                    setattr(thing, column, _restored(table, column, value))
    session.flush()
    _remove(session, made, still_needed)
    outbox.enqueue(session, (key for table in (Activity, Schedule) for key in made[table] | others[table]))
    session.expire_all()
    return {key for _, name, key, before, _ in changes if _dates_follow(_BY_NAME[name], before)}


def _dates_follow(table: type[SQLModel], before: Mapping[str, Any] | None) -> bool:
    """Whether putting this back gives an activity other dates; those that moved go by its usual venue."""
    return table is Schedule or bool(table is Activity and before and "venue_id" in before)


def _remove(
    session: Session, made: Mapping[type[SQLModel], set[int]], still_needed: Callable[[int], bool]
) -> None:
    table: type[SQLModel]
    for table in _BESIDE:
        _delete(session, table, made[table])
    besides = {"occurrence", *(str(table.__tablename__) for table in _OF_ACTIVITY)}
    referred = _referred_to(session, Activity, made[Activity], besides)
    stays = {key for key in sorted(referred) if still_needed(key)}
    session.flush()  # what became of those, before the session forgets its objects
    for table in _OF_ACTIVITY:
        _delete(session, table, made[table] - _belonging(session, table, stays))
    gone = made[Activity] - stays
    for some in batches(sorted(gone)):
        session.connection().execute(OCCURRENCE.delete().where(OCCURRENCE.c.activity_id.in_(some)))
    _delete(session, Activity, gone)
    for table in (Venue, Organisation):
        _delete(session, table, made[table] - _referred_to(session, table, made[table], set()))


def _delete(session: Session, table: type[SQLModel], keys: Iterable[int]) -> None:
    (key,) = _stored(table).primary_key
    for some in batches(sorted(keys)):
        session.connection().execute(_stored(table).delete().where(key.in_(some)))


def _belonging(session: Session, table: type[SQLModel], activities: Iterable[int]) -> set[int]:
    """The keys of the rows that are of these activities."""
    (key,), of_activity = _stored(table).primary_key, _stored(table).c.activity_id
    return {
        it
        for some in batches(activities)
        for it in session.connection().scalars(select(key).where(of_activity.in_(some)))
    }


def _stored(table: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(table.__tablename__)]


def _referred_to(session: Session, table: type[SQLModel], keys: set[int], besides: set[str]) -> set[int]:
    """Those of `keys` that rows of other tables than `besides` refer to."""
    found: set[int] = set()
    for other in SQLModel.metadata.tables.values() if keys else ():
        for column in other.columns:
            if other.name not in besides and any(
                it.column.table.name == table.__tablename__ for it in column.foreign_keys
            ):
                for some in batches(keys):
                    found |= set(session.connection().scalars(select(column).where(column.in_(some))))
    return found


def _differences(thing: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
    before, after = {}, {}
    only = _ONLY.get(type(thing))
    for attribute in inspect(thing).attrs:
        history = attribute.history
        if history.has_changes() and history.deleted and (only is None or attribute.key in only):
            before[attribute.key], after[attribute.key] = _kept(history.deleted[0]), _kept(attribute.value)
    return (before, after) if before else None


def _key(thing: Any) -> int:
    (key,) = inspect(type(thing)).primary_key_from_instance(thing)
    return int(key)


def _kept(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _restored(table: type[SQLModel], column: str, value: Any) -> Any:
    kind = inspect(table).columns[column].type
    if value is None or not isinstance(kind, (Date, DateTime)):
        return value
    return datetime.fromisoformat(value) if isinstance(kind, DateTime) else date.fromisoformat(value)
