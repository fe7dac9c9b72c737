"""A part of what trusted partners put on the site themselves."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from schuifaan.models import Activity, AuditEntry
from schuifaan.services.accounts.permissions import Action
from schuifaan.services.editing.sampling import sample
from schuifaan.services.todo.kind import Kind, Task


def _tasks(session: Session, now: datetime) -> Sequence[Task]:
    return [_task(session, it) for it in sample(session, now)]


def _task(session: Session, entry: AuditEntry) -> Task:
    activity = session.get(Activity, int(entry.subject.partition(":")[2]))
    title = activity.title if activity else entry.subject
    return Task(title, f"/redactie/steekproef/{entry.id}", entry.at, f"door {entry.actor.partition(':')[2]}")


KIND = Kind(
    "steekproef",
    "Steekproef",
    "Deze partners zetten zelf iets op de site. Kijk af en toe mee.",
    Action.UNDO,
    _tasks,
)
