"""Everything about one person or one organisation: to hand over, or to remove."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, delete, select
from sqlmodel import Session, SQLModel

from schuifaan import outbox
from schuifaan.errors import NotFoundError
from schuifaan.services.accounts.persons import forget_person, rows_about
from schuifaan.services.editing.audit import OPERATOR, record
from schuifaan.services.editing.log_entries import entries_about, forget_entries
from schuifaan.services.organisations import organisation_by_slug

Row = Mapping[str, Any]
Keys = dict[str, set[Any]]
"""Primary keys by table."""

_SECRET = frozenset(
    {
        "password_hash",
        "totp_secret",
        "totp_step",
        "token_sha256",
        "code_sha256",
        "token",
        "public_key",
        "challenge",
    }
)
_AT_ONCE = 400


def export(session: Session, who: str, municipality: str | None = None) -> dict[str, list[Row]]:
    """Everything about a person (an e-mail address) or an organisation (a slug), by table.

    Raises NotFoundError when there is nothing.
    """
    if "@" in who:
        about = rows_about(session, who)
        if not about:
            raise NotFoundError(f"Over {who} is niets bekend.")
        return {name: _shown(rows) for name, rows in about.items()}
    owner = organisation_by_slug(session, who, municipality)
    found = _belonging_to(session, "organisation", owner.id)
    document = {name: _shown(_rows(session, _table(name), keys)) for name, keys in found.items()}
    entries = entries_about(session, found.get("activity", ()))
    return {**document, "auditentry": _shown([it.model_dump() for it in entries])}


def forget(session: Session, who: str, now: datetime, municipality: str | None = None) -> dict[str, int]:
    """Remove the same; returns how many rows of which table. Raises NotFoundError when there is nothing."""
    if "@" in who:
        counts = forget_person(session, who, now)
        if not counts:
            raise NotFoundError(f"Over {who} is niets bekend.")
        record(session, now, OPERATOR, "vergeten", "person", after=counts)
        return counts
    owner = organisation_by_slug(session, who, municipality)
    found = _belonging_to(session, "organisation", owner.id)
    counts = {name: len(keys) for name, keys in found.items()}
    forget_entries(session, found.get("activity", ()))
    outbox.enqueue(session, found.get("activity", ()))
    for table in reversed(SQLModel.metadata.sorted_tables):  # children before their parents
        (key, *_) = table.primary_key.columns
        for keys in _batches(found.get(table.name, ())):
            session.connection().execute(delete(table).where(key.in_(keys)))
    session.expire_all()
    record(session, now, OPERATOR, "vergeten", "organisation", after=counts)
    return counts


def _belonging_to(session: Session, name: str, key: Any) -> Keys:
    """A row, everything that refers to it, and so on."""
    found: Keys = {}
    new: list[tuple[str, set[Any]]] = [(name, {key})]
    while new:
        name, keys = new.pop()
        keys = keys - found.get(name, set())
        if keys:
            found.setdefault(name, set()).update(keys)
            new += _referring(session, _table(name), keys)
    return found


def _referring(session: Session, table: Table, keys: set[Any]) -> Iterable[tuple[str, set[Any]]]:
    for other in SQLModel.metadata.sorted_tables:
        (own, *_) = other.primary_key.columns
        for reference in other.foreign_keys:
            if reference.column.table is table:
                for batch in _batches(keys):
                    rows = session.connection().execute(select(own).where(reference.parent.in_(batch)))
                    yield other.name, set(rows.scalars())


def _rows(session: Session, table: Table, keys: Iterable[Any]) -> list[Row]:
    (key, *_) = table.primary_key.columns
    found: list[Row] = []
    for batch in _batches(keys):
        rows = session.connection().execute(select(table).where(key.in_(batch))).mappings()
        found += [dict(row) for row in rows]
    return found


def _batches(keys: Iterable[Any]) -> Iterable[list[Any]]:
    ordered = sorted(keys)
    return (ordered[first : first + _AT_ONCE] for first in range(0, len(ordered), _AT_ONCE))


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


def _shown(rows: Iterable[Row]) -> list[Row]:
    """Without what lets somebody in, and with times as text."""
    return [
        {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in row.items()
            if name not in _SECRET and not (name == "body" and row.get("secret"))
        }
        for row in rows
    ]
