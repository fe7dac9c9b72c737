"""Accounts: who may come in, and as what. Nobody makes one of their own accord."""

from datetime import datetime

from sqlmodel import Session, col, delete, select

from schuifaan.clock import wall_time
from schuifaan.errors import InputError, NotFoundError
from schuifaan.inputs.contact import clean_email
from schuifaan.models import Account, Passkey
from schuifaan.services.accounts.permissions import GIVEN, Role
from schuifaan.services.accounts.sessions import end_sessions
from schuifaan.services.editing.audit import record
from schuifaan.services.organisations import organisation_by_slug


def add_account(
    session: Session,
    email: str,
    role: str,
    now: datetime,
    by: str,
    *,
    organisation: str | None = None,
    municipality: str | None = None,
    trusted: bool = False,
) -> Account:
    """Make an account, or give the one with that address this role; an account that was closed is open again.

    `organisation` is the slug of a partner's organisation, in `municipality` where the name occurs in more.
    Raises InputError for an address, role or organisation that cannot be, NotFoundError for an unknown one.
    """
    address = clean_email(email)
    if address is None:
        raise InputError(f"“{email}” is geen e-mailadres.")
    if role not in GIVEN:
        raise InputError(f"De rol “{role}” is er niet; kies uit {', '.join(GIVEN)}.")
    if (role == Role.PARTNER) != bool(organisation):
        raise InputError("Een partner hoort bij één organisatie, en alleen een partner.")
    owner = organisation_by_slug(session, organisation, municipality) if organisation else None
    account = _by_email(session, address)
    before = _state(account) if account else None
    if account is None:
        account = Account(email=address.lower(), role=role, created_at=wall_time(now))
    account.role, account.organisation_id = role, owner.id if owner else None
    account.trusted, account.disabled_at = trusted, None
    session.add(account)
    session.flush()
    if before is not None and account.id is not None:
        end_sessions(session, account.id, now)  # what was opened with another role is closed
    record(session, now, by, "account geven", f"account:{account.id}", before, _state(account))
    return account


def close_account(session: Session, email: str, now: datetime, by: str) -> Account:
    """Let somebody in no more, from this moment. Raises NotFoundError for an unknown address."""
    account = account_by_email(session, email)
    before = _state(account)
    account.disabled_at = wall_time(now)
    session.add(account)
    end_sessions(session, account.id or 0, now)
    record(session, now, by, "account sluiten", f"account:{account.id}", before, _state(account))
    return account


def forget_second_factor(session: Session, email: str, now: datetime, by: str) -> Account:
    """For who lost telephone and codes: at the next sign-in a new telephone is asked for. Passkeys go too: they may
    have been on it.
    """
    account = account_by_email(session, email)
    session.exec(delete(Passkey).where(col(Passkey.account_id) == account.id))
    account.totp_secret, account.totp_proven, account.totp_step = None, False, 0
    session.add(account)
    end_sessions(session, account.id or 0, now)
    record(session, now, by, "tweede stap vergeten", f"account:{account.id}")
    return account


def accounts(session: Session) -> list[Account]:
    """All accounts, by address."""
    return list(session.exec(select(Account).order_by(col(Account.email))))


def account_by_email(session: Session, email: str) -> Account:
    """The account with that address; raises NotFoundError."""
    account = _by_email(session, email)
    if account is None:
        raise NotFoundError(f"Er is geen account met het adres {email}.")
    return account


def open_account(session: Session, email: str) -> Account | None:
    """The account with that address if it may come in."""
    account = _by_email(session, email)
    return account if account and account.disabled_at is None else None


def _by_email(session: Session, email: str) -> Account | None:
    return session.exec(select(Account).where(Account.email == email.strip().lower())).first()


def _state(account: Account) -> dict[str, object]:
    return {
        "email": account.email,
        "role": account.role,
        "organisation_id": account.organisation_id,
        "trusted": account.trusted,
        "open": account.disabled_at is None,
    }
