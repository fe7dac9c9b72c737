"""The monthly mail: one link to the whole list."""

from datetime import datetime

from sqlmodel import Session, col, select

from schuifaan.clock import wall_time
from schuifaan.config import Settings
from schuifaan.db import Database
from schuifaan.errors import InputError, NotFoundError
from schuifaan.models import Activity, Organisation
from schuifaan.services.activities import HIGHEST_ID
from schuifaan.services.confirming.links import addresses_of, last_sent, new_link
from schuifaan.services.confirming.lists import Entry, entries_of
from schuifaan.services.confirming.rules import LINK_WORKS, MAIL_EVERY
from schuifaan.services.mail.queue import queue_mail

TITLES_IN_MAIL = 20
_SUBJECT = "Klopt het nog wat er op Schuif aan staat?"
_BODY = """\
Hallo,

Dit staat er van {organisation} op Schuif aan:

{titles}

Klopt het nog? Open deze link en klik op de knop. U hoeft niet in te loggen:

{link}

Is er iets veranderd, gaat het een keer niet door, of bent u gestopt? Dat zegt u op dezelfde pagina.
Zo staat er niemand voor een dichte deur.

Op die pagina kunt u ook zeggen hoeveel mensen er de vorige keer waren, en iets nieuws doorgeven.

De link werkt {days} dagen. Geef hem alleen aan wie mee mag beslissen.

Groeten van Schuif aan
"""


def mail_due(database: Database, settings: Settings, now: datetime) -> int:
    """Ask every partner whose time has come, each in a transaction of its own; returns how many were asked."""
    with database.read() as session:
        owners = session.exec(
            select(Activity.organisation_id)
            .where(Activity.published, ~col(Activity.example), col(Activity.organisation_id).is_not(None))
            .distinct()
        ).all()
    asked = 0
    for owner in sorted(it for it in owners if it is not None):
        with database.write() as session:
            asked += _ask_if_due(session, settings, session.get_one(Organisation, owner), now)
    return asked


def _ask_if_due(session: Session, settings: Settings, organisation: Organisation, now: datetime) -> bool:
    sent = last_sent(session, organisation.id or 0)
    if sent is not None and wall_time(now) - sent < MAIL_EVERY:
        return False
    real = [it for it in entries_of(session, organisation.id or 0, now) if not it.activity.example]
    open_ones = [it for it in real if it.asked and not it.stopped]
    if all(it.fresh for it in open_ones):
        return False
    return _ask(session, settings, organisation, real, now)


def ask_now(session: Session, settings: Settings, number: int, now: datetime) -> None:
    """Send the mail whatever the day; raises NotFoundError, and InputError when there is nowhere to send it."""
    organisation = partner_of(session, number)
    if not _ask(session, settings, organisation, entries_of(session, number, now), now):
        raise InputError("Van deze organisatie weten wij geen e-mailadres. Druk de lijst af of bel.")


def _ask(
    session: Session, settings: Settings, organisation: Organisation, entries: list[Entry], now: datetime
) -> bool:
    """A link for each address, so that each can be seen to have been sent; False without an address."""
    titles = [f"- {it.activity.title}" for it in entries if not it.stopped]
    if len(titles) > TITLES_IN_MAIL:
        titles = [*titles[:TITLES_IN_MAIL], f"- en nog {len(titles) - TITLES_IN_MAIL} activiteiten"]
    addresses = addresses_of(session, organisation)
    for address in addresses:
        body = _BODY.format(
            organisation=organisation.name,
            titles="\n".join(titles),
            link=new_link(session, settings.public_url, organisation.id or 0, now),
            days=LINK_WORKS.days,
        )
        queue_mail(session, address, _SUBJECT, body, now, secret=True, useful_until=now + LINK_WORKS)
    return bool(addresses)


def partner_of(session: Session, number: int) -> Organisation:
    """The organisation with that number; raises NotFoundError."""
    found = session.get(Organisation, number) if number <= HIGHEST_ID else None
    if found is None:
        raise NotFoundError("Deze organisatie is er niet.")
    return found
