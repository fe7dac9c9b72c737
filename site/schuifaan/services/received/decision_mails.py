"""What we write to whoever sent something, once a person has decided about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from schuifaan.models import Activity, Submission
from schuifaan.services.mail.queue import queue_mail
from schuifaan.services.received.submissions import CHANGE, JOINING, NEW_ACTIVITY, NOT_RIGHT

_GREETING = "Hallo{name},\n\nU stuurde ons: {about} (nummer {number}).\n\n"
_CLOSING = "\n\nEen vraag? Beantwoord deze e-mail, of bel ons.\n\nGroeten van de redactie van Schuif aan\n"
_PLACED = "Het staat nu op de site:\n{link}\n\nKlopt er iets niet? Laat het ons weten."
_FOR_THE_SITE = (
    "Voordat het op de site kan, hebben wij een vraag:\n\n{reason}\n\nBeantwoord deze e-mail of bel ons."
)
_NOT_PLACED = "Wij zetten het niet op de site. Dit is waarom:\n\n{reason}"
_ASKED = "Wij hebben een vraag:\n\n{reason}\n\nBeantwoord deze e-mail of bel ons."
_ANSWERED = "Wij keken ernaar. Dit is ons antwoord:\n\n{reason}"


@dataclass(frozen=True, slots=True)
class _Words:
    """How we speak of one kind of what people send."""

    subject: str
    """What it is, after "Over" or "Een vraag over"."""
    about: str
    """What was sent: `title` of the activity, or `organisation`."""
    question: str
    no: str


_WORDS: Mapping[str, _Words] = {
    NEW_ACTIVITY: _Words("de activiteit die u stuurde", "{title}", _FOR_THE_SITE, _NOT_PLACED),
    CHANGE: _Words("de wijziging die u stuurde", 'een wijziging van "{title}"', _FOR_THE_SITE, _NOT_PLACED),
    NOT_RIGHT: _Words("uw melding", 'dat er iets niet klopt bij "{title}"', _ASKED, _ANSWERED),
    JOINING: _Words("meedoen met Schuif aan", "dat {organisation} mee wil doen", _ASKED, _ANSWERED),
}


def mail_placed(session: Session, submission: Submission, link: str, now: datetime) -> bool:
    """Say that it is on the site."""
    subject = (
        "Uw activiteit staat op de site"
        if submission.kind == NEW_ACTIVITY
        else "Uw wijziging staat op de site"
    )
    return _mail(session, submission, subject, _PLACED.format(link=link), now)


def mail_question(session: Session, submission: Submission, question: str, now: datetime) -> bool:
    """Ask what we must know first."""
    words = _WORDS[submission.kind]
    text = words.question.format(reason=question)
    return _mail(session, submission, f"Een vraag over {words.subject}", text, now)


def mail_rejected(session: Session, submission: Submission, reason: str, now: datetime) -> bool:
    """Say no, and why."""
    words = _WORDS[submission.kind]
    return _mail(session, submission, f"Over {words.subject}", words.no.format(reason=reason), now)


def _mail(session: Session, submission: Submission, subject: str, text: str, now: datetime) -> bool:
    """False when the sender left no e-mail address: then somebody rings."""
    name = submission.sender_name
    greeting = _GREETING.format(
        name=f" {name}" if name and "@" not in name else "",  # who signed in is known by the address only
        about=_about(session, submission),
        number=submission.id,
    )
    return queue_mail(session, submission.sender_contact, subject, greeting + text + _CLOSING, now)


def _about(session: Session, submission: Submission) -> str:
    activity = session.get(Activity, submission.activity_id) if submission.activity_id else None
    return _WORDS[submission.kind].about.format(
        title=activity.title if activity else submission.payload.get("titel", ""),
        organisation=submission.payload.get("organisatie", ""),
    )
