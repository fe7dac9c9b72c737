"""The second proof of an editor: six digits from an app on the telephone (RFC 6238), or a recovery code."""

import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import datetime

import pyotp
from sqlmodel import Session, col, delete, select

from schuifaan.clock import wall_time
from schuifaan.models import Account, RecoveryCode
from schuifaan.services.accounts.secrets_kept import digest
from schuifaan.services.sealing import seal, unseal

ISSUER = "Schuif aan"
RECOVERY_CODES = 8
_STEP_SECONDS = 30
# A telephone's clock may be one step off, either way.
_STEPS_OFF = (0, -1, 1)
# Without letters and digits that look alike.
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
_OPEN = re.compile(r"[A-Z2-7]{16,64}")
"""As an app writes a secret; a sealed one has small letters, too."""
_CODE_LENGTH, _GROUP_LENGTH = 16, 4


@dataclass(frozen=True, slots=True)
class NewTelephone:
    """What an app must know before it can give its first code."""

    secret: str
    address: str
    """The same for in a QR code: an `otpauth:` address."""


def prepare_telephone(session: Session, secret_key: str, account: Account) -> None:
    """Give an account without a secret one; it waits for its first code."""
    if account.totp_secret is None:
        account.totp_secret = seal(secret_key, pyotp.random_base32())
        session.add(account)


def new_telephone(session: Session, secret_key: str, account_id: int) -> NewTelephone | None:
    """What to put in the app, until it has given its first code; then never again."""
    account = session.get_one(Account, account_id)
    secret = _secret(account, secret_key)
    if account.totp_proven or secret is None:
        return None
    return NewTelephone(secret, pyotp.TOTP(secret).provisioning_uri(name=account.email, issuer_name=ISSUER))


def app_fits(account: Account, secret_key: str) -> bool:
    """Whether the codes of the app still count: not when the site's own secret became another."""
    return account.totp_proven and _secret(account, secret_key) is not None


def seal_secrets(session: Session, secret_key: str) -> int:
    """Seal what an older release, or a copy of its database, left open; returns how many."""
    readable = [
        it
        for it in session.exec(select(Account).where(col(Account.totp_secret).is_not(None)))
        if _OPEN.fullmatch(it.totp_secret or "")
    ]
    for account in readable:
        account.totp_secret = seal(secret_key, account.totp_secret or "")
        session.add(account)
    return len(readable)


def prove(session: Session, secret_key: str, account: Account, code: str, now: datetime) -> bool:
    """Whether `code` is right, now and for the first time: of the app, or a recovery code."""
    signs = "".join(code.split()).replace("-", "").lower()
    if signs.isascii() and signs.isdigit() and len(signs) == 6:
        return _by_app(session, secret_key, account, signs, now)
    return account.totp_proven and _by_recovery_code(session, account, signs, now)


def new_recovery_codes(session: Session, account_id: int) -> list[str]:
    """Eight codes for on paper, in place of those there were. They are shown once."""
    session.exec(delete(RecoveryCode).where(col(RecoveryCode.account_id) == account_id))
    codes = ["".join(secrets.choice(_SIGNS) for _ in range(_CODE_LENGTH)) for _ in range(RECOVERY_CODES)]
    session.add_all(RecoveryCode(code_sha256=digest(code), account_id=account_id) for code in codes)
    return [
        "-".join(code[start : start + _GROUP_LENGTH] for start in range(0, len(code), _GROUP_LENGTH))
        for code in codes
    ]


def recovery_codes_left(session: Session, account_id: int) -> int:
    """How many codes on paper still work."""
    unused = select(RecoveryCode).where(
        RecoveryCode.account_id == account_id, col(RecoveryCode.used_at).is_(None)
    )
    return len(session.exec(unused).all())


def _secret(account: Account, secret_key: str) -> str | None:
    """What the app shares with us; None as well when it was sealed with another key."""
    return unseal(secret_key, account.totp_secret) if account.totp_secret else None


def _by_app(session: Session, secret_key: str, account: Account, digits: str, now: datetime) -> bool:
    secret = _secret(account, secret_key)
    if secret is None:
        return False
    totp, this_step = pyotp.TOTP(secret), int(now.timestamp()) // _STEP_SECONDS
    for step in (this_step + off for off in _STEPS_OFF):
        if step > account.totp_step and hmac.compare_digest(totp.at(step * _STEP_SECONDS), digits):
            account.totp_step, account.totp_proven = step, True
            session.add(account)
            return True
    return False


def _by_recovery_code(session: Session, account: Account, signs: str, now: datetime) -> bool:
    row = session.get(RecoveryCode, digest(signs))
    if row is None or row.account_id != account.id or row.used_at is not None:
        return False
    row.used_at = wall_time(now)
    session.add(row)
    return True
