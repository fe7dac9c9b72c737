"""What the log says about activities that are to be forgotten."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from schuifaan.models import AuditEntry
from schuifaan.services.editing.changing import subject_of

_AT_ONCE = 400


def entries_about(session: Session, activity_ids: Iterable[int]) -> list[AuditEntry]:
    """Every line about these activities."""
    subjects = [subject_of(it) for it in sorted(activity_ids)]
    return [
        entry
        for first in range(0, len(subjects), _AT_ONCE)
        for entry in session.exec(
            select(AuditEntry).where(col(AuditEntry.subject).in_(subjects[first : first + _AT_ONCE]))
        )
    ]


def forget_entries(session: Session, activity_ids: Iterable[int]) -> None:
    """That something changed stays in the log; what it was does not."""
    for entry in entries_about(session, activity_ids):
        entry.before = entry.after = None
        session.add(entry)
    session.flush()
