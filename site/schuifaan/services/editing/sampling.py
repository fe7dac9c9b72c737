"""What trusted partners published at once, of which an editor looks at a part."""

from datetime import datetime, timedelta
from zlib import crc32

from sqlmodel import Session, col, select

from schuifaan.clock import wall_time
from schuifaan.errors import NotFoundError
from schuifaan.models import Account, AuditEntry
from schuifaan.services.accounts.permissions import Role
from schuifaan.services.activities import HIGHEST_ID
from schuifaan.services.editing.audit import actor_of, record
from schuifaan.services.editing.changing import EDIT
from schuifaan.services.search.misses import week_of

LOOKED = "nagekeken"
SAMPLED_FOR = timedelta(days=28)
"""What nobody looked at for four weeks has been seen by more residents than an editor could warn."""


def sample(session: Session, now: datetime) -> list[AuditEntry]:
    """One change of each trusted partner a week, unless an editor has done something with that activity since.

    Which one cannot be chosen by the partner: it follows from the number of the change.
    """
    trusted = session.exec(select(Account).where(Account.role == Role.PARTNER, col(Account.trusted))).all()
    changes = session.exec(
        select(AuditEntry).where(
            AuditEntry.action == EDIT,
            AuditEntry.at > wall_time(now) - SAMPLED_FOR,
            col(AuditEntry.actor).in_([actor_of(it) for it in trusted]),
        )
    )
    drawn: dict[tuple[str, str], AuditEntry] = {}
    for it in changes:
        key = (it.actor, week_of(it.at.date()))
        if key not in drawn or _lot(it) < _lot(drawn[key]):
            drawn[key] = it
    return sorted((it for it in drawn.values() if not _looked_at(session, it)), key=lambda it: it.at)


def sampled_change(session: Session, number: int) -> AuditEntry:
    """A change an editor looks at; raises NotFoundError for what is none."""
    entry = session.get(AuditEntry, number) if number <= HIGHEST_ID else None
    if entry is None or entry.action != EDIT:
        raise NotFoundError("Deze wijziging is er niet.")
    return entry


def approve_sampled(session: Session, number: int, by: str, now: datetime) -> None:
    """An editor looked at it, and it is right. Raises NotFoundError."""
    record(session, now, by, LOOKED, sampled_change(session, number).subject)


def _lot(entry: AuditEntry) -> int:
    return crc32(str(entry.id).encode())


def _looked_at(session: Session, entry: AuditEntry) -> bool:
    later = select(AuditEntry.id).where(
        AuditEntry.subject == entry.subject,
        col(AuditEntry.id) > entry.id,
        col(AuditEntry.actor).startswith(f"{Role.EDITOR}:"),
    )
    return session.exec(later).first() is not None
