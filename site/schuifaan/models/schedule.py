"""When an activity is: the rule as the partner keeps it, and the dates that follow from it."""

from typing import Any

from pydantic import NaiveDatetime
from sqlalchemy import JSON
from sqlmodel import Field, Index, SQLModel, UniqueConstraint


class Schedule(SQLModel, table=True):
    """The rule of one activity's dates; `recurrence.Series` is its working form.

    All times are naive wall times in `zone`.
    """

    activity_id: int = Field(primary_key=True, foreign_key="activity.id")
    start: NaiveDatetime
    minutes: int | None = None
    """Duration; None = the end is not known."""
    all_day: bool = False
    zone: str = "Europe/Amsterdam"
    rrule: str | None = None
    rdates: list[str] = Field(default_factory=list, sa_type=JSON)
    exdates: list[str] = Field(default_factory=list, sa_type=JSON)
    overrides: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    status: str = "gaat-door"
    """Of every date without one of its own: a whole series can be full or cancelled."""
    called_off: list[str] = Field(default_factory=list, sa_type=JSON)
    """Days, by the clock of `zone`, that a person called off here. No feed touches these."""


class Occurrence(SQLModel, table=True):
    """One date of an activity, rebuilt from its schedule; never edited by hand."""

    __table_args__ = (UniqueConstraint("activity_id", "original_start"), Index("occurrence_start", "start"))

    id: int | None = Field(default=None, primary_key=True)
    activity_id: int = Field(foreign_key="activity.id", index=True)
    original_start: NaiveDatetime
    """The start the rule gives; identifies the date also after it has been moved."""
    start: NaiveDatetime
    end: NaiveDatetime | None = None
    all_day: bool = False
    status: str = "gaat-door"
    venue_id: int | None = Field(default=None, foreign_key="venue.id")
    """Only where this date is somewhere else than the activity."""
