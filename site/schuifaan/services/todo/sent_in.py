"""What people sent in, as lines of the list."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from schuifaan.models import Activity, Submission
from schuifaan.services.received.submissions import NEW_ACTIVITY
from schuifaan.services.todo.kind import Task

LONGEST_LINE = 120
MOST = 100


def waiting(state: str, *kinds: str) -> Callable[[Session, datetime], Sequence[Task]]:
    """Finds submissions of these kinds in that state, oldest first."""

    def tasks(session: Session, _now: datetime) -> Sequence[Task]:
        rows = session.exec(
            select(Submission)
            .where(col(Submission.kind).in_(kinds), Submission.state == state)
            .order_by(col(Submission.id))
            .limit(MOST)
        )
        return [_task(session, it) for it in rows]

    return tasks


def _task(session: Session, it: Submission) -> Task:
    note = "" if it.kind == NEW_ACTIVITY else _short(str(it.payload.get("wat", "")))
    return Task(_title(session, it), f"/redactie/inzendingen/{it.id}", it.received_at, note)


def _title(session: Session, it: Submission) -> str:
    activity = session.get(Activity, it.activity_id) if it.activity_id else None
    said = activity.title if activity else str(it.payload.get("titel") or it.payload.get("organisatie", ""))
    return _short(said) or f"nummer {it.id}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_LINE else f"{text[: LONGEST_LINE - 1]}…"
