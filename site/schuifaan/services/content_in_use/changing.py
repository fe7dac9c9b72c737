"""Keeping a change, and undoing one. Both reach every process at once."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from schuifaan import outbox
from schuifaan.clock import wall_time
from schuifaan.content import Library
from schuifaan.content.overlay import Value
from schuifaan.content.overlay.telephones import RIDE
from schuifaan.errors import InputError, NotFoundError
from schuifaan.inputs.content_change import FORMS, form_of
from schuifaan.models import ContentChange
from schuifaan.services.content_in_use.trying import Draft, fitting, refuse, said, stands
from schuifaan.services.editing.audit import record
from schuifaan.services.installation import Installation
from schuifaan.services.tables import ACTIVITY

CHANGED, UNDONE = "inhoud", "inhoud-terug"
"""What the log calls them."""
_OVERTAKEN = "Iemand anders heeft dit net veranderd. Kijk eerst wat er nu staat."
_IN_INDEX = ("lead_time", "desk")
"""Facts of a ride service that decide whether an activity is found by it."""


def last_change(session: Session, kind: str, key: str) -> int:
    """The number of the last change of a key; 0 when it never was changed."""
    row = _last(session, kind, key)
    return row.id or 0 if row else 0


def keep_change(installation: Installation, draft: Draft, seen: int, by: str, now: datetime) -> None:
    """Keep a draft. `seen` is the last change that its maker knew of.

    Raises InputError when somebody else changed the same meanwhile, or when it does not fit (any more).
    """
    with installation.database.write() as session:
        if last_change(session, draft.kind, draft.key) != seen:
            raise InputError(_OVERTAKEN)
        change = ContentChange(kind=draft.kind, key=draft.key, value=dict(draft.value), **_by(by, now))
        _keep(session, installation, change, CHANGED, now)
    installation.in_use.keep_up()


def undo_change(installation: Installation, number: int, by: str, now: datetime) -> tuple[str, str]:
    """Bring back what stood there before change `number`; returns its kind and key.

    Raises NotFoundError, and InputError when that does not fit any more.
    """
    with installation.database.write() as session:
        undone = session.get(ContentChange, number)
        if undone is None:
            raise NotFoundError("Deze wijziging is er niet.")
        earlier = _last(session, undone.kind, undone.key, number)
        change = ContentChange(
            kind=undone.kind,
            key=undone.key,
            value=earlier.value if earlier else None,
            undoes=number,
            **_by(by, now),
        )
        _keep(session, installation, change, UNDONE, now)
        what = undone.kind, undone.key
    installation.in_use.keep_up()
    return what


def _by(by: str, now: datetime) -> dict[str, Any]:
    return {"by": by, "at": wall_time(now), "before": {}}


def _keep(
    session: Session, installation: Installation, change: ContentChange, action: str, now: datetime
) -> None:
    in_use, connection = installation.in_use, session.connection()
    in_use.as_of(connection)
    change.before = dict(_stood(in_use.library, change))
    library, sentences = fitting(connection, in_use, change.kind, change.key, change.value)
    refuse(sentences)
    session.add(change)
    session.flush()
    before, after = (_shown(change, it) for it in (change.before, _stood(library, change)))
    record(session, now, change.by, action, f"content:{change.id}", before=before, after=after)
    if change.kind == RIDE.code and form_of(change.kind, change.key) in _IN_INDEX:
        town = change.key.partition("/")[0]
        outbox.enqueue(
            session, set(connection.scalars(select(ACTIVITY.c.id).where(ACTIVITY.c.municipality == town)))
        )


def _stood(library: Library, change: ContentChange) -> Value:
    """What stands there; nothing when the files have no such place any more, so that such a change can be undone."""
    try:
        return stands(library, change.kind, change.key)
    except NotFoundError:
        return {}


def _shown(change: ContentChange, value: Value) -> dict[str, str]:
    """For the log: what it is about, and the form filled in; fields left empty too, so that one sees what went."""
    name = form_of(change.kind, change.key)
    return {
        "wat": f"{change.kind}: {change.key}",
        **dict.fromkeys(FORMS[name].fields if name in FORMS else (), ""),
        **said(change.kind, change.key, value),
    }


def _last(session: Session, kind: str, key: str, before: int | None = None) -> ContentChange | None:
    wanted = select_rows(ContentChange).where(ContentChange.kind == kind, ContentChange.key == key)
    if before is not None:
        wanted = wanted.where(col(ContentChange.id) < before)
    return session.exec(wanted.order_by(col(ContentChange.id).desc())).first()
