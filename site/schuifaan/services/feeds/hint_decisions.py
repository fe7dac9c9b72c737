"""A person decides about a hint: the feed's words after all, or her own."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from schuifaan.content import Content
from schuifaan.errors import InputError, NotFoundError
from schuifaan.models import Activity
from schuifaan.services.editing.audit import record
from schuifaan.services.editing.changing import columns_of, subject_of
from schuifaan.services.editing.form_answers import answers_of, dates_of
from schuifaan.services.feeds.hints import hints_of
from schuifaan.services.feeds.source_records import follow_leading, item_of, leading_record
from schuifaan.services.feeds.told import Difference, told

TAKE_OVER, DISMISS = "overnemen", "laten staan"

# Fields that say the same thing together: who decides about one decides about the other.
_TOGETHER = (
    {"description", "description_html"},
    {"categories", "keywords"},
    {"cost_cents", "cost_note"},
    {"municipality", "venue_id"},
)


@dataclass(frozen=True, slots=True)
class ShownHint:
    """What a feed says otherwise, as it is put to a person."""

    field: str
    """By which it is decided."""
    rows: tuple[Difference, ...]
    """Before: what stands here. After: what the feed says."""


def shown_hints(session: Session, content: Content, activity: Activity) -> list[ShownHint]:
    """What the feed of an activity says differently from what a person wrote here, and nobody has decided about."""
    hints = hints_of(session, activity.id or 0)
    record = leading_record(session, activity.id or 0) if hints else None
    said = item_of(record) if record else None
    if said is None:
        return []
    here = answers_of(session, content, activity)
    there = told(content, said) | dates_of(said.series)
    shown = {}
    for hint in hints:
        rows = [Difference(it, here.get(it, ""), there.get(it, "")) for it in columns_of(hint.field)]
        different = [it for it in rows if it.before != it.after]
        # Two buildings can have one name: then the same words stand on both sides.
        told_apart = different or [it for it in rows if it.before]
        shown[min(_with(hint.field))] = ShownHint(hint.field, tuple(told_apart))
    return list(shown.values())


def answer_hint(
    session: Session, content: Content, activity: Activity, field: str, choice: str, by: str, now: datetime
) -> None:
    """TAKE_OVER shows what the feed says, and gives it the say in that field again; DISMISS keeps what is shown, and
    asks no more until the feed says something else.

    `by` is the actor for the log. Raises NotFoundError when there is nothing (any more) to decide about that field,
    InputError for another choice.
    """
    shown = next((it for it in shown_hints(session, content, activity) if it.field == field), None)
    if shown is None:
        raise NotFoundError("Dit verschil met de agenda is er niet (meer).")
    if choice not in (TAKE_OVER, DISMISS):
        raise InputError("Kies een van de knoppen.")
    fields = _with(field)
    for hint in hints_of(session, activity.id or 0):
        hint.dismissed = hint.dismissed or hint.field in fields
    if choice == TAKE_OVER:  # publishing forgets hints about what is nobody's own any more
        activity.edited_fields = [name for name in activity.edited_fields if name not in fields]
        session.flush()
        follow_leading(session, content, activity.id or 0, now)
    before = {it.column: it.before for it in shown.rows} if choice == TAKE_OVER else None
    after = {it.column: it.after for it in shown.rows}
    record(session, now, by, choice, subject_of(activity.id or 0), before, after)


def _with(field: str) -> set[str]:
    return next((it for it in _TOGETHER if field in it), {field})
