"""The last button: a draft becomes a submission."""

from datetime import datetime

from sqlmodel import Session

from schuifaan.content import Content
from schuifaan.feeds.form import read_form
from schuifaan.services.accounts.secrets_kept import digest
from schuifaan.services.drafts.judging import mistakes_on
from schuifaan.services.drafts.looking import chosen_venue
from schuifaan.services.drafts.questions import QUESTIONS, SENDER, Answers, columns_of
from schuifaan.services.received.submissions import NEW_ACTIVITY, Sender, submit


def send_draft(session: Session, content: Content, key: str, answers: Answers, now: datetime) -> int | None:
    """Submit what is kept under `key`; returns the number for the receipt, None when something is to be mended.

    Sending it again is the same submission. What was changed in between makes another, so that neither is lost.
    Raises InputError when so much is waiting that nobody could read it.
    """
    venue = chosen_venue(session, content, answers)
    columns = columns_of(answers, venue)
    if (
        any(mistakes_on(it, answers, venue, content) for it in QUESTIONS)
        or read_form(columns, content).mistakes
    ):
        return None
    sender = Sender(*(answers.get(name, "") for name in SENDER))
    return submit(session, NEW_ACTIVITY, f"concept-{digest(key)}", columns, sender, now)
