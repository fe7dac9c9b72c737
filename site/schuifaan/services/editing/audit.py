"""The log of every change: who, what, before and after. Rows are only ever added."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from sqlmodel import Session, col, func, select

from schuifaan.clock import wall_time
from schuifaan.models import AuditEntry

OPERATOR = "operator"
"""Whoever has the command line."""
LINK = "link"

State = Mapping[str, Any]


class Actor(Protocol):
    """Of an account, what the log names."""

    @property
    def role(self) -> str: ...

    @property
    def email(self) -> str: ...


def actor_of(account: Actor) -> str:
    """How an account is named in the log: `editor:anna@example.org`."""
    return f"{'editor' if account.role == 'editor' else 'person'}:{account.email}"


def by_link_of(organisation_id: int) -> str:
    """How the log names whoever has the link of an organisation: by its number, for two may share a slug."""
    return f"{LINK}:{organisation_id}"


def record(
    session: Session,
    at: datetime,
    actor: str,
    action: str,
    subject: str,
    before: State | None = None,
    after: State | None = None,
) -> AuditEntry:
    """Write one change down, in the transaction of the change itself.

    `actor` is `editor:<email>`, `person:<email>`, `link:<organisation>`, `feed:<slug>` or `operator`; `subject` as
    `activity:12`.
    """
    entry = AuditEntry(
        at=wall_time(at),
        actor=actor,
        action=action,
        subject=subject,
        before=None if before is None else dict(before),
        after=None if after is None else dict(after),
    )
    session.add(entry)
    return entry


def how_many_entries(session: Session, subject: str | None) -> int:
    """How many changes of a subject there are, or of all."""
    wanted = select(func.count()).select_from(AuditEntry)
    return session.exec(wanted if subject is None else wanted.where(AuditEntry.subject == subject)).one()


def log_of(session: Session, subject: str | None, first: int, most: int) -> list[AuditEntry]:
    """A piece of those, newest first, counted from 0."""
    wanted = select(AuditEntry).order_by(col(AuditEntry.id).desc()).offset(first).limit(most)
    return list(session.exec(wanted if subject is None else wanted.where(AuditEntry.subject == subject)))
