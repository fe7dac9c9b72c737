"""Partners whom we cannot mail and who should look at their list."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from schuifaan.services.accounts.permissions import Action
from schuifaan.services.confirming.partners import partners
from schuifaan.services.todo.kind import Kind, Task


def _tasks(session: Session, now: datetime) -> Sequence[Task]:
    return [
        Task(
            it.organisation.name,
            f"/redactie/bevestigen/{it.organisation.id}",
            None,
            f"{it.asked} om na te kijken" if it.asked > 1 else "1 om na te kijken",
        )
        for it in partners(session, now)
        if it.asked and not it.addresses
    ]


KIND = Kind(
    "bevestigen",
    "Klopt de lijst nog? Bel, of geef hem op papier",
    "Van deze organisaties weten wij geen e-mailadres.",
    Action.CONFIRM,
    _tasks,
)
