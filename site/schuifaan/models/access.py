"""Facts about getting in and getting there."""

from datetime import date

from sqlmodel import Field, Index, SQLModel


class AccessFact(SQLModel, table=True):
    """A stated fact (`rolstoel`, `bushalte`, ...) about a venue or an activity.

    No row means unknown; a fact about the activity goes before one about its venue.
    """

    __table_args__ = (
        Index("access_of_activity", "activity_id", "code", unique=True),
        Index("access_of_venue", "venue_id", "code", unique=True),
    )

    id: int | None = Field(default=None, primary_key=True)
    activity_id: int | None = Field(default=None, foreign_key="activity.id")
    venue_id: int | None = Field(default=None, foreign_key="venue.id")
    code: str
    value: bool
    said_by: str
    said_on: date
