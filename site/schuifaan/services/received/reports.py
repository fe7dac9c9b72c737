"""Residents say that something is not right. Three voices put a label on the activity until somebody looked."""

from datetime import datetime

from sqlmodel import Session, func, select

from schuifaan.config import Settings
from schuifaan.models import Activity, Organisation, Submission
from schuifaan.services.accounts.attempts import REPORTS_OF_NETWORK, allowed
from schuifaan.services.confirming.labels import label
from schuifaan.services.confirming.links import addresses_of
from schuifaan.services.confirming.rules import REPORTS_FOR_LABEL
from schuifaan.services.mail.queue import queue_mail
from schuifaan.services.received.submissions import NOT_RIGHT, WAITING, Sender, submit

_SUBJECT = "Een bezoeker zegt dat er iets niet klopt"
_BODY = """\
Hallo,

Een bezoeker van Schuif aan schreef over "{title}":

{what}

Wilt u dit nakijken? U vindt de activiteit hier:

{link}

Is er iets veranderd? Log in en verander het, of bel de redactie van Schuif aan.
Zo staat er niemand voor een dichte deur.

Groeten van Schuif aan
"""


def report(
    session: Session,
    settings: Settings,
    activity_id: int,
    token: str,
    what: str,
    sender: Sender,
    network: str,
    now: datetime,
) -> int:
    """Keep the report and return its number; the partner gets it, and the editors see it.

    Every report is kept. To count as a voice of its own it must be the first about this activity from its network
    within a day; to know that, a keyed digest is kept for a day, and nothing that leads to a person. Raises like
    `submit`.
    """
    number = submit(session, NOT_RIGHT, token, {"wat": what}, sender, now, activity_id=activity_id)
    kept = session.get_one(Submission, number)
    if kept.counted is not None:  # the same form, sent again
        return number
    kept.counted = allowed(session, settings.secret_key, REPORTS_OF_NETWORK, f"{activity_id}:{network}", now)
    session.add(kept)
    session.flush()
    if kept.counted:
        label(session, [activity_id], now)
        _tell_partner(session, settings, activity_id, what, now)
    return number


def _tell_partner(session: Session, settings: Settings, activity_id: int, what: str, now: datetime) -> None:
    """Not more often than it takes to get the label: from then on the page says it, and an editor rings."""
    activity = session.get_one(Activity, activity_id)
    waiting = session.exec(
        select(func.count())
        .select_from(Submission)
        .where(
            Submission.activity_id == activity_id, Submission.kind == NOT_RIGHT, Submission.state == WAITING
        )
    ).one()
    if waiting > REPORTS_FOR_LABEL or activity.organisation_id is None:
        return
    link = f"{settings.public_url}/activiteiten/{activity_id}"
    body = _BODY.format(title=activity.title, what=what, link=link)
    for address in addresses_of(session, session.get_one(Organisation, activity.organisation_id)):
        queue_mail(session, address, _SUBJECT, body, now)
