"""What a partner sent about an activity, and what became of it, for the partner to read."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from schuifaan.clock import wall_time
from schuifaan.models import Submission
from schuifaan.services.received.submissions import ASKED, CHANGE, REJECTED, decisions_about

SHOWN_FOR = timedelta(days=90)
MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class SentChange:
    """One change that went to the editors first."""

    received_at: datetime
    columns: tuple[str, ...]
    """What it is about, by column of the form."""
    state: str
    words: str
    """The editors' question or reason, when they have one."""


def sent_changes(session: Session, activity_id: int, now: datetime) -> list[SentChange]:
    """What was sent about it in the last three months, the newest first."""
    rows = session.exec(
        select(Submission)
        .where(
            Submission.activity_id == activity_id,
            Submission.kind == CHANGE,
            Submission.received_at > wall_time(now) - SHOWN_FOR,
        )
        .order_by(col(Submission.id).desc())
        .limit(MOST_SHOWN)
    )
    return [SentChange(it.received_at, tuple(it.payload), it.state, _words(session, it)) for it in rows.all()]


def _words(session: Session, submission: Submission) -> str:
    if submission.state not in {ASKED, REJECTED}:
        return ""
    return decisions_about(session, submission.id or 0)[-1].reason
