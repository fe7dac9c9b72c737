"""A message that did not arrive, for an editor who rings instead and ticks it off."""

from datetime import datetime

from sqlmodel import Session

from schuifaan.errors import NotFoundError
from schuifaan.models import Mail
from schuifaan.services.activities import HIGHEST_ID
from schuifaan.services.editing.audit import record
from schuifaan.services.mail.queue import FAILED, SETTLED

RANG, NOT_YET = "gebeld", "toch-niet-gebeld"


def undelivered(session: Session, number: int) -> Mail:
    """The message; raises NotFoundError for one that arrived, and for one whose link would let a reader in."""
    mail = session.get(Mail, number) if number <= HIGHEST_ID else None
    if mail is None or mail.secret or mail.state not in {FAILED, SETTLED}:
        raise NotFoundError("Deze e-mail is er niet (meer).")
    return mail


def tick_off(session: Session, number: int, actor: str, now: datetime, *, settled: bool) -> None:
    """The person was told in another way, or after all not; saying it twice is saying it once."""
    mail, state = undelivered(session, number), SETTLED if settled else FAILED
    if mail.state == state:
        return
    mail.state = state
    session.add(mail)
    record(session, now, actor, RANG if settled else NOT_YET, f"mail:{number}")
