"""Mail that is on its way."""

from pydantic import NaiveDatetime
from sqlmodel import Field, SQLModel


class Mail(SQLModel, table=True):
    """One message to one person; written with the change it is about, sent by the worker."""

    id: int | None = Field(default=None, primary_key=True)
    recipient: str = Field(index=True)
    subject: str
    body: str
    """Plain text; emptied once it was sent or given up, when `secret`."""
    secret: bool = False
    """Holds a link that lets somebody in."""
    state: str = Field(default="wacht", index=True)
    """`wacht`, `verstuurd`, `mislukt`, or `afgehandeld` when an editor rang instead."""
    tries: int = 0
    next_try_at: NaiveDatetime
    useful_until: NaiveDatetime | None = None
    """After this there is no point in sending it; None = always."""
    created_at: NaiveDatetime
    sent_at: NaiveDatetime | None = None
    error: str = ""
