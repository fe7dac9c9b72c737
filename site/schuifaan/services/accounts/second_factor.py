"""The second proof of an editor: six digits from an app on the telephone (RFC 6238), or a recovery code."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime

import pyotp
from sqlmodel import Session, col, delete, select

from schuifaan.clock import wall_time
from schuifaan.models import Account, RecoveryCode
from schuifaan.services.accounts.secrets_kept import digest

ISSUER = "Schuif aan"
RECOVERY_CODES = 8
_STEP_SECONDS = 30
# A telephone's clock may be one step off, either way.
_STEPS_OFF = (0, -1, 1)
# Without letters and digits that look alike.
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
_CODE_LENGTH, _GROUP_LENGTH = 16, 4


@dataclass(frozen=True, slots=True)
class NewTelephone:
    """What an app must know before it can give its first code."""

    secret: str
    address: str
    """The same for in a QR code: an `otpauth:` address."""


def prepare_telephone(session: Session, account: Account) -> None:
    """Give an account without a secret one; it waits for its first code."""
    if account.totp_secret is None:
        account.totp_secret = pyotp.random_base32()
        session.add(account)


def new_telephone(session: Session, account_id: int) -> NewTelephone | None:
    """What to put in the app, until it has given its first code; then never again."""
    account = session.get_one(Account, account_id)
    if account.totp_proven or account.totp_secret is None:
        return None
    uri = pyotp.TOTP(account.totp_secret).provisioning_uri(name=account.email, issuer_name=ISSUER)
    return NewTelephone(account.totp_secret, uri)


def prove(session: Session, account: Account, code: str, now: datetime) -> bool:
    """Whether `code` is right, now and for the first time: of the app, or a recovery code."""
    signs = "".join(code.split()).replace("-", "").lower()
    if signs.isascii() and signs.isdigit() and len(signs) == 6:
        return _by_app(session, account, signs, now)
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


def _by_app(session: Session, account: Account, digits: str, now: datetime) -> bool:
    if account.totp_secret is None:
        return False
    totp, this_step = pyotp.TOTP(account.totp_secret), int(now.timestamp()) // _STEP_SECONDS
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
