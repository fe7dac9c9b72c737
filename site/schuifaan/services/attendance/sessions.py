"""The days of one organisation that are over, and what it said of them."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from schuifaan.clock import wall_time
from schuifaan.errors import NotFoundError
from schuifaan.models import Activity, AttendanceReport, Occurrence
from schuifaan.services.activities import ends
from schuifaan.services.confirming.rules import HIDDEN_UNCONFIRMED, MAIL_EVERY, STOPPED
from schuifaan.services.occurrences import kept_window

CALLED_OFF = "afgelast"


@dataclass(frozen=True, slots=True)
class PastSession:
    """One activity on one day; twice on a day is one session."""

    activity: Activity
    occurrence: Occurrence
    """The first of that day."""
    report: AttendanceReport | None

    @property
    def day(self) -> date:
        """When it was."""
        return self.occurrence.start.date()


def past_sessions(session: Session, organisation_id: int, now: datetime) -> list[PastSession]:
    """What the organisation held as long as dates are kept, newest first; without what was called off.

    Also of what has stopped since, and of what is hidden because nobody confirmed it.
    """
    wall = wall_time(now)
    dates = _dates(session, organisation_id, kept_window(now)[0], wall)
    reports = {
        (it.activity_id, it.day): it
        for it in session.exec(
            select(AttendanceReport)
            .join(Activity, col(Activity.id) == AttendanceReport.activity_id)
            .where(
                Activity.organisation_id == organisation_id,
                AttendanceReport.day >= kept_window(now)[0].date(),
            )
        )
    }
    return [
        PastSession(activity, held, reports.get(key))
        for key, (activity, held) in reversed(dates.items())
        if ends(held) <= wall
    ]


def days_of_sheet(session: Session, organisation_id: int, now: datetime) -> list[tuple[Activity, Occurrence]]:
    """The days to count on paper, oldest first: of the last month what we were not told, and until the next sheet."""
    told = {
        (it.activity.id, it.day)
        for it in past_sessions(session, organisation_id, now)
        if it.report is not None
    }
    wall = wall_time(now)
    dates = _dates(session, organisation_id, kept_window(now)[0], wall + MAIL_EVERY)
    return [
        (activity, held)
        for key, (activity, held) in dates.items()
        if key not in told and (held.start < wall or activity.hidden_reason != STOPPED)
    ]


def _dates(
    session: Session, organisation_id: int, first: datetime, after: datetime
) -> dict[tuple[int, date], tuple[Activity, Occurrence]]:
    """By activity and day, oldest first; of two on a day the first."""
    rows = session.exec(
        select(Activity, Occurrence)
        .join(Occurrence, col(Occurrence.activity_id) == Activity.id)
        .where(
            Activity.organisation_id == organisation_id,
            Activity.published,
            col(Activity.hidden_reason).in_(("", HIDDEN_UNCONFIRMED, STOPPED)),
            Occurrence.start >= first,
            Occurrence.start < after,
            Occurrence.status != CALLED_OFF,
        )
        .order_by(col(Occurrence.start), col(Activity.id))
    )
    by_day: dict[tuple[int, date], tuple[Activity, Occurrence]] = {}
    for activity, held in rows:
        by_day.setdefault((activity.id or 0, held.start.date()), (activity, held))
    return by_day


def past_session(session: Session, organisation_id: int, number: int, day: str, now: datetime) -> PastSession:
    """One of those; `day` is `2026-11-17`. Raises NotFoundError when the organisation held no such thing."""
    for it in past_sessions(session, organisation_id, now):
        if it.activity.id == number and it.day.isoformat() == day:
            return it
    raise NotFoundError("Van deze dag kunt u niet (meer) doorgeven hoeveel mensen er waren.")
