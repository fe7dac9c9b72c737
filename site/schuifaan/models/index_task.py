"""The outbox to the search index."""

from sqlmodel import Field, SQLModel


class IndexTask(SQLModel, table=True):
    """Says that an activity changed: written with the change itself, removed when the index holds the result."""

    id: int | None = Field(default=None, primary_key=True)
    activity_id: int = Field(index=True)
    """No foreign key: the task must outlive a removed activity."""
