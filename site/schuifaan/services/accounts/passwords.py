"""Passwords of editors: argon2id with the library's own costs, few at a time."""

from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

SHORTEST, LONGEST = 12, 200
# A check costs an eighth of a second and 64 MB: many at once would be a way to stop the site.
_AT_ONCE = BoundedSemaphore(2)
_hasher = PasswordHasher()
# Checked when there is no account, so that an unknown address takes as long as a known one.
_NOBODYS = "$argon2id$v=19$m=65536,t=3,p=4$7XOCEqsNOunP+nDrPdp05A$RcrJ6hdw8bRkQn2w8u8kHqNyupOMKqDP6VOGrB5FAcQ"


def hash_of(password: str) -> str:
    """What is kept of a password."""
    with _AT_ONCE:
        return _hasher.hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Whether it is the password of which `kept` is kept; takes as long when nothing is."""
    with _AT_ONCE:
        try:
            _hasher.verify(kept or _NOBODYS, password[:LONGEST])
        except (Argon2Error, InvalidHashError):
            return False
        return kept is not None


def fault_of(password: str) -> str:
    """What to do about a new password, in words; empty when it will do.

    Long is what counts (NIST SP 800-63B 5.1.1): no rules about signs and digits.
    """
    if len(password) < SHORTEST:
        return f"Kies een wachtwoord van {SHORTEST} tekens of meer. Een paar woorden achter elkaar is goed."
    if len(password) > LONGEST:
        return f"Kies een wachtwoord van niet meer dan {LONGEST} tekens."
    if len(set(password)) < SHORTEST // 3:
        return "Kies een wachtwoord met meer verschillende tekens."
    return ""
