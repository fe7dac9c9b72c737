"""Secrets that we hand out and must recognise: long, random, and kept only as a digest."""

import hashlib
import hmac
import secrets

BYTES = 32
LONGEST = 200


def new_secret() -> str:
    """A secret of 256 bits, for in an address or a cookie."""
    return secrets.token_urlsafe(BYTES)


def digest(secret: str) -> str:
    """What is kept of a secret. It is random and long, so that one round is enough."""
    return hashlib.sha256(secret[:LONGEST].encode(errors="replace")).hexdigest()


def keyed_digest(key: str, text: str) -> str:
    """A name for `text` from which nobody without the key of the installation can tell it."""
    return hmac.new(key.encode(), text.encode(errors="replace"), hashlib.sha256).hexdigest()
