"""Who said that an activity still holds, and the links by which partners say so."""

from pydantic import NaiveDatetime
from sqlmodel import Field, SQLModel


class Confirmation(SQLModel, table=True):
    """A person vouched for an activity; only ever added to. A feed that is read is no person."""

    id: int | None = Field(default=None, primary_key=True)
    activity_id: int = Field(foreign_key="activity.id", index=True)
    at: NaiveDatetime
    by: str
    """Who vouches, as the page says it: an organisation or the editors, never a person's name."""
    how: str
    """`link` (mailed), `redactie` (told to an editor, or on paper) or `bewerkt` (by changing it)."""


class ConfirmationLink(SQLModel, table=True):
    """The link in a partner's monthly mail; opens the list of its activities and nothing else."""

    token_sha256: str = Field(primary_key=True)
    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    sent_at: NaiveDatetime
    expires_at: NaiveDatetime
    revoked_at: NaiveDatetime | None = None
