"""What people send us through the site."""

from typing import Any

from pydantic import NaiveDatetime
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class Submission(SQLModel, table=True):
    """Something sent in: a new activity, or word that one is not right. Kept exactly as it was sent."""

    id: int | None = Field(default=None, primary_key=True)
    token: str = Field(unique=True)
    """Handed out with the form, and a digest of the answers: sending the same twice is one submission."""
    kind: str
    """`activiteit` or `klopt-niet`."""
    payload: dict[str, Any] = Field(sa_type=JSON)
    sender_name: str = ""
    sender_contact: str = ""
    """E-mail address or number of the sender; never published."""
    state: str = Field(default="nieuw", index=True)
    """`nieuw`, `goedgekeurd` or `afgewezen`."""
    activity_id: int | None = Field(default=None, foreign_key="activity.id")
    received_at: NaiveDatetime


class Decision(SQLModel, table=True):
    """What was decided about a submission, by whom, and why."""

    id: int | None = Field(default=None, primary_key=True)
    submission_id: int = Field(foreign_key="submission.id", index=True)
    verdict: str
    reason: str = ""
    decided_by: str
    decided_at: NaiveDatetime
