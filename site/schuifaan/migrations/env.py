"""Runs the migrations over the connection that `Database.upgrade` hands in."""

from typing import Any, Literal

from alembic import context
from sqlmodel import AutoString, SQLModel

import schuifaan.models  # noqa: F401  (fills SQLModel.metadata)


def plain_strings(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Written migrations name SQLAlchemy's own string type, so that they read without SQLModel."""
    return "sa.String()" if kind == "type" and isinstance(item, AutoString) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,  # SQLite cannot alter a column in place: the table is copied, in the same transaction
    render_item=plain_strings,
)
context.run_migrations()
