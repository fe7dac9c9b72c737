"""What people send us: kept exactly as sent, published only after somebody looked."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from schuifaan.clock import wall_time
from schuifaan.content import Content
from schuifaan.errors import InputError, NotFoundError
from schuifaan.feeds.form import read_form
from schuifaan.models import AuditEntry, Decision, Submission
from schuifaan.services.activities import HIGHEST_ID
from schuifaan.services.publishing import publish

NEW_ACTIVITY, NOT_RIGHT = "activiteit", "klopt-niet"
WAITING, APPROVED, REJECTED = "nieuw", "goedgekeurd", "afgewezen"

# More than an editor could ever read: beyond this somebody is playing, and the disk must not fill up.
MOST_WAITING = 5_000


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent it, for questions; never published."""

    name: str = ""
    contact: str = ""


def submit(
    session: Session,
    kind: str,
    token: str,
    payload: Mapping[str, str],
    sender: Sender,
    now: datetime,
    activity_id: int | None = None,
) -> int:
    """Keep what was sent and return its number, which is the receipt.

    `token` came with the form: the same form sent twice is the same submission, but what somebody changed before
    sending it again is kept too. Raises InputError when so much is waiting that nobody could read it.
    """
    token = f"{token}.{_digest(kind, dict(payload), sender.name, sender.contact, activity_id)}"
    known = session.exec(select(Submission).where(Submission.token == token)).first()
    if known is not None:
        return known.id or 0
    waiting = session.exec(
        select(func.count()).select_from(Submission).where(Submission.state == WAITING)
    ).one()
    if waiting >= MOST_WAITING:
        raise InputError("Er wacht nu te veel op antwoord. Bel ons, dan helpen wij u meteen.")
    submission = Submission(
        token=token,
        kind=kind,
        payload=dict(payload),
        sender_name=sender.name,
        sender_contact=sender.contact,
        activity_id=activity_id,
        received_at=wall_time(now),
    )
    session.add(submission)
    session.flush()
    return submission.id or 0


def _digest(*sent: object) -> str:
    return hashlib.blake2b(json.dumps(sent, sort_keys=True).encode(), digest_size=8).hexdigest()


def submissions_in(session: Session, state: str | None = WAITING) -> list[Submission]:
    """What was sent in, oldest first; of every state when `state` is None."""
    wanted = select(Submission).order_by(col(Submission.id))
    return list(session.exec(wanted if state is None else wanted.where(Submission.state == state)))


def approve_submission(session: Session, content: Content, number: int, by: str, now: datetime) -> Submission:
    """Publish a sent-in activity, or mark a report as dealt with.

    Raises NotFoundError for an unknown number, and InputError when it was decided already or cannot be published.
    """
    submission = _undecided(session, number)
    if submission.kind == NEW_ACTIVITY:
        reading = read_form(submission.payload, content)
        if reading.activity is None:
            raise InputError("Deze activiteit is niet volledig genoeg om te plaatsen.")
        activity = publish(session, content, reading.activity, source=f"formulier {number}", now=now)
        submission.activity_id = activity.id
    _decide(session, submission, APPROVED, by, now, "")
    return submission


def reject_submission(session: Session, number: int, by: str, reason: str, now: datetime) -> Submission:
    """Do not publish it; the reason is for whoever sent it. Raises like `approve_submission`."""
    submission = _undecided(session, number)
    _decide(session, submission, REJECTED, by, now, reason)
    return submission


def _undecided(session: Session, number: int) -> Submission:
    submission = session.get(Submission, number) if number <= HIGHEST_ID else None
    if submission is None:
        raise NotFoundError(f"Er is geen inzending met nummer {number}.")
    if submission.state != WAITING:
        raise InputError(f"Over inzending {number} is al beslist: {submission.state}.")
    return submission


def _decide(
    session: Session, submission: Submission, verdict: str, by: str, now: datetime, reason: str
) -> None:
    before = submission.state
    submission.state = verdict
    decided_at = wall_time(now)
    session.add(submission)
    session.add(
        Decision(
            submission_id=submission.id or 0,
            verdict=verdict,
            reason=reason,
            decided_by=by,
            decided_at=decided_at,
        )
    )
    session.add(
        AuditEntry(
            at=decided_at,
            actor=by,
            action="beslissen",
            subject=f"submission:{submission.id}",
            before={"state": before},
            after={"state": verdict, "activity_id": submission.activity_id},
        )
    )
