"""What the log says about things that are to be forgotten."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from schuifaan.models import Activity, AuditEntry, Feed, Organisation
from schuifaan.services.accounts.persons import GONE
from schuifaan.services.editing.audit import LINK
from schuifaan.services.keeping.belonging import Keys
from schuifaan.services.rows import rows_with

_FEED = "feed"
_BY_NUMBER = ("activity", "organisation", "account")


def titles_of(session: Session, entries: Iterable[AuditEntry]) -> dict[str, str]:
    """How the activities and organisations are called that lines of the log name, by subject."""
    subjects = sorted({it.subject for it in entries} | {organisation_of(it) for it in entries} - {""})
    found: dict[str, str] = {}
    for table, name in ((Activity, col(Activity.title)), (Organisation, col(Organisation.name))):
        kind = str(table.__tablename__)
        numbers = [int(it.partition(":")[2]) for it in subjects if it.startswith(f"{kind}:")]
        rows = session.exec(select(col(table.id), name).where(col(table.id).in_(numbers)))
        found |= {f"{kind}:{number}": title for number, title in rows}
    return found


def organisation_of(entry: AuditEntry) -> str:
    """As a subject, the organisation whose link was used; empty when it was another way."""
    kind, _, number = entry.actor.partition(":")
    return f"organisation:{number}" if kind == LINK and number.isdecimal() else ""


def subjects_of(session: Session, found: Keys) -> list[str]:
    """How the log names what belongs to an organisation."""
    numbered = [f"{name}:{it}" for name in _BY_NUMBER for it in sorted(found.get(name, ()))]
    feeds = (session.get_one(Feed, it) for it in sorted(found.get("feed", ())))
    return [*numbered, *(f"{_FEED}:{it.slug}" for it in feeds)]


def entries_about(session: Session, subjects: list[str], actor: str) -> list[AuditEntry]:
    """Every line about these, and those of what `actor` did."""
    about = list(rows_with(session, AuditEntry, col(AuditEntry.subject), subjects))
    known = {entry.id for entry in about}
    theirs = session.exec(select(AuditEntry).where(AuditEntry.actor == actor))
    return [*about, *(it for it in theirs if it.id not in known)]


def forget_entries(session: Session, subjects: list[str], actor: str) -> None:
    """That something changed stays in the log; what it was does not, nor who `actor` was."""
    for entry in entries_about(session, subjects, actor):
        entry.before = entry.after = None
        if entry.actor == actor:
            entry.actor = _without_name(actor)
        if entry.subject in subjects and entry.subject.startswith(f"{_FEED}:"):
            entry.subject = _without_name(entry.subject)
        session.add(entry)
    session.flush()


def _without_name(text: str) -> str:
    return f"{text.partition(':')[0]}:{GONE}"
