"""Partners' feeds, what each run of them brought, and where each activity came from."""

from typing import Any

from pydantic import NaiveDatetime
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel, UniqueConstraint


class Feed(SQLModel, table=True):
    """One calendar or sheet of a partner that we read again and again."""

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    location: str
    """Path of the file."""
    content_type: str | None = None
    municipality: str | None = None
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id")
    defaults: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """Values for what the partner's format cannot say, as columns of the interchange sheet."""
    example: bool = False
    approved: bool = False
    """An operator has seen its first run; until then everything it brings is held."""
    created_at: NaiveDatetime


class FeedRun(SQLModel, table=True):
    """One reading of a feed and what was decided about it."""

    id: int | None = Field(default=None, primary_key=True)
    feed_id: int = Field(foreign_key="feed.id", index=True)
    started_at: NaiveDatetime
    body_sha256: str
    complete: bool
    decision: str
    """`toegepast`, `wacht` (held for a person), `ongewijzigd` or `geweigerd`."""
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    held: int = 0
    rejected: int = 0
    missing: int = 0


class FeedProblemRecord(SQLModel, table=True):
    """One thing the partner should mend, as it was found in a run."""

    id: int | None = Field(default=None, primary_key=True)
    run_id: int = Field(foreign_key="feedrun.id", index=True)
    external_key: str | None = None
    code: str
    severity: str
    line: int | None = None
    text: str
    next_step: str


class SourceRecord(SQLModel, table=True):
    """Where an activity came from: (feed, the partner's own key)."""

    __table_args__ = (UniqueConstraint("feed_id", "external_key"),)

    id: int | None = Field(default=None, primary_key=True)
    feed_id: int = Field(foreign_key="feed.id")
    external_key: str
    content_hash: str
    payload: str
    """The item as the partner sent it."""
    state: str = "live"
    """`live`, `held` (waits for a person), `missing` (no longer in the feed) or `tombstone`."""
    activity_id: int | None = Field(default=None, foreign_key="activity.id", index=True)
    first_seen: NaiveDatetime
    last_seen: NaiveDatetime
    missing_since: NaiveDatetime | None = None
    missing_runs: int = 0
    """Complete runs in a row without it."""
