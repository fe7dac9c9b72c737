"""What residents miss."""

from sqlmodel import Field, SQLModel


class Wish(SQLModel, table=True):
    """One answer to "wat mist u?": words and a place, nothing about who wrote them, not even the day."""

    id: int | None = Field(default=None, primary_key=True)
    token: str = Field(unique=True)
    """Handed out with the form: sending it twice is one wish."""
    week: str = Field(index=True)
    """ISO week: `2026-W47`."""
    text: str
    place: str = ""
    """Slug of a place; empty when none was chosen."""
