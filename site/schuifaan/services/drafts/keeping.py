"""Drafts in the database: kept before anybody judges them, found again by a key that nobody can guess."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, func, select

from schuifaan.clock import wall_time
from schuifaan.config import Settings
from schuifaan.errors import InputError, UnavailableError
from schuifaan.models import Draft
from schuifaan.services.accounts.attempts import (
    DRAFTS_OF_NETWORK,
    LINKS_OF_ADDRESS,
    LINKS_OF_NETWORK,
    allowed,
)
from schuifaan.services.accounts.secrets_kept import digest
from schuifaan.services.mail.queue import queue_mail

KEPT_DAYS = 30
"""Of a draft, after it was last worked on."""
MOST_DRAFTS = 5_000
"""More than two municipalities write in a month: beyond this somebody is playing, and the disk must not fill up."""
_LEFT_AFTER = timedelta(hours=1)
_KEY = re.compile(r"[A-Za-z0-9_-]{43}")
_SUBJECT = "Verder met uw activiteit op Schuif aan"
_BODY = """\
Hallo,

U bent begonnen een activiteit door te geven op Schuif aan. Met deze link gaat u verder waar u was:

{link}

Wie deze link heeft, kan uw antwoorden zien en veranderen. De link werkt tot {days} dagen nadat u er het laatst aan \
werkte. Daarna gooien wij weg wat u niet hebt verstuurd.

Hebt u dit niet gevraagd? Dan hoeft u niets te doen.

Groeten van Schuif aan
"""


def is_key(text: str) -> bool:
    """Whether this can be the key of a draft."""
    return bool(_KEY.fullmatch(text))


def read_draft(session: Session, key: str, now: datetime) -> dict[str, str] | None:
    """The answers kept under that key; None when there are none, or not any more."""
    draft = session.get(Draft, digest(key))
    return dict(draft.answers) if draft and not _is_over(draft, now) else None


def begin_draft(session: Session, settings: Settings, key: str, network: str, now: datetime) -> None:
    """Make room for what is going to be kept under `key`. Raises UnavailableError when that is too much.

    Whoever floods us loses what he sent first: a draft of one page that was left goes before others are refused.
    """
    if not allowed(session, settings.secret_key, DRAFTS_OF_NETWORK, network, now):
        raise UnavailableError("Too many drafts were begun in one network.")
    if session.exec(select(func.count()).select_from(Draft)).one() >= MOST_DRAFTS:
        left = col(Draft.saved_at) < wall_time(now) - _LEFT_AFTER
        gone = session.connection().execute(delete(Draft).where(col(Draft.saves) <= 1, left))
        if not gone.rowcount:
            raise UnavailableError("There are too many drafts.")
    session.merge(Draft(token_sha256=digest(key), saved_at=wall_time(now)))


def keep_answers(session: Session, key: str, answers: Mapping[str, str], now: datetime) -> dict[str, str]:
    """Keep what was sent under that key, beside what was there; returns all of it. `begin_draft` came first."""
    draft = session.get_one(Draft, digest(key), with_for_update=True)
    draft.answers = {**draft.answers, **answers}
    draft.saves += 1
    draft.saved_at = wall_time(now)
    session.add(draft)
    return dict(draft.answers)


def mail_draft(
    session: Session, settings: Settings, link: str, recipient: str, network: str, now: datetime
) -> None:
    """Mail the address of a draft. Raises InputError for what is no e-mail address, and when it is asked too often."""
    key = settings.secret_key
    if not (
        allowed(session, key, LINKS_OF_NETWORK, network, now)
        and allowed(session, key, LINKS_OF_ADDRESS, recipient.strip().lower(), now)
    ):
        raise InputError("U hebt net al vaak om een link gevraagd. Wacht een uur.")
    body, until = _BODY.format(link=link, days=KEPT_DAYS), now + timedelta(days=KEPT_DAYS)
    if not queue_mail(session, recipient, _SUBJECT, body, now, secret=True, useful_until=until):
        raise InputError("Schrijf uw e-mailadres. Bijvoorbeeld: naam@voorbeeld.nl.")


def _is_over(draft: Draft, now: datetime) -> bool:
    return draft.saved_at < wall_time(now) - timedelta(days=KEPT_DAYS)
