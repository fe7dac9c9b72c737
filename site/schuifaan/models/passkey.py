"""Keys on a telephone, computer or stick with which an editor proves who it is, beside the codes."""

from pydantic import NaiveDatetime
from sqlmodel import Field, SQLModel


class Passkey(SQLModel, table=True):
    """One key; only its public half is ours to keep."""

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    credential_id: str = Field(unique=True)
    """base64url."""
    public_key: bytes
    sign_count: int
    """How often the key signed, as it says itself; one that counts back was copied."""
    name: str
    created_at: NaiveDatetime
    used_at: NaiveDatetime | None = None


class PasskeyQuestion(SQLModel, table=True):
    """What the browser of a session is to have signed now; asked anew each time, and answered once."""

    session_key: str = Field(primary_key=True, foreign_key="signedin.token_sha256")
    challenge: bytes
    expires_at: NaiveDatetime
