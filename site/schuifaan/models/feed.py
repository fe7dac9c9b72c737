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
    """Path of the file, or its address (https://...)."""
    content_type: str | None = None
    municipality: str | None = None
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id")
    defaults: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """Values for what the partner's format cannot say, as columns of the interchange sheet."""
    role: str = "organisator"
    """`organisator` (whose activities they are) or `verzamelaar`, who passes on what others organise."""
    headings: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    """The partner's own heading -> column of the interchange sheet."""
    rules: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    """Which items are wanted; see `feeds.rules`."""
    unstable_keys: bool = False
    """It has renewed all its keys at once; its items are known by title, start and venue."""
    example: bool = False
    approved: bool = False
    """An operator has seen its first run; until then everything it brings is held."""
    created_at: NaiveDatetime
    etag: str | None = None
    last_modified: str | None = None
    """What the server said about the body we keep, to be asked again whether it still holds."""
    body_sha256: str | None = None
    """Of the last body that was fetched whole; it lies in var/feeds for 30 days."""
    minutes_between: int = 240
    """Wished time between two runs; never less than the feed itself asks for."""
    own_minutes: int = 0
    """The least time between two runs the feed itself asks for."""
    next_run_at: NaiveDatetime | None = Field(default=None, index=True)
    """None = as soon as possible. Only feeds with an address are run by themselves."""
    failures: int = 0
    """Fetches in a row that failed."""
    paused: str = ""
    """Why it is not read by itself any more; empty = it is."""


class FeedRun(SQLModel, table=True):
    """One reading of a feed and what was decided about it."""

    id: int | None = Field(default=None, primary_key=True)
    feed_id: int = Field(foreign_key="feed.id", index=True)
    started_at: NaiveDatetime
    body_sha256: str
    complete: bool
    decision: str
    """`toegepast`, `wacht` (held for a person), `ongewijzigd`, `geweigerd`, `teruggedraaid` (a rollback), `bezig` or
    `afgebroken` (another run did the rest)."""
    decided_by: str = ""
    """The person whose button this run is; empty for a reading."""
    items: int = 0
    """How many the feed had that we can use."""
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    held: int = 0
    rejected: int = 0
    missing: int = 0
    reader: str = ""
    """Of everything besides the bytes that decides how they are read; see `services.feeds.reading`."""
    fetched: str = ""
    """`opgehaald`, `niet-veranderd` (the server said so), the code of what went wrong, or empty for a file."""
    http_status: int | None = None
    size: int = 0
    """Bytes of the body."""
    milliseconds: int = 0
    """From fetching to the end of the transaction."""


class FeedProblemRecord(SQLModel, table=True):
    """One thing the partner should mend, as it was found in a run."""

    id: int | None = Field(default=None, primary_key=True)
    run_id: int = Field(foreign_key="feedrun.id", index=True)
    external_key: str | None = None
    code: str
    subject: str = ""
    """Title of what it is about."""
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
    second_key: str = ""
    """Title, venue and local start, for when the key is missing or has changed."""
    payload: str
    """The item as the partner sent it."""
    item: str = ""
    """The item as it was understood: an ActivityInput in JSON."""
    state: str = "live"
    """`live`, `missing` (no longer in the feed) or `tombstone`."""
    activity_id: int | None = Field(default=None, foreign_key="activity.id", index=True)
    first_seen: NaiveDatetime
    last_seen: NaiveDatetime
    missing_since: NaiveDatetime | None = None
    missing_runs: int = 0
    """Complete runs in a row without it."""
    fingerprint: str | None = Field(default=None)
    """Of the raw text its item was read from (see FeedItem); None: read it again every time."""
    remarks: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    """What there was to say about it; lines count from the first of its text."""
