"""Rows by many values at once, in portions that the database takes."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

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
