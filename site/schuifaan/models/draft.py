"""What somebody is still writing."""

from pydantic import NaiveDatetime
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class Draft(SQLModel, table=True):
    """An activity that a partner began to give, and may go on with: kept as it was typed, mistakes and all."""

    token_sha256: str = Field(primary_key=True)
    """Of the key in its address, which nobody can guess; whoever has it goes on."""
    answers: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    """By field of the form. A field that was sent empty is there, one that nobody saw yet is not."""
    saves: int = 0
    """How often something was sent for it."""
    saved_at: NaiveDatetime = Field(index=True)
