"""Pairs of activities that may be the same one."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from schuifaan.services.accounts.permissions import Action
from schuifaan.services.duplicates.finding import doubtful_pairs
from schuifaan.services.todo.kind import Kind, Task


def _tasks(session: Session, _now: datetime) -> Sequence[Task]:
    pairs = doubtful_pairs(session)
    if not pairs:
        return ()
    title = "1 paar" if len(pairs) == 1 else f"{len(pairs)} paren"
    return (Task(title, "/redactie/dubbelen", min(it.found_at for it in pairs)),)


KIND = Kind(
    "dubbelen",
    "Misschien dubbel",
    "Bezoekers zien deze activiteiten twee keer.",
    Action.DECIDE_DUPLICATE,
    _tasks,
)
