"""Who asked to go along and was not rung yet."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from schuifaan.clock import wall_time
from schuifaan.models import Account, Activity, CompanyRequest
from schuifaan.services.accounts.permissions import Action, Role
from schuifaan.services.todo.kind import Kind, Task

# A coordinator with an account has two days; where there is none, it is for the editors at once.
PATIENCE = timedelta(days=2)


def _tasks(session: Session, now: datetime) -> Sequence[Task]:
    coordinated = select(Account.organisation_id).where(
        Account.role == Role.PARTNER,
        col(Account.disabled_at).is_(None),
        col(Account.organisation_id).is_not(None),
    )
    rows = session.exec(
        select(Activity.id, Activity.title, func.min(CompanyRequest.received_at), func.count())
        .join(CompanyRequest, col(CompanyRequest.activity_id) == Activity.id)
        .where(
            (col(CompanyRequest.received_at) < wall_time(now) - PATIENCE)
            | col(Activity.organisation_id).is_(None)
            | col(Activity.organisation_id).not_in(coordinated)
        )
        .group_by(col(Activity.id), col(Activity.title))
        .order_by(func.min(CompanyRequest.received_at))
    )
    return [
        Task(
            title,
            f"/redactie/activiteiten/{number}/samen",
            since,
            f"{times} mensen wachten" if times > 1 else "1 persoon wacht",
        )
        for number, title, since, times in rows
    ]


KIND = Kind(
    "samen",
    "Mensen die samen willen gaan",
    "Iemand blijft thuis als er niemand belt.",
    Action.SEE_COMPANY,
    _tasks,
)
