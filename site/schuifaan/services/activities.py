"""Reading one activity, with everything a resident wants to know before she goes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import Row as SQLRow
from sqlmodel import Session, SQLModel, col, or_, select

from schuifaan.clock import wall_time
from schuifaan.content import Content
from schuifaan.errors import MovedError, NotFoundError
from schuifaan.messages import Message
from schuifaan.models import (
    AccessFact,
    Activity,
    Feed,
    Occurrence,
    Organisation,
    Schedule,
    SourceRecord,
    TimetableInUse,
    Venue,
    VenueStop,
)
from schuifaan.recurrence import Series
from schuifaan.services.duplicates.merged import merged_into
from schuifaan.services.feeds.source_records import leading_feed
from schuifaan.services.schedules import series_of

Row = TypeVar("Row", bound=SQLModel)

NEXT_DATES = 6
# An activity without a known end is taken to be going on this long.
UNKNOWN_LENGTH = timedelta(hours=2)
# The database refuses to look for a larger number.
HIGHEST_ID = 2**63 - 1
NEAR_STOP = "bushalte"


@dataclass(frozen=True, slots=True)
class StatedFact:
    """One fact about getting in or getting there; `value` None means nobody told us."""

    code: str
    value: bool | None
    said_by: str = ""
    said_on: date | None = None


@dataclass(frozen=True, slots=True)
class DateOfActivity:
    """One coming date; `venue` only where it differs from the activity's."""

    start: datetime
    end: datetime | None
    all_day: bool
    status: str
    venue: Venue | None
    original_start: datetime


@dataclass(frozen=True, slots=True)
class ActivityDetail:
    """An activity, whole."""

    activity: Activity
    organisation: Organisation | None
    venue: Venue | None
    series: Series
    dates: tuple[DateOfActivity, ...]
    """The coming ones, soonest first, at most NEXT_DATES."""
    dates_after: int
    """How many more are known after those."""
    access: tuple[StatedFact, ...]
    transport: tuple[StatedFact, ...]
    source_name: str
    """The calendar that has the say in it; empty for what came by the form."""
    read_in_feed: bool
    """What it says was last confirmed by reading a feed, and not by a person."""

    @property
    def path(self) -> str:
        """Its address on the site, without language prefix."""
        return f"/activiteiten/{self.activity.id}-{self.activity.slug}"

    @property
    def phone(self) -> str | None:
        """The number to ring: the activity's own, else its organisation's."""
        return self.activity.phone or (self.organisation.phone if self.organisation else None)


def read_activity(session: Session, content: Content, activity_id: int, now: datetime) -> ActivityDetail:
    """The activity with that number.

    Raises NotFoundError when there is none that residents may see, MovedError when another stands for it.
    """
    activity = session.get(Activity, activity_id) if activity_id <= HIGHEST_ID else None
    if activity is None or not activity.published:
        raise NotFoundError(Message("Deze activiteit staat niet (meer) op deze site."))
    if activity.hidden_reason and (kept := merged_into(session, activity_id)) is not None:
        raise MovedError(activity.hidden_reason, kept)
    if activity.hidden_reason:
        raise NotFoundError(activity.hidden_reason)
    dates = _coming(session, activity_id, wall_time(now))
    facts = _facts(session, activity)
    schedule = session.get_one(Schedule, activity_id)
    return ActivityDetail(
        activity=activity,
        organisation=_one(session, Organisation, activity.organisation_id),
        venue=_one(session, Venue, activity.venue_id),
        series=series_of(schedule),
        dates=dates[:NEXT_DATES],
        dates_after=max(0, len(dates) - NEXT_DATES),
        access=_stated(content.needs, facts),
        transport=_with_timetable(session, activity.venue_id, _stated(content.transport, facts)),
        source_name=_source_name(session, activity_id),
        read_in_feed=_read_in_feed(session, activity),
    )


def _one(session: Session, table: type[Row], key: int | None) -> Row | None:
    return session.get(table, key) if key is not None else None


def _coming(session: Session, activity_id: int, wall: datetime) -> tuple[DateOfActivity, ...]:
    rows = session.exec(
        select(Occurrence, Venue)
        .join(Venue, col(Occurrence.venue_id) == Venue.id, isouter=True)
        .where(Occurrence.activity_id == activity_id, Occurrence.start >= wall - timedelta(days=2))
        .order_by(col(Occurrence.start))
    )
    return tuple(
        DateOfActivity(date_.start, date_.end, date_.all_day, date_.status, venue, date_.original_start)
        for date_, venue in rows
        if ends(date_) > wall
    )


def ends(occurrence: Occurrence | SQLRow[Any]) -> datetime:
    """When a date is over; one without an end after two hours, an all-day one with its last day."""
    if occurrence.all_day:
        return occurrence.end or occurrence.start + timedelta(days=1)
    return occurrence.end or occurrence.start + UNKNOWN_LENGTH


def _facts(session: Session, activity: Activity) -> Mapping[str, AccessFact]:
    """By code; what is said of the activity goes before what is said of its venue."""
    found = session.exec(
        select(AccessFact).where(
            or_(
                AccessFact.activity_id == activity.id,
                col(AccessFact.venue_id).is_not(None) & (AccessFact.venue_id == activity.venue_id),
            )
        )
    ).all()
    return {fact.code: fact for fact in sorted(found, key=lambda fact: fact.activity_id is not None)}


def _stated(codes: Iterable[str], facts: Mapping[str, AccessFact]) -> tuple[StatedFact, ...]:
    return tuple(
        StatedFact(code, fact.value, fact.said_by, fact.said_on)
        if (fact := facts.get(code))
        else StatedFact(code, None)
        for code in codes
    )


def _with_timetable(
    session: Session, venue_id: int | None, facts: tuple[StatedFact, ...]
) -> tuple[StatedFact, ...]:
    """What nobody said about a stop, the timetable may know."""
    stop, timetable = _one(session, VenueStop, venue_id), session.exec(select(TimetableInUse)).first()
    if stop is None or timetable is None:
        return facts
    found = StatedFact(NEAR_STOP, stop.metres is not None, timetable.name, timetable.imported)
    return tuple(found if it.code == NEAR_STOP and it.value is None else it for it in facts)


def _source_name(session: Session, activity_id: int) -> str:
    feed = leading_feed(session, activity_id)
    organisation = _one(session, Organisation, feed.organisation_id) if feed else None
    return organisation.name if organisation else ""


def _read_in_feed(session: Session, activity: Activity) -> bool:
    sources = session.exec(
        select(SourceRecord.id)
        .join(Feed, col(Feed.id) == SourceRecord.feed_id)
        .join(Organisation, col(Organisation.id) == Feed.organisation_id, isouter=True)
        .where(
            SourceRecord.activity_id == activity.id,
            or_(Organisation.name == activity.confirmed_by, Feed.slug == activity.confirmed_by),
        )
    )
    return sources.first() is not None
