"""What people send us through the site."""

from typing import Any

from pydantic import NaiveDatetime
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class Submission(SQLModel, table=True):
    """Something sent in: an activity, a change of one, or word that one is not right. Kept as it was sent."""

    id: int | None = Field(default=None, primary_key=True)
    token: str = Field(unique=True)
    """Handed out with the form, and a digest of the answers: sending the same twice is one submission."""
    kind: str
    """`activiteit`, `klopt-niet`, `coalitie` (an organisation wants to join), or `wijziging`: a partner's change of an
    activity, by column of the form."""
    payload: dict[str, Any] = Field(sa_type=JSON)
    sender_name: str = ""
    sender_contact: str = ""
    """E-mail address or number of the sender; never published."""
    state: str = Field(default="nieuw", index=True)
    """`nieuw`, `vraag` (the sender was asked something), `goedgekeurd` or `afgewezen`."""
    activity_id: int | None = Field(default=None, foreign_key="activity.id")
    counted: bool | None = None
    """Of `klopt-niet`: whether it counts as a voice of its own; None where nothing is counted."""
    received_at: NaiveDatetime


class Decision(SQLModel, table=True):
    """What was decided about a submission, by whom, and why."""

    id: int | None = Field(default=None, primary_key=True)
    submission_id: int = Field(foreign_key="submission.id", index=True)
    verdict: str
    reason: str = ""
    decided_by: str
    decided_at: NaiveDatetime
