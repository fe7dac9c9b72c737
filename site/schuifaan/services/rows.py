"""Many rows at once: found by many values, in portions that the database takes, and inserted past the objects."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import insert
from sqlalchemy.orm import Mapped
from sqlmodel import Session, SQLModel, select

AT_ONCE = 500

Row = TypeVar("Row", bound=SQLModel)


def rows_with(
    session: Session, table: type[Row], column: Mapped[Any], values: Iterable[Any]
) -> Iterator[Row]:
    """The rows of `table` that have one of `values` in `column`."""
    wanted = list(values)
    for first in range(0, len(wanted), AT_ONCE):
        yield from session.exec(select(table).where(column.in_(wanted[first : first + AT_ONCE])))


def insert_rows(session: Session, table: type[SQLModel], rows: list[dict[str, Any]]) -> list[int]:
    """Insert rows and return their numbers, in the order of the rows."""
    if not rows:
        return []
    stored = SQLModel.metadata.tables[str(table.__tablename__)]
    (key,) = stored.primary_key.columns
    statement = insert(stored).returning(key, sort_by_parameter_order=True)
    return list(session.connection().execute(statement, rows).scalars())
