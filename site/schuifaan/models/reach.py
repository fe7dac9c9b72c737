"""What public transport offers, worked out once for all dates that are alike.

An activity that begins and ends at the same time of day, at the same venue, on days with the same timetable, is reached
in the same way each time: that is one `ReachComputed`, however many dates and activities it serves.
"""

from datetime import date
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, Index, SQLModel


class TimetableInUse(SQLModel, table=True):
    """The timetable by which everything here was worked out; at most one row."""

    id: str = Field(primary_key=True)
    """`transit.Timetable.id`."""
    name: str
    example: bool
    first_day: date
    last_day: date
    imported: date


class TimetableDay(SQLModel, table=True):
    """What runs on a day, by a name: days with the same one have the same trips."""

    day: date = Field(primary_key=True)
    pattern: str


class VenueStop(SQLModel, table=True):
    """The stop nearest to a venue whose own point is known."""

    venue_id: int = Field(primary_key=True, foreign_key="venue.id")
    latitude: float
    longitude: float
    """Where the venue was when this was worked out."""
    name: str | None = None
    metres: int | None = None
    """Walked metres; None, as the name: there is no stop near."""


class ReachComputed(SQLModel, table=True):
    """A venue, a time of day and a kind of day for which the journeys have been worked out."""

    __table_args__ = (
        Index(
            "reach_of_what", "venue_id", "starts", "ends", "pattern", "end_pattern", "walking", unique=True
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    venue_id: int = Field(foreign_key="venue.id")
    starts: int
    """Minutes after midnight."""
    ends: int
    """Minutes after the same midnight, so more than 1440 at night; -1: the end is not known."""
    pattern: str
    """Of the service day in which it begins, and of the one in which it ends."""
    end_pattern: str
    walking: str
    """`te-voet` or `rollator`."""
    reachable: list[str] = Field(default_factory=list, sa_type=JSON)
    """Slugs of the places from which one gets there and home again."""
    unsure: list[str] = Field(default_factory=list, sa_type=JSON)
    """Slugs of those of which that is not known."""


class Reach(SQLModel, table=True):
    """The journeys from one place; no row: there are none."""

    computed_id: int = Field(primary_key=True, foreign_key="reachcomputed.id")
    place: str = Field(primary_key=True)
    status: str
    """`heen-en-terug`, `alleen-heen`, `niet` or `onbekend`."""
    journeys: dict[str, Any] = Field(sa_type=JSON)
    """Times are minutes after midnight of the day of the activity; see `services.travel.storage`."""
