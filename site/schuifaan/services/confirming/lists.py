"""The list of one organisation's activities, as it confirms them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select

from schuifaan.clock import wall_time
from schuifaan.errors import NotFoundError
from schuifaan.models import Activity, Confirmation, Occurrence, Organisation, Schedule
from schuifaan.services.confirming.labels import is_open_ended
from schuifaan.services.confirming.rules import (
    FRESH_FOR,
    HIDDEN_UNCONFIRMED,
    NO_PERSON_AFTER,
    STOPPED,
)
from schuifaan.services.feeds.vouching import kept_by_feeds
from schuifaan.services.tables import SOURCE_RECORD


@dataclass(frozen=True, slots=True)
class Entry:
    """One activity of the list."""

    activity: Activity
    next: Occurrence
    """Its next date, called off or not."""
    by_person: datetime | None
    """When a person last vouched for it."""
    in_feed: bool
    """A calendar that we read keeps it."""
    asked: bool
    """We ask about it; what stands in a calendar we read needs no answer, unless it went unseen for too long."""
    fresh: bool
    """A person vouched for it so lately that there is nothing to ask yet."""

    @property
    def stopped(self) -> bool:
        """Its organisation said that it stopped."""
        return self.activity.hidden_reason == STOPPED

    @property
    def called_off(self) -> bool:
        """The next date does not go on."""
        return self.next.status == "afgelast"


def listed() -> ColumnElement[bool]:
    """What is on the list of its organisation: everything published that no editor took off."""
    return col(Activity.published) & col(Activity.hidden_reason).in_(("", HIDDEN_UNCONFIRMED, STOPPED))


def entries_of(session: Session, organisation_id: int, now: datetime) -> list[Entry]:
    """Everything of the organisation with a date to come, the nearest first; without what an editor took off."""
    wall = wall_time(now)
    nearest = (
        select(Occurrence.activity_id, func.min(Occurrence.start).label("start"))
        .join(Activity, col(Activity.id) == Occurrence.activity_id)
        .where(Occurrence.start >= wall, Activity.organisation_id == organisation_id)
        .group_by(col(Occurrence.activity_id))
        .subquery()
    )
    rows = session.exec(
        select(Activity, Occurrence, Schedule.rrule)
        .join(nearest, col(Activity.id) == nearest.c.activity_id)
        .join(
            Occurrence,
            (col(Occurrence.activity_id) == Activity.id) & (col(Occurrence.start) == nearest.c.start),
        )
        .join(Schedule, col(Schedule.activity_id) == Activity.id, isouter=True)
        .where(listed())
        .order_by(nearest.c.start, col(Activity.id))
    ).all()
    by_id = {activity.id: (activity, date, rule) for activity, date, rule in rows}
    vouched = dict(
        session.exec(
            select(Confirmation.activity_id, func.max(Confirmation.at))
            .join(Activity, col(Activity.id) == Confirmation.activity_id)
            .where(Activity.organisation_id == organisation_id)
            .group_by(col(Confirmation.activity_id))
        ).all()
    )
    theirs = select(Activity.id).where(Activity.organisation_id == organisation_id)
    fed: set[int | None] = set(
        session.scalars(kept_by_feeds().where(SOURCE_RECORD.c.activity_id.in_(theirs)))
    )
    return [
        _entry(activity, date, rule, vouched.get(activity.id or 0), wall, in_feed=activity.id in fed)
        for activity, date, rule in by_id.values()
    ]


def must_be_listed(session: Session, organisation: Organisation, number: int, now: datetime) -> None:
    """Raises NotFoundError for an activity that is not on the organisation's list."""
    if all(it.activity.id != number for it in entries_of(session, organisation.id or 0, now)):
        raise NotFoundError("Deze activiteit staat niet (meer) op de lijst.")


def _entry(
    activity: Activity,
    date: Occurrence,
    rule: str | None,
    by_person: datetime | None,
    wall: datetime,
    *,
    in_feed: bool,
) -> Entry:
    known = by_person or activity.created_at
    return Entry(
        activity=activity,
        next=date,
        by_person=by_person,
        in_feed=in_feed,
        asked=is_asked(wall, known, rule, in_feed=in_feed),
        fresh=wall - known < FRESH_FOR,
    )


def is_asked(wall: datetime, known: datetime, rule: str | None, *, in_feed: bool) -> bool:
    """Whether we ask about it; `known` is when a person last vouched for it or told us of it."""
    return not in_feed or (is_open_ended(rule) and wall - known >= NO_PERSON_AFTER)
