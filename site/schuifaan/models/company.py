"""Somebody who would rather not go alone."""

from pydantic import NaiveDatetime
from sqlmodel import Field, SQLModel


class CompanyRequest(SQLModel, table=True):
    """Asked whether somebody goes along, for one activity. Who asks is sealed; there is no profile."""

    id: int | None = Field(default=None, primary_key=True)
    token: str = Field(unique=True)
    """Handed out with the form: sending it twice is asking once."""
    activity_id: int = Field(foreign_key="activity.id", index=True)
    sealed: str
    """First name, number and date, encrypted with a key that is not in the database."""
    received_at: NaiveDatetime
