"""Text that may lie in the database, and in its copies, without being readable there."""

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_PURPOSE = b"schuifaan.sealed.1"


def seal(secret_key: str, text: str) -> str:
    """The text, encrypted with a key that follows from the installation's secret."""
    return _box(secret_key).encrypt(text.encode()).decode()


def unseal(secret_key: str, sealed: str) -> str | None:
    """The text again; None when it was sealed with another key, or touched."""
    try:
        return _box(secret_key).decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def _box(secret_key: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(secret_key.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
