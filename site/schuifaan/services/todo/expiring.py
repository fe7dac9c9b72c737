"""What soon leaves the site because nobody says that it still holds."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import exists
from sqlmodel import Session, col, func, select

from schuifaan.clock import wall_time
from schuifaan.models import Activity, Occurrence, Organisation
from schuifaan.services.accounts.permissions import Action
from schuifaan.services.confirming.rules import HIDDEN_AFTER
from schuifaan.services.search.documents import shown
from schuifaan.services.todo.kind import Kind, Task

SOON = timedelta(days=30)
"""One monthly mail more, and time to ring."""


def _tasks(session: Session, now: datetime) -> Sequence[Task]:
    wall = wall_time(now)
    last = func.coalesce(Activity.confirmed_at, Activity.created_at)
    rows = session.exec(
        select(Activity, Organisation.name)
        .join(Organisation, col(Organisation.id) == Activity.organisation_id, isouter=True)
        .where(
            shown(),
            ~col(Activity.example),
            last <= wall - (HIDDEN_AFTER - SOON),
            exists().where(col(Occurrence.activity_id) == Activity.id, col(Occurrence.start) >= wall),
        )
        .order_by(last, col(Activity.id))
    ).all()
    of_partner: dict[tuple[int, str], list[str]] = {}
    for it, name in rows:
        if it.organisation_id:
            of_partner.setdefault((it.organisation_id, name), []).append(it.title)
    partners = [
        Task(name, f"/redactie/bevestigen/{number}", None, _note(titles))
        for (number, name), titles in of_partner.items()
    ]
    nobodys = [Task(it.title, f"/redactie/activiteiten/{it.id}") for it, _ in rows if not it.organisation_id]
    return [*partners, *nobodys]


def _note(titles: list[str]) -> str:
    return f"{titles[0]} en nog {len(titles) - 1}" if len(titles) > 1 else titles[0]


KIND = Kind(
    "verloopt",
    "Verdwijnt binnen een maand",
    "Al vier maanden zei niemand dat dit klopt. Bel, of haal het weg.",
    Action.CONFIRM,
    _tasks,
)
