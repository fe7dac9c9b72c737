"""What editors changed over the shipped content."""

from typing import Any

from pydantic import NaiveDatetime
from sqlalchemy import JSON
from sqlmodel import Field, Index, SQLModel


class ContentChange(SQLModel, table=True):
    """One change; the newest one of a kind and key holds. Only ever added to: undoing is a change too."""

    __table_args__ = (Index("contentchange_of", "kind", "key"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    key: str
    value: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    """With the keys of the file; empty when nothing stands there any more, None when it is as shipped again."""
    before: dict[str, Any] = Field(sa_type=JSON)
    """What stood there."""
    by: str
    at: NaiveDatetime
    undoes: int | None = Field(default=None, foreign_key="contentchange.id")
