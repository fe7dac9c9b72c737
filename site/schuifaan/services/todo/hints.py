"""Activities of which the partner's calendar says something else than the person who changed them here."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, func, select

from schuifaan.models import Activity, FieldHint
from schuifaan.services.accounts.permissions import Action
from schuifaan.services.search.documents import shown
from schuifaan.services.todo.kind import Kind, Task

MOST = 100


def _tasks(session: Session, _now: datetime) -> Sequence[Task]:
    rows = session.exec(
        select(Activity, func.min(FieldHint.noted_at))
        .join(FieldHint, col(FieldHint.activity_id) == Activity.id)
        .where(shown(), ~col(FieldHint.dismissed))
        .group_by(col(Activity.id))
        .order_by(func.min(FieldHint.noted_at), col(Activity.id))
        .limit(MOST)
    )
    return [Task(it.title, f"/redactie/activiteiten/{it.id}", since) for it, since in rows]


KIND = Kind(
    "verschillen",
    "De agenda zegt iets anders",
    "Wat hier is veranderd, kan achterhaald zijn.",
    Action.UNDO,
    _tasks,
)
