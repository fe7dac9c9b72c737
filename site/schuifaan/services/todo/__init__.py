"""What waits for an editor, in the order of what residents suffer most from.

A new kind is a module of its own with a `KIND`, and a line in `KINDS`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from schuifaan.services.accounts.permissions import Action
from schuifaan.services.todo import (
    broken_contacts,
    changes,
    coming_gaps,
    company,
    doubtful,
    expiring,
    failed_mail,
    held_runs,
    hints,
    joining,
    new_activities,
    new_feeds,
    on_paper,
    questions,
    reports,
    sampled,
)
from schuifaan.services.todo.kind import Kind, Task

KINDS = tuple(
    it.KIND
    for it in (
        *(company, held_runs, new_activities, changes, new_feeds, reports, doubtful, hints, expiring),
        *(broken_contacts, failed_mail, on_paper, questions, coming_gaps, joining, sampled),
    )
)

__all__ = ["KINDS", "Heading", "Kind", "Task", "todo_list"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A kind with what waits of it."""

    kind: Kind
    tasks: tuple[Task, ...]


def todo_list(session: Session, may_do: Callable[[Action], bool], now: datetime) -> list[Heading]:
    """Everything that waits and that this person may decide; a kind of which nothing waits is left out."""
    found = (Heading(kind, tuple(kind.tasks(session, now))) for kind in KINDS if may_do(kind.needs))
    return [heading for heading in found if heading.tasks]
