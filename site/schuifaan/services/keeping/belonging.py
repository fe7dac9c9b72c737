"""What belongs to a row: everything that refers to it, whatever the table."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Table, delete, select
from sqlmodel import Session, SQLModel

from schuifaan.services.rows import batches

Row = Mapping[str, Any]
Keys = dict[str, set[Any]]
"""Primary keys by table."""


def belonging_to(session: Session, name: str, key: Any) -> Keys:
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


def rows_of(session: Session, found: Keys) -> dict[str, list[Row]]:
    """Those rows, by table."""
    return {name: _rows(session, _table(name), keys) for name, keys in found.items()}


def remove(session: Session, found: Keys) -> None:
    """Remove them, children before their parents."""
    for table in reversed(SQLModel.metadata.sorted_tables):
        (key, *_) = table.primary_key.columns
        for keys in batches(sorted(found.get(table.name, ()))):
            session.connection().execute(delete(table).where(key.in_(keys)))
    session.expire_all()


def _referring(session: Session, table: Table, keys: set[Any]) -> Iterable[tuple[str, set[Any]]]:
    for other in SQLModel.metadata.sorted_tables:
        (own, *_) = other.primary_key.columns
        for reference in other.foreign_keys:
            if reference.column.table is table:
                for batch in batches(sorted(keys)):
                    rows = session.connection().execute(select(own).where(reference.parent.in_(batch)))
                    yield other.name, set(rows.scalars())


def _rows(session: Session, table: Table, keys: Iterable[Any]) -> list[Row]:
    (key, *_) = table.primary_key.columns
    found: list[Row] = []
    for batch in batches(sorted(keys)):
        rows = session.connection().execute(select(table).where(key.in_(batch))).mappings()
        found += [dict(row) for row in rows]
    return found


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]
