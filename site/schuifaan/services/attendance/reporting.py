"""An organiser says how many people came, or corrects it."""

from datetime import datetime

from sqlmodel import Session

from schuifaan.clock import wall_time
from schuifaan.content import Content
from schuifaan.inputs.attendance import Attendance
from schuifaan.models import AttendanceReport, Venue
from schuifaan.services.attendance.sessions import past_session
from schuifaan.services.editing.audit import record
from schuifaan.services.editing.changing import subject_of

PARTICIPANTS, VISITORS = "deelnemers", "bezoekers"
SERIES = (PARTICIPANTS, VISITORS)
WALK_IN = "vrij-binnenlopen"
REPORTED = "aanwezigheid"


def report_attendance(
    session: Session,
    content: Content,
    organisation_id: int,
    number: int,
    day: str,
    counted: Attendance,
    actor: str,
    now: datetime,
) -> None:
    """Keep what was counted at activity `number` on `day`; saying it again corrects it.

    The log says that it was told, and never the numbers: who reads the log must not see small ones.
    Raises NotFoundError when the organisation held no such session in the time that dates are kept.
    """
    held = past_session(session, organisation_id, number, day, now)
    venue_id = held.occurrence.venue_id or held.activity.venue_id
    venue = session.get(Venue, venue_id) if venue_id else None
    place = content.places.get(venue.place or "") if venue else None
    walked_in = held.activity.contact_form == WALK_IN
    report = held.report or AttendanceReport(
        activity_id=number,
        day=held.day,
        municipality=place.municipality if place else held.activity.municipality or "",
        place=place.slug if place else "",
        series=VISITORS if walked_in else PARTICIPANTS,
        came=0,
        reported_at=wall_time(now),
    )
    report.came, report.first_time = counted.came, counted.first_time
    report.with_transport, report.reported_at = counted.with_transport, wall_time(now)
    session.add(report)
    record(session, now, actor, REPORTED, subject_of(number))
