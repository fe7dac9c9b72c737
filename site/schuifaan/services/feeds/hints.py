"""Where a partner's feed says something else than the person who changed a field here."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from schuifaan.models import Activity, FieldHint


def note_hints(
    session: Session, activity: Activity, said: Mapping[str, tuple[Any, Any]], by: str, wall: datetime
) -> None:
    """Keep what `by` says of fields it may not change; `said` is field -> (what we show, what it says).

    A hint goes when both say the same again, or when the field is nobody's own any more.
    """
    known = {
        it.field: it for it in session.exec(select(FieldHint).where(FieldHint.activity_id == activity.id))
    }
    for field, (shown, value) in said.items():
        hint = known.pop(field, None)
        if shown == value:
            if hint:
                session.delete(hint)
        elif hint is None:
            session.add(
                FieldHint(activity_id=activity.id or 0, field=field, value=value, said_by=by, noted_at=wall)
            )
        elif hint.value != value:
            hint.value, hint.said_by, hint.noted_at, hint.dismissed = value, by, wall, False
            session.add(hint)
    for left in known.values():
        session.delete(left)


def hints_of(session: Session, activity_id: int) -> list[FieldHint]:
    """What feeds say differently about an activity and nobody has dismissed, by field."""
    wanted = select(FieldHint).where(
        FieldHint.activity_id == activity_id, col(FieldHint.dismissed).is_(False)
    )
    return list(session.exec(wanted.order_by(FieldHint.field)))
