"""An editor takes something off the site, and whose it is reads why."""

from datetime import datetime

from sqlmodel import Session

from schuifaan.models import Activity, Organisation
from schuifaan.services.confirming.links import addresses_of
from schuifaan.services.editing.changing import hide_activity
from schuifaan.services.mail.queue import queue_mail

_SUBJECT = "Wij haalden een activiteit van de site"
_BODY = """\
Hallo,

Wij haalden "{title}" van Schuif aan. Wie de pagina opent, leest nu:

{reason}

Klopt dit niet? Beantwoord deze e-mail, of bel ons. Wij kunnen het weer terugzetten.

Groeten van de redactie van Schuif aan
"""


def take_off(session: Session, activity: Activity, reason: str, by: str, now: datetime) -> None:
    """Hide it with that reason and tell its organisation; doing it twice is doing it once.

    Raises InputError for what was merged.
    """
    if activity.hidden_reason == reason:
        return
    hide_activity(session, activity, reason, by, now)
    if activity.organisation_id is None:
        return
    body = _BODY.format(title=activity.title, reason=reason)
    for address in addresses_of(session, session.get_one(Organisation, activity.organisation_id)):
        queue_mail(session, address, _SUBJECT, body, now)
