"""What somebody sees and changes of their own account."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from schuifaan.config import Settings
from schuifaan.db import Database
from schuifaan.models import Account, Passkey, SignedIn
from schuifaan.services.accounts.attempts import PROOFS_OF_ACCOUNT, allowed
from schuifaan.services.accounts.passkeys import MOST_PASSKEYS, passkeys_of
from schuifaan.services.accounts.passwords import fault_of, fits, hash_of
from schuifaan.services.accounts.permissions import Role
from schuifaan.services.accounts.second_factor import app_fits, recovery_codes_left
from schuifaan.services.accounts.sessions import Person, end_sessions, sessions_of
from schuifaan.services.editing.audit import actor_of, record

_NOT_RIGHT = "Dit is niet uw wachtwoord van nu. Kijk het na."


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One's own account."""

    person: Person
    sessions: tuple[SignedIn, ...]
    is_editor: bool
    """Only editors have a password and codes."""
    has_password: bool
    codes_left: int
    app_works: bool
    """The six digits of the telephone count here."""
    passkeys: tuple[Passkey, ...]
    passkeys_work: bool
    """Browsers use passkeys at this address."""
    may_add_passkey: bool

    @property
    def second_step(self) -> str:
        """What there is for it besides codes on paper: `telefoon`, `passkey`, `allebei`, or nothing."""
        with_passkey = self.passkeys_work and bool(self.passkeys)
        if self.app_works:
            return "allebei" if with_passkey else "telefoon"
        return "passkey" if with_passkey else ""


def account_page(session: Session, settings: Settings, person: Person, now: datetime) -> AccountPage:
    """Everything the page of an account shows."""
    account = session.get_one(Account, person.id)
    passkeys = tuple(passkeys_of(session, person.id))
    return AccountPage(
        person=person,
        sessions=tuple(sessions_of(session, person.id, now)),
        is_editor=account.role == Role.EDITOR,
        has_password=account.password_hash is not None,
        codes_left=recovery_codes_left(session, person.id),
        app_works=app_fits(account, settings.secret_key),
        passkeys=passkeys,
        passkeys_work=settings.passkeys,
        may_add_passkey=settings.passkeys and len(passkeys) < MOST_PASSKEYS,
    )


def set_password(
    database: Database, settings: Settings, person: Person, old: str, new: str, now: datetime
) -> dict[str, str]:
    """Keep a new password and end all other sessions; returns what to mend, by field."""
    with database.write() as session:
        may_try = allowed(session, settings.secret_key, PROOFS_OF_ACCOUNT, f"wachtwoord:{person.id}", now)
        kept = session.get_one(Account, person.id).password_hash
    if kept is not None and not (may_try and fits(old, kept)):
        return {"wachtwoord": _NOT_RIGHT}
    if fault := fault_of(new):
        return {"nieuw-wachtwoord": fault}
    made = hash_of(new)  # slow on purpose, so outside the transaction
    with database.write() as session:
        account = session.get_one(Account, person.id)
        account.password_hash = made
        session.add(account)
        end_sessions(session, person.id, now, but=person.session_key)
        record(session, now, actor_of(account), "wachtwoord kiezen", f"account:{account.id}")
    return {}
