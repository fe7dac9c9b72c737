"""Who changed what."""

from typing import Any

from pydantic import NaiveDatetime
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class AuditEntry(SQLModel, table=True):
    """One change, with what was before and after; only ever added to."""

    id: int | None = Field(default=None, primary_key=True)
    at: NaiveDatetime
    actor: str
    action: str
    subject: str = Field(index=True)
    """What it is about, as `activity:12`."""
    before: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    after: dict[str, Any] | None = Field(default=None, sa_type=JSON)
