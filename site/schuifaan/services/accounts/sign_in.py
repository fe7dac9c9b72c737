"""Signing in: a link by mail, or an editor's password; editors prove themselves a second time."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from sqlalchemy import update
from sqlmodel import Session, col

from schuifaan.clock import wall_time
from schuifaan.config import Settings
from schuifaan.db import Database
from schuifaan.models import Account, SignInLink
from schuifaan.services.accounts.attempts import (
    LINKS_OF_ADDRESS,
    LINKS_OF_NETWORK,
    PROOFS_OF_ACCOUNT,
    PROOFS_OF_NETWORK,
    allowed,
)
from schuifaan.services.accounts.keeping import open_account
from schuifaan.services.accounts.passwords import fits
from schuifaan.services.accounts.permissions import Role
from schuifaan.services.accounts.second_factor import prepare_telephone, prove
from schuifaan.services.accounts.secrets_kept import digest, new_secret
from schuifaan.services.accounts.sessions import end_sessions, start_session
from schuifaan.services.editing.audit import actor_of, record
from schuifaan.services.mail.queue import queue_mail

LINK_WORKS = timedelta(minutes=30)
"""Long enough for a slow mail server and a walk to the computer."""
_SUBJECT = "Uw link om in te loggen"
_BODY = """\
Hallo,

U wilt inloggen op Schuif aan. Klik op deze link, en dan op de knop "Inloggen":

{link}

De link werkt een half uur, en één keer.

Hebt u dit niet gevraagd? Dan hoeft u niets te doen. Niemand kan zonder deze link naar binnen.

Groeten van Schuif aan
"""


@dataclass(frozen=True, slots=True)
class Entrance:
    """What signing in gave."""

    token: str
    """For the browser."""
    role: str
    proven: bool
    """False: the second proof is still to come."""


def ask_link(
    session: Session, settings: Settings, email: str, network: str, now: datetime, back: str = ""
) -> bool:
    """Mail a link to `email` if somebody with that address may come in; `back` is where it leads.

    Whoever asks sees no difference. False only when this network asked too often, whatever it asked.
    """
    if not allowed(session, settings.secret_key, LINKS_OF_NETWORK, network, now):
        return False
    if allowed(session, settings.secret_key, LINKS_OF_ADDRESS, email.strip().lower(), now):
        account = open_account(session, email)
        if account:
            link = link_for(session, settings, account, now) + (
                f"?{urlencode({'terug': back})}" if back else ""
            )
            body = _BODY.format(link=link)
            queue_mail(
                session, account.email, _SUBJECT, body, now, secret=True, useful_until=now + LINK_WORKS
            )
    return True


def link_for(session: Session, settings: Settings, account: Account, now: datetime) -> str:
    """A new link that signs `account` in."""
    token = new_secret()
    session.add(
        SignInLink(
            token_sha256=digest(token), account_id=account.id or 0, expires_at=wall_time(now + LINK_WORKS)
        )
    )
    return f"{settings.public_url}/inloggen/{token}"


def use_link(session: Session, settings: Settings, token: str, now: datetime) -> Entrance | None:
    """Sign in with a link; None when it is none of ours, too old or used. Of many at once one succeeds."""
    wall = wall_time(now)
    used = session.connection().execute(
        update(SignInLink)
        .where(
            col(SignInLink.token_sha256) == digest(token),
            col(SignInLink.used_at).is_(None),
            col(SignInLink.expires_at) > wall,
        )
        .values(used_at=wall)
    )
    if used.rowcount != 1:
        return None
    link = session.get_one(SignInLink, digest(token))
    account = session.get_one(Account, link.account_id)
    return _enter(session, settings, account, now, "link") if account.disabled_at is None else None


def use_password(
    database: Database, settings: Settings, email: str, password: str, network: str, now: datetime
) -> Entrance | None:
    """Sign in with a password; None when it is not right, or was tried too often."""
    with database.write() as session:
        may_try = allowed(session, settings.secret_key, PROOFS_OF_NETWORK, network, now) and allowed(
            session, settings.secret_key, PROOFS_OF_ACCOUNT, email.strip().lower(), now
        )
        account = open_account(session, email)
        kept = account.password_hash if account and account.role == Role.EDITOR else None
    if not may_try or not fits(password, kept):  # slow on purpose, so outside the transaction
        return None
    with database.write() as session:
        account = open_account(session, email)
        return _enter(session, settings, account, now, "wachtwoord") if account else None


def use_code(
    session: Session, settings: Settings, account_id: int, key: str, code: str, now: datetime
) -> Entrance | None:
    """Give the second proof in the session called `key`, which a proven one replaces; None when it is not right."""
    account = session.get_one(Account, account_id)
    if not allowed(session, settings.secret_key, PROOFS_OF_ACCOUNT, f"code:{account_id}", now):
        return None
    if not prove(session, settings.secret_key, account, code, now):
        return None
    end_sessions(session, account_id, now, key=key)
    record(session, now, actor_of(account), "inloggen", f"account:{account_id}", after={"met": "code"})
    return Entrance(start_session(session, account, now, proven=True), account.role, proven=True)


def _enter(session: Session, settings: Settings, account: Account, now: datetime, by: str) -> Entrance:
    needs_proof = account.role == Role.EDITOR
    if needs_proof:
        prepare_telephone(session, settings.secret_key, account)
    record(session, now, actor_of(account), "inloggen", f"account:{account.id}", after={"met": by})
    token = start_session(session, account, now, proven=not needs_proof)
    return Entrance(token, account.role, proven=not needs_proof)
