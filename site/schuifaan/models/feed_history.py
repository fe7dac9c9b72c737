"""What a run of a feed left behind besides the activities: what waits for a person, and how to undo it."""

from typing import Any

from pydantic import NaiveDatetime
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel, UniqueConstraint


class HeldChange(SQLModel, table=True):
    """One thing a feed wants and a person must look at first. One a (feed, key): the newest wish counts."""

    __table_args__ = (UniqueConstraint("feed_id", "external_key"),)

    id: int | None = Field(default=None, primary_key=True)
    feed_id: int = Field(foreign_key="feed.id")
    run_id: int = Field(foreign_key="feedrun.id", index=True)
    """The run that first asked for exactly this."""
    external_key: str
    kind: str
    """`nieuw`, `gewijzigd` or `verdwenen`."""
    code: str
    """Why it waits: a code of `feeds/problems.py`."""
    title: str
    content_hash: str = ""
    item: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """The item as it would be published; empty for what has vanished."""
    state: str = "wacht"
    """`wacht`, `akkoord` (being done), or `geweigerd`: then the same wish is not asked again."""
    decided_by: str = ""
    decided_at: NaiveDatetime | None = None
    accepted_run_id: int | None = Field(default=None, foreign_key="feedrun.id", index=True)
    """The run that does it, once somebody said yes."""


class RunJournal(SQLModel, table=True):
    """What one run changed, row by row, so that it can be put back."""

    run_id: int = Field(primary_key=True, foreign_key="feedrun.id")
    part: int = Field(default=0, primary_key=True)
    """A big run is written in portions: from 0, in their order."""
    changes: list[Any] = Field(default_factory=list, sa_type=JSON)
    """See `services.feeds.journal`; in the order of the changes."""
    rolled_back_at: NaiveDatetime | None = None


class FieldHint(SQLModel, table=True):
    """A feed says something else about a field than the person who changed it here."""

    __table_args__ = (UniqueConstraint("activity_id", "field"),)

    id: int | None = Field(default=None, primary_key=True)
    activity_id: int = Field(foreign_key="activity.id")
    field: str
    value: Any = Field(default=None, sa_type=JSON)
    """What the feed says."""
    said_by: str
    noted_at: NaiveDatetime
    dismissed: bool = False
    """A person has seen it and keeps what is here; until the feed says something else again."""


class DuplicatePair(SQLModel, table=True):
    """Two activities of different sources that may be the same, and what was decided about them."""

    __table_args__ = (UniqueConstraint("first_id", "second_id"),)

    id: int | None = Field(default=None, primary_key=True)
    first_id: int = Field(foreign_key="activity.id", index=True)
    """The lower number of the two."""
    second_id: int = Field(foreign_key="activity.id", index=True)
    score: int
    """0 to 100."""
    reasons: list[str] = Field(default_factory=list, sa_type=JSON)
    state: str = Field(default="twijfel", index=True)
    """`twijfel` (a person must look), `zelfde` or `verschillend`."""
    found_at: NaiveDatetime
    decided_by: str = ""
    decided_at: NaiveDatetime | None = None


class Merge(SQLModel, table=True):
    """Two activities that became one: `absorbed_id` is shown as `kept_id`, until it is undone."""

    id: int | None = Field(default=None, primary_key=True)
    kept_id: int = Field(foreign_key="activity.id", index=True)
    absorbed_id: int = Field(foreign_key="activity.id", index=True)
    merged_by: str
    merged_at: NaiveDatetime
    records: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    """Number of each source record that moved along -> its content hash then."""
    hidden_reason: str = ""
    """Why the absorbed activity was not shown before; mostly empty."""
    undone_at: NaiveDatetime | None = None
