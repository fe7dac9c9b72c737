"""A database with partners whose files are read, for tests of what a run does to it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from schuifaan.clock import parse_moment, wall_time
from schuifaan.content import Content
from schuifaan.db import Database
from schuifaan.feeds.reading import read_feed
from schuifaan.models import (
    AccessFact,
    Activity,
    DuplicatePair,
    Feed,
    FieldHint,
    HeldChange,
    Merge,
    Occurrence,
    Organisation,
    Schedule,
    SourceRecord,
    Venue,
)
from schuifaan.services.feeds.registered import read_context
from schuifaan.services.feeds.report import RunReport
from schuifaan.services.feeds.transaction import FeedTransaction
from tests.feeds.calendars import calendar, event

NOW = parse_moment("2026-11-18T08:00")


class Partners:
    """Partners whose calendars are read, one after the other, at the moments a test says."""

    def __init__(self, database: Database, content: Content) -> None:
        self.database, self.content = database, content

    def feed(
        self, slug: str, role: str = "organisator", organisation: str | None = None, **fields: Any
    ) -> None:
        """Note a feed that an operator has approved."""
        with self.database.write() as session:
            owner = (
                session.exec(select(Organisation).where(Organisation.slug == organisation)).first()
                if organisation
                else None
            )
            columns = {"municipality": "hof-van-twente", "approved": True, **fields}
            session.add(
                Feed(
                    slug=slug,
                    location="",
                    role=role,
                    organisation_id=owner.id if owner else None,
                    created_at=wall_time(NOW),
                    **columns,
                )
            )

    def sends(
        self, slug: str, body: str | bytes, *, hours: float = 0, publish: bool = False, whole: bool = True
    ) -> RunReport:
        """Read `body` as that feed, `hours` after the beginning; not `whole`: the server hung up early."""
        bytes_ = body.encode() if isinstance(body, str) else body
        now = NOW + timedelta(hours=hours)
        with self.database.write() as session:
            feed = session.exec(select(Feed).where(Feed.slug == slug)).one()
            reading = read_feed(bytes_, read_context(session, self.content, feed))
            return FeedTransaction(session, self.content, feed, reading, now, publish).apply("")

    def shown(self) -> list[tuple[int, str]]:
        """Number and title of what residents see."""
        with self.database.read() as session:
            found = select(Activity).where(Activity.published, Activity.hidden_reason == "")
            return [(it.id or 0, it.title) for it in session.exec(found.order_by(col(Activity.id)))]

    def keys(self, activity: int) -> list[str]:
        """The external keys of an activity."""
        with self.database.read() as session:
            found = select(SourceRecord.external_key).where(SourceRecord.activity_id == activity)
            return sorted(session.exec(found))

    @contextmanager
    def change(self) -> Iterator[Session]:
        """A transaction of somebody else."""
        with self.database.write() as session:
            yield session


def coffee(*titles: str, day: int = 1, hour: int = 10, uids: Mapping[str, str] = {}, lines: str = "") -> str:
    """A calendar of single events in Goor in December 2026, a day apart."""
    return calendar(
        *(
            event(
                f"LOCATION:'t Doesgoor, Goor\n{lines}",
                uid=uids.get(title, title),
                title=title,
                start=f"DTSTART;TZID=Europe/Amsterdam:202612{day + number:02}T{hour:02}0000",
            )
            for number, title in enumerate(titles)
        )
    )


def state(database: Database) -> dict[str, list[str]]:
    """All rows that say what is on the site and why."""
    tables = (
        Activity, Schedule, AccessFact, SourceRecord, Venue, Organisation, HeldChange, FieldHint, DuplicatePair, Merge,
    )  # fmt: skip
    with database.read() as session:
        rows = {
            table.__name__: sorted(str(it.model_dump()) for it in session.exec(select(table)))
            for table in tables
        }
        dates = [str(it.model_dump(exclude={"id"})) for it in session.exec(select(Occurrence))]
        return {**rows, "Occurrence": sorted(dates)}


def date_of(database: Database, activity: int) -> datetime:
    """When an activity begins."""
    with database.read() as session:
        return session.get_one(Schedule, activity).start
