"""What we write to whoever sent something, once a person has decided about it."""

from datetime import datetime

from sqlmodel import Session

from schuifaan.models import Submission
from schuifaan.services.mail.queue import queue_mail

_GREETING = "Hallo{name},\n\nU stuurde ons: {title} (nummer {number}).\n\n"
_CLOSING = "\n\nEen vraag? Beantwoord deze e-mail, of bel ons.\n\nGroeten van de redactie van Schuif aan\n"
_PLACED = "Het staat nu op de site:\n{link}\n\nKlopt er iets niet? Laat het ons weten."
_QUESTION = (
    "Voordat het op de site kan, hebben wij een vraag:\n\n{reason}\n\nBeantwoord deze e-mail of bel ons."
)
_REJECTED = "Wij zetten het niet op de site. Dit is waarom:\n\n{reason}"


def mail_placed(session: Session, submission: Submission, link: str, now: datetime) -> bool:
    """Say that it is on the site."""
    return _mail(session, submission, "Uw activiteit staat op de site", _PLACED.format(link=link), now)


def mail_question(session: Session, submission: Submission, question: str, now: datetime) -> bool:
    """Ask what we must know first."""
    return _mail(session, submission, "Een vraag over uw activiteit", _QUESTION.format(reason=question), now)


def mail_rejected(session: Session, submission: Submission, reason: str, now: datetime) -> bool:
    """Say no, and why."""
    return _mail(
        session, submission, "Over de activiteit die u stuurde", _REJECTED.format(reason=reason), now
    )


def _mail(session: Session, submission: Submission, subject: str, text: str, now: datetime) -> bool:
    """False when the sender left no e-mail address: then somebody rings."""
    name = f" {submission.sender_name}" if submission.sender_name else ""
    title = submission.payload.get("titel") or "een wijziging"
    body = _GREETING.format(name=name, title=title, number=submission.id) + text + _CLOSING
    return queue_mail(session, submission.sender_contact, subject, body, now)
