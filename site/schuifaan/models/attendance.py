"""How many people came, and what was on offer in weeks that are over."""

from datetime import date

from pydantic import NaiveDatetime
from sqlmodel import Field, SQLModel, UniqueConstraint


class AttendanceReport(SQLModel, table=True):
    """What an organiser counted at one activity on one day: numbers only, nothing about who came.

    Where it was, and which of the two series it belongs to, is kept as it was on that day.
    """

    __table_args__ = (UniqueConstraint("activity_id", "day"),)

    id: int | None = Field(default=None, primary_key=True)
    activity_id: int = Field(foreign_key="activity.id", index=True)
    day: date = Field(index=True)
    municipality: str
    place: str = ""
    """Slug of a place; empty when it is not known or lies outside our area."""
    series: str
    """`deelnemers`, or `bezoekers` of a place where one walks in. The two are never added up."""
    came: int
    first_time: int | None = None
    with_transport: int | None = None
    """How many of them; None when the organiser did not say."""
    reported_at: NaiveDatetime


class SupplyWeek(SQLModel, table=True):
    """How many dates there were in a week that is over; dates themselves are kept for a month only."""

    week: str = Field(primary_key=True)
    """ISO week: `2026-W47`."""
    municipality: str = Field(primary_key=True)
    place: str = Field(primary_key=True)
    """Slug of a village or district; empty when it is not known."""
    daypart: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    """A category; empty for all dates together, since one date can be of several kinds."""
    dates: int
