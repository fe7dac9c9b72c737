"""A submission as an editor sees it, and what the buttons under it do."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from schuifaan.content import Content
from schuifaan.errors import InputError
from schuifaan.feeds.form import FIELDS, read_form
from schuifaan.models import Activity, Decision, Submission
from schuifaan.services.confirming.labels import label
from schuifaan.services.editing.form_answers import answers_of
from schuifaan.services.installation import Installation
from schuifaan.services.received.decision_mails import mail_placed, mail_question, mail_rejected
from schuifaan.services.received.submissions import (
    CHANGE,
    JOINING,
    NEW_ACTIVITY,
    NOT_RIGHT,
    OPEN,
    approve_submission,
    ask_about_submission,
    decisions_about,
    reject_submission,
    reopen_submission,
    submission_of,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One answer: what is on the site now, and what was sent."""

    column: str
    live: str
    sent: str


@dataclass(frozen=True, slots=True)
class SubmissionPage:
    """What was sent in, with everything needed to decide."""

    submission: Submission
    activity: Activity | None
    """What it is about, when it is on the site already."""
    rows: tuple[Row, ...]
    missing: tuple[str, ...]
    """Why it cannot be placed as it is."""
    decisions: tuple[Decision, ...]
    is_open: bool
    is_report: bool
    """There is nothing to place: it is dealt with or not."""
    mails: bool
    """Whether the sender left an address to write to."""


def submission_page(session: Session, content: Content, number: int) -> SubmissionPage:
    """The page of one submission; raises NotFoundError."""
    submission = submission_of(session, number)
    activity = session.get(Activity, submission.activity_id) if submission.activity_id else None
    standing = answers_of(session, content, activity) if activity else {}
    sent = {name: str(value) for name, value in submission.payload.items()}
    rows = tuple(Row(it, standing.get(it, ""), sent[it]) for it in (*FIELDS, "wat") if it in sent)
    whole = {**standing, **sent} if submission.kind == CHANGE else sent
    reading = read_form(whole, content) if submission.kind in {NEW_ACTIVITY, CHANGE} else None
    return SubmissionPage(
        submission=submission,
        activity=activity,
        rows=rows,
        missing=tuple(it.sentence for it in reading.mistakes) if reading and not reading.activity else (),
        decisions=tuple(decisions_about(session, number)),
        is_open=submission.state in OPEN,
        is_report=submission.kind in {NOT_RIGHT, JOINING},
        mails="@" in submission.sender_contact,
    )


def decide(
    session: Session,
    installation: Installation,
    number: int,
    choice: str,
    reason: str,
    by: str,
    now: datetime,
) -> None:
    """Do what the button says, and write to the sender where there is something to say.

    Raises NotFoundError for an unknown number, InputError for what cannot (any more).
    """
    _press(session, installation, number, choice, reason, by, now)
    about = submission_of(session, number)
    if about.kind == NOT_RIGHT and about.activity_id:
        session.flush()
        label(session, [about.activity_id], now)


def _press(
    session: Session,
    installation: Installation,
    number: int,
    choice: str,
    reason: str,
    by: str,
    now: datetime,
) -> None:
    content = installation.content
    match choice:
        case "plaatsen":
            done = approve_submission(session, content, number, by, now)
            if done.kind in {NEW_ACTIVITY, CHANGE}:
                link = f"{installation.settings.public_url}/activiteiten/{done.activity_id}"
                mail_placed(session, done, link, now)
        case "vraag":
            mail_question(session, ask_about_submission(session, number, by, reason, now), reason, now)
        case "afwijzen":
            mail_rejected(session, reject_submission(session, number, by, reason, now), reason, now)
        case "terugzetten":
            reopen_submission(session, content, number, by, now)
        case _:
            raise InputError("Kies een van de knoppen.")
