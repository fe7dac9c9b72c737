"""Many rows at once: found by many values, in portions that the database takes, and inserted past the objects."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, insert
from sqlalchemy.orm import Mapped
from sqlmodel import Session, SQLModel, select

AT_ONCE = 500
"""Values in one statement: every database takes these, and a statement like the one before is not compiled again."""

Row = TypeVar("Row", bound=SQLModel)
Value = TypeVar("Value")


def batches(values: Iterable[Value], most: int = AT_ONCE) -> Iterator[list[Value]]:
    """All values in their order, `most` at a time."""
    left = list(values)
    return (left[first : first + most] for first in range(0, len(left), most))


def rows_with(
    session: Session, table: type[Row], column: Mapped[Any] | ColumnElement[Any], values: Iterable[Any]
) -> Iterator[Row]:
    """The rows of `table` that have one of `values` in `column`."""
    for some in batches(values):
        yield from session.exec(select(table).where(column.in_(some)))


def insert_rows(session: Session, table: type[SQLModel], rows: list[dict[str, Any]]) -> list[int]:
    """Insert rows and return their numbers, in the order of the rows."""
    if not rows:
        return []
    stored = SQLModel.metadata.tables[str(table.__tablename__)]
    (key,) = stored.primary_key.columns
    statement = insert(stored).returning(key, sort_by_parameter_order=True)
    return list(session.connection().execute(statement, rows).scalars())
