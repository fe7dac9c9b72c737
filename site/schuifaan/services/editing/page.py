"""Changing an activity: what the form shows first, and what happens to what is sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from schuifaan.content import Content
from schuifaan.feeds.form import Mistake
from schuifaan.models import Organisation
from schuifaan.services.editing.changing import (
    OWNER,
    THE_EDITORS,
    answers_with,
    apply_change,
    as_meant,
    change_of,
)
from schuifaan.services.editing.form_answers import answers_of
from schuifaan.services.editing.managing import activity_of
from schuifaan.services.received.submissions import CHANGE, Sender, submit


@dataclass(frozen=True, slots=True)
class Editor:
    """Who changes it, and what that means."""

    actor: str
    name: str
    contact: str
    at_once: bool
    """Published at once; otherwise an editor looks first."""
    may_give_away: bool
    """May say that it is another organisation's."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of it."""

    mistakes: tuple[Mistake, ...] = ()
    waits: bool = False
    """It went to the editors."""


def edit_page(session: Session, content: Content, number: int) -> dict[str, str]:
    """The answers the form opens with; raises NotFoundError."""
    return answers_of(session, content, activity_of(session, number))


def send_change(
    session: Session,
    content: Content,
    number: int,
    sent: Mapping[str, str],
    editor: Editor,
    token: str,
    now: datetime,
    opened: Mapping[str, str],
) -> Sent:
    """Change activity `number` into what the form says, now or after an editor looked.

    `opened` is what the form was opened with: what somebody else changed since stays, where the form is as it was.
    Raises NotFoundError. Mistakes change nothing.
    """
    activity = activity_of(session, number)
    standing = answers_of(session, content, activity)
    answers = as_meant(standing, opened, answers_with(standing, sent, content))
    if not editor.may_give_away:
        answers[OWNER] = standing.get(OWNER, "")
    change = change_of(session, content, activity, answers)
    if change.mistakes:
        return Sent(mistakes=change.mistakes)
    if editor.at_once:
        owner = session.get(Organisation, activity.organisation_id) if activity.organisation_id else None
        said_by = owner.name if owner and not editor.may_give_away else THE_EDITORS
        apply_change(session, content, change, editor.actor, said_by, now)
        return Sent()
    if change.after:
        sender = Sender(editor.name, editor.contact)
        submit(session, CHANGE, token, change.after, sender, now, activity_id=number)
    return Sent(waits=bool(change.after))
