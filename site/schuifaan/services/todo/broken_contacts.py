"""Activities about which nobody can be asked anything, and partners whom our mail does not reach.

Known without asking anybody outside: what is not filled in, and what a mail server refused.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists
from sqlmodel import Session, col, func, or_, select

from schuifaan.clock import wall_time
from schuifaan.models import Account, Activity, Mail, Occurrence, Organisation
from schuifaan.services.accounts.permissions import Action, Role
from schuifaan.services.mail.queue import FAILED
from schuifaan.services.search.documents import shown
from schuifaan.services.todo.failed_mail import SHOWN_FOR
from schuifaan.services.todo.kind import Kind, Task

MOST = 100
_CONTACTS = (Activity.phone, Activity.email, Organisation.phone, Organisation.email)


def _tasks(session: Session, now: datetime) -> Sequence[Task]:
    return [*_not_reached(session, now), *_nobody_to_ask(session, now)]


def _nobody_to_ask(session: Session, now: datetime) -> list[Task]:
    rows = session.exec(
        select(Activity)
        .join(Organisation, col(Organisation.id) == Activity.organisation_id, isouter=True)
        .where(
            shown(),
            ~col(Activity.example),
            *(func.coalesce(it, "") == "" for it in _CONTACTS),
            exists().where(
                col(Occurrence.activity_id) == Activity.id, col(Occurrence.start) >= wall_time(now)
            ),
        )
        .order_by(col(Activity.id))
        .limit(MOST)
    )
    note = "geen telefoon en geen e-mailadres"
    return [Task(it.title, f"/redactie/activiteiten/{it.id}/bewerken", None, note) for it in rows]


def _not_reached(session: Session, now: datetime) -> list[Task]:
    """Organisations to which a mailed link could not be delivered lately; other mail stands under its own heading."""
    rows = session.exec(
        select(Organisation, func.max(Mail.recipient), func.min(Mail.created_at))
        .join(Account, col(Account.organisation_id) == Organisation.id, isouter=True)
        .join(
            Mail,
            or_(
                (col(Mail.recipient) == Account.email) & (col(Account.role) == Role.PARTNER),
                col(Mail.recipient) == Organisation.email,
            ),
        )
        .where(Mail.state == FAILED, col(Mail.secret), Mail.created_at > wall_time(now) - SHOWN_FOR)
        .group_by(col(Organisation.id))
        .order_by(func.min(Mail.created_at))
        .limit(MOST)
    )
    return [
        Task(it.name, f"/redactie/bevestigen/{it.id}", since, f"e-mail aan {address} komt niet aan")
        for it, address, since in rows
    ]


KIND = Kind(
    "bereikbaar",
    "Niet te bereiken",
    "Een bezoeker met een vraag krijgt niemand te spreken.",
    Action.EDIT,
    _tasks,
)
