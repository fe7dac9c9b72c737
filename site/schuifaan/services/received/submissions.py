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
from schuifaan.models import Activity, AuditEntry, Decision, Organisation, Submission
from schuifaan.services.activities import HIGHEST_ID
from schuifaan.services.duplicates.finding import note_duplicates
from schuifaan.services.editing.audit import record
from schuifaan.services.editing.changing import THE_EDITORS, apply_change, changed_by, undo_edit
from schuifaan.services.publishing import publish

NEW_ACTIVITY, NOT_RIGHT, CHANGE, JOINING = "activiteit", "klopt-niet", "wijziging", "coalitie"
WAITING, ASKED, APPROVED, REJECTED = "nieuw", "vraag", "goedgekeurd", "afgewezen"
OPEN = frozenset({WAITING, ASKED})
"""States in which a decision is still to come."""
DECIDE = "beslissen"

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


def submission_of(session: Session, number: int) -> Submission:
    """What was sent in under that number; raises NotFoundError."""
    submission = session.get(Submission, number) if number <= HIGHEST_ID else None
    if submission is None:
        raise NotFoundError(f"Er is geen inzending met nummer {number}.")
    return submission


def decisions_about(session: Session, number: int) -> list[Decision]:
    """What was decided about it, in order."""
    wanted = select(Decision).where(Decision.submission_id == number).order_by(col(Decision.id))
    return list(session.exec(wanted))


def approve_submission(
    session: Session, content: Content, number: int, by: str, now: datetime, owner: int | None = None
) -> Submission:
    """Publish a sent-in activity or change, or mark a report as dealt with.

    A new activity is that of the organisation it names, or of `owner`, whatever it names. Raises NotFoundError for
    an unknown number, and InputError when it was decided already or cannot be published.
    """
    submission = _undecided(session, number)
    edit = None
    if submission.kind == NEW_ACTIVITY:
        _publish(session, content, submission, now, owner)
    elif submission.kind == CHANGE:
        activity = session.get_one(Activity, submission.activity_id)
        change = changed_by(session, content, activity, submission.payload)
        edit = apply_change(session, content, change, by, _whose(session, activity), now)
    session.flush()
    _decide(session, submission, APPROVED, by, now, "", edit.id if edit else None)
    if submission.kind == NEW_ACTIVITY and submission.activity_id:
        session.flush()
        note_duplicates(session, content, [submission.activity_id], now)
    return submission


def ask_about_submission(session: Session, number: int, by: str, question: str, now: datetime) -> Submission:
    """Ask the sender something first; it waits for the answer. Raises like `approve_submission`."""
    submission = _undecided(session, number)
    _decide(session, submission, ASKED, by, now, question)
    return submission


def reject_submission(session: Session, number: int, by: str, reason: str, now: datetime) -> Submission:
    """Do not publish it; the reason is for whoever sent it. Raises like `approve_submission`."""
    submission = _undecided(session, number)
    _decide(session, submission, REJECTED, by, now, reason)
    return submission


def reopen_submission(session: Session, content: Content, number: int, by: str, now: datetime) -> Submission:
    """Take a decision back: what it published goes off the site, what it changed is as it was.

    Raises NotFoundError for an unknown number, InputError when nothing was decided.
    """
    submission = submission_of(session, number)
    if submission.state in OPEN:
        raise InputError("Hierover is nog niet beslist.")
    if submission.state == APPROVED and submission.kind == NEW_ACTIVITY and submission.activity_id:
        activity = session.get_one(Activity, submission.activity_id)
        activity.published, activity.updated_at = False, wall_time(now)
        session.add(activity)
    if submission.state == APPROVED and submission.kind == CHANGE and (edit := _edit_of(session, number)):
        undo_edit(session, content, edit, by, now)
    _decide(session, submission, WAITING, by, now, "")
    return submission


def _publish(
    session: Session, content: Content, submission: Submission, now: datetime, owner: int | None
) -> None:
    given = read_form(submission.payload, content).activity
    if given is None:
        raise InputError("Deze activiteit is niet volledig genoeg om te plaatsen.")
    known = session.get(Activity, submission.activity_id) if submission.activity_id else None
    if owner is None and known is not None:  # placed before: whose it was found to be then, it stays
        owner = known.organisation_id
    source = given.organisation or THE_EDITORS
    if owner is not None:
        given, source = (
            given.model_copy(update={"organisation": ""}),
            session.get_one(Organisation, owner).name,
        )
    activity = publish(session, content, given, source=source, now=now, existing=known, organisation_id=owner)
    activity.published = True
    session.add(activity)
    submission.activity_id = activity.id


def _whose(session: Session, activity: Activity) -> str:
    """Who vouches for a partner's change, on the page: the organisation, never a person."""
    owner = session.get(Organisation, activity.organisation_id) if activity.organisation_id else None
    return owner.name if owner else THE_EDITORS


def _edit_of(session: Session, number: int) -> int | None:
    """The change that approving brought about, as it is in the log."""
    entries = session.exec(
        select(AuditEntry)
        .where(AuditEntry.subject == _subject(number), AuditEntry.action == DECIDE)
        .order_by(col(AuditEntry.id).desc())
    )
    return next((it.after["edit"] for it in entries if it.after and it.after.get("edit")), None)


def _undecided(session: Session, number: int) -> Submission:
    submission = submission_of(session, number)
    if submission.state not in OPEN:
        raise InputError(f"Over inzending {number} is al beslist: {submission.state}.")
    return submission


def _subject(number: int) -> str:
    return f"submission:{number}"


def _decide(
    session: Session,
    submission: Submission,
    verdict: str,
    by: str,
    now: datetime,
    reason: str,
    edit: int | None = None,
) -> None:
    before, number = submission.state, submission.id or 0
    submission.state = verdict
    session.add(submission)
    session.add(
        Decision(
            submission_id=number, verdict=verdict, reason=reason, decided_by=by, decided_at=wall_time(now)
        )
    )
    after: dict[str, object] = {"state": verdict, "activity_id": submission.activity_id}
    if edit is not None:
        after["edit"] = edit
    record(session, now, by, DECIDE, _subject(number), {"state": before}, after)
