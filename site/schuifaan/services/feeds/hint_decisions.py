"""A person decides about a hint: the feed's words after all, or her own."""

from datetime import datetime

from sqlmodel import Session

from schuifaan.content import Content
from schuifaan.errors import NotFoundError
from schuifaan.models import Activity, FieldHint
from schuifaan.services.activities import HIGHEST_ID
from schuifaan.services.editing.audit import record
from schuifaan.services.feeds.source_records import follow_leading

TAKE_OVER, DISMISS = "overnemen", "laten staan"

# Columns that say the same thing together: who takes over one takes over the other.
_TOGETHER = (
    {"description", "description_html"},
    {"categories", "keywords"},
    {"cost_cents", "cost_note"},
    {"municipality", "venue_id"},
)


def take_over(session: Session, content: Content, hint_id: int, by: str, now: datetime) -> int:
    """Show what the feed says, and let the feed have the say in that field again; returns the activity's number.

    `by` is the actor for the log. Raises NotFoundError for an unknown hint.
    """
    hint = _hint(session, hint_id)
    activity = session.get_one(Activity, hint.activity_id)
    fields = next((it for it in _TOGETHER if hint.field in it), {hint.field})
    before = {"edited_fields": list(activity.edited_fields)}
    activity.edited_fields = [name for name in activity.edited_fields if name not in fields]
    session.add(activity)
    session.delete(hint)
    session.flush()
    follow_leading(session, content, hint.activity_id, now)
    after = {"edited_fields": list(activity.edited_fields), hint.field: hint.value}
    record(session, now, by, TAKE_OVER, f"activity:{hint.activity_id}", before, after)
    return hint.activity_id


def dismiss(session: Session, hint_id: int, by: str, now: datetime) -> int:
    """Keep what is shown, and ask no more until the feed says something else; returns the activity's number.

    Raises NotFoundError for an unknown hint.
    """
    hint = _hint(session, hint_id)
    hint.dismissed = True
    session.add(hint)
    record(session, now, by, DISMISS, f"activity:{hint.activity_id}", None, {hint.field: hint.value})
    return hint.activity_id


def _hint(session: Session, hint_id: int) -> FieldHint:
    hint = session.get(FieldHint, hint_id) if hint_id <= HIGHEST_ID else None
    if hint is None or hint.dismissed:
        raise NotFoundError("Dit verschil met de agenda is er niet (meer).")
    return hint
