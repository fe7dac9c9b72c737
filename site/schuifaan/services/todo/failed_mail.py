"""Mail that did not arrive: somebody waits for it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from schuifaan.clock import wall_time
from schuifaan.models import Mail
from schuifaan.services.accounts.permissions import Action
from schuifaan.services.mail.queue import FAILED
from schuifaan.services.todo.kind import Kind, Task

# Who did not get mail three weeks ago has rung by now.
SHOWN_FOR = timedelta(days=21)


def _tasks(session: Session, now: datetime) -> Sequence[Task]:
    rows = session.exec(
        select(Mail)
        .where(Mail.state == FAILED, ~col(Mail.secret), Mail.created_at > wall_time(now) - SHOWN_FOR)
        .order_by(col(Mail.id))
    )
    return [Task(it.subject, f"/redactie/post/{it.id}", it.created_at, f"aan {it.recipient}") for it in rows]


KIND = Kind(
    "mail",
    "E-mail die niet aankwam",
    "Bel deze mensen: zij wachten op ons.",
    Action.DECIDE_SUBMISSION,
    _tasks,
)
