"""What the log says about things that are to be forgotten."""

from sqlmodel import Session, col, select

from schuifaan.models import AuditEntry, Feed
from schuifaan.services.keeping.belonging import Keys

_AT_ONCE = 400
_BY_NUMBER = ("activity", "organisation", "account")


def subjects_of(session: Session, found: Keys) -> list[str]:
    """How the log names what belongs to an organisation."""
    numbered = [f"{name}:{it}" for name in _BY_NUMBER for it in sorted(found.get(name, ()))]
    feeds = (session.get_one(Feed, it) for it in sorted(found.get("feed", ())))
    return [*numbered, *(f"feed:{it.slug}" for it in feeds)]


def entries_about(session: Session, subjects: list[str]) -> list[AuditEntry]:
    """Every line about these."""
    return [
        entry
        for first in range(0, len(subjects), _AT_ONCE)
        for entry in session.exec(
            select(AuditEntry).where(col(AuditEntry.subject).in_(subjects[first : first + _AT_ONCE]))
        )
    ]


def forget_entries(session: Session, subjects: list[str]) -> None:
    """That something changed stays in the log; what it was does not."""
    for entry in entries_about(session, subjects):
        entry.before = entry.after = None
        session.add(entry)
    session.flush()
