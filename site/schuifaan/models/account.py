"""People who may do more than look, and how they prove who they are.

Only digests of secrets are kept, but for the one that an editor's app shares with us: its codes follow from it.
"""

from pydantic import NaiveDatetime
from sqlmodel import Field, Index, SQLModel


class Account(SQLModel, table=True):
    """An editor, a partner of one organisation, or a reader of the municipality."""

    id: int | None = Field(default=None, primary_key=True)
    email: str = Field(unique=True)
    """In lower case: what it is signed in with."""
    name: str = ""
    role: str
    """`editor`, `partner` or `lezer`."""
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id", index=True)
    """Whose activities a partner may touch; None for the other roles."""
    trusted: bool = False
    """What this partner changes is published at once, and sampled."""
    password_hash: str | None = None
    totp_secret: str | None = None
    """Sealed (services.sealing)."""
    totp_proven: bool = False
    """A code of the secret has been given once; until then it may be replaced."""
    totp_step: int = 0
    """The last half minute of which a code was accepted: no code works twice."""
    disabled_at: NaiveDatetime | None = None
    created_at: NaiveDatetime


class SignInLink(SQLModel, table=True):
    """A link that was mailed; signs in once."""

    token_sha256: str = Field(primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    expires_at: NaiveDatetime
    used_at: NaiveDatetime | None = None


class RecoveryCode(SQLModel, table=True):
    """Lets an editor in without the telephone, once."""

    code_sha256: str = Field(primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    used_at: NaiveDatetime | None = None


class SignedIn(SQLModel, table=True):
    """One browser in which somebody is signed in."""

    token_sha256: str = Field(primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    proven: bool
    """False while an editor still owes the second proof; such a session opens nothing else."""
    started_at: NaiveDatetime
    seen_at: NaiveDatetime
    device: str = ""
    """`telefoon`, `tablet` or `computer`; empty when the browser did not say."""
    ended_at: NaiveDatetime | None = None


class Attempt(SQLModel, table=True):
    """Somebody tried to get in; counted, so that trying on is of no use."""

    __table_args__ = (Index("attempt_of", "key", "at"),)

    id: int | None = Field(default=None, primary_key=True)
    key: str
    """A keyed digest of the address or network, never itself."""
    at: NaiveDatetime
