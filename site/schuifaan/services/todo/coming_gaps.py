"""Series that skip a turn in the weeks to come."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from schuifaan.services.accounts.permissions import Action
from schuifaan.services.coalition.coming_gaps import SeriesGap, coming_gaps
from schuifaan.services.todo.kind import Kind, Task


def _tasks(session: Session, now: datetime) -> Sequence[Task]:
    of_partner: dict[tuple[int | None, int], list[SeriesGap]] = defaultdict(list)
    for it in coming_gaps(session, None, now).series:
        if not it.example:
            of_partner[it.organisation_id, 0 if it.organisation_id else it.activity_id].append(it)
    return [_task(owner, its) for (owner, _), its in of_partner.items()]


def _task(owner: int | None, its: list[SeriesGap]) -> Task:
    days = sorted(day for it in its for day in it.missed)
    title = its[0].organisation or its[0].title
    path = f"/redactie/bevestigen/{owner}" if owner else f"/redactie/activiteiten/{its[0].activity_id}"
    times = f"{len(days)} keer valt iets weg" if len(days) > 1 else "1 keer valt iets weg"
    return Task(title, path, None, f"{times}, het eerst op {days[0]:%d-%m-%Y}")


KIND = Kind(
    "gaten",
    "Valt straks weg",
    "Rond feestdagen en in de zomer is er vaak niets. Vraag of er iets kan doorgaan.",
    Action.CONFIRM,
    _tasks,
)
