"""Who is signed in, in which browsers. The browser holds a random token, the database its digest."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from schuifaan.clock import wall_time
from schuifaan.models import Account, SignedIn
from schuifaan.services.accounts.devices import device_of
from schuifaan.services.accounts.permissions import Role
from schuifaan.services.accounts.secrets_kept import digest, new_secret

# (without doing anything, in all). An editor's browser opens everything; a volunteer has a telephone in the pocket
# with which an activity is called off while people are on their way.
LIMITS = {
    Role.EDITOR: (timedelta(hours=1), timedelta(hours=12)),
    Role.READER: (timedelta(hours=1), timedelta(hours=12)),
    Role.PARTNER: (timedelta(days=30), timedelta(days=90)),
}
UNPROVEN_FOR = timedelta(minutes=15)
"""To find the telephone with the codes on it."""
NOTED_EVERY = timedelta(minutes=5)
"""That somebody is still there is written down this often, not at every page."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in, as far as a page needs to know."""

    id: int
    email: str
    name: str
    role: str
    organisation_id: int | None
    trusted: bool
    proven: bool
    """False: only the page that asks for the second proof."""
    session_key: str
    """Names this session, and opens nothing."""
    seen_at: datetime


def start_session(session: Session, account: Account, now: datetime, *, proven: bool) -> str:
    """Sign `account` in; returns the token for the browser, a new one each time."""
    token, wall = new_secret(), wall_time(now)
    session.add(
        SignedIn(
            token_sha256=digest(token),
            account_id=account.id or 0,
            proven=proven,
            started_at=wall,
            seen_at=wall,
        )
    )
    session.flush()
    return token


def person_of(session: Session, token: str, now: datetime) -> Person | None:
    """Who holds this token; None when it is none of ours, too old, ended, or of an account that was closed."""
    row = session.get(SignedIn, digest(token))
    if row is None or not _lives(row, account := session.get_one(Account, row.account_id), now):
        return None
    return Person(
        id=row.account_id,
        email=account.email,
        name=account.name,
        role=account.role,
        organisation_id=account.organisation_id,
        trusted=account.trusted,
        proven=row.proven,
        session_key=row.token_sha256,
        seen_at=row.seen_at,
    )


def note_device(session: Session, token: str, user_agent: str) -> None:
    """On what kind of device this session began."""
    row = session.get_one(SignedIn, digest(token))
    row.device = device_of(user_agent)
    session.add(row)


def note_seen(session: Session, key: str, now: datetime) -> None:
    """Whoever holds this session is still there."""
    row = session.get(SignedIn, key)
    if row is not None:
        row.seen_at = wall_time(now)
        session.add(row)


def sessions_of(session: Session, account_id: int, now: datetime) -> list[SignedIn]:
    """The browsers in which this account is signed in now, last used first."""
    account = session.get_one(Account, account_id)
    rows = session.exec(
        select(SignedIn)
        .where(SignedIn.account_id == account_id, col(SignedIn.ended_at).is_(None))
        .order_by(col(SignedIn.seen_at).desc())
    )
    return [row for row in rows if row.proven and _lives(row, account, now)]


def end_sessions(
    session: Session, account_id: int, now: datetime, key: str | None = None, but: str | None = None
) -> None:
    """End the session called `key`, or all of the account `but` that one."""
    rows = session.exec(
        select(SignedIn).where(SignedIn.account_id == account_id, col(SignedIn.ended_at).is_(None))
    )
    for row in rows:
        if (key is None or row.token_sha256 == key) and row.token_sha256 != but:
            row.ended_at = wall_time(now)
            session.add(row)


def _lives(row: SignedIn, account: Account, now: datetime) -> bool:
    if row.ended_at is not None or account.disabled_at is not None or account.role not in LIMITS:
        return False
    idle, whole = LIMITS[Role(account.role)]
    wall = wall_time(now)
    if not row.proven:
        return wall - row.started_at < UNPROVEN_FOR
    return wall - row.seen_at < idle and wall - row.started_at < whole
