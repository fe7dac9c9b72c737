"""A person vouches for an activity."""

from datetime import datetime

from sqlmodel import Session

from schuifaan.clock import wall_time
from schuifaan.models import Activity, Confirmation
from schuifaan.services.confirming.rules import HIDDEN_UNCONFIRMED

BY_LINK, BY_EDITOR, BY_CHANGING = "link", "redactie", "bewerkt"


def vouch(session: Session, activity: Activity, by: str, how: str, now: datetime) -> None:
    """Write down that `by` says now that it holds; residents read that name.

    With that every reason to ring first ends, and so does hiding it because nobody said so.
    """
    wall = wall_time(now)
    session.add(Confirmation(activity_id=activity.id or 0, at=wall, by=by, how=how))
    activity.confirmed_at, activity.confirmed_by = wall, by
    activity.call_first = ""
    if activity.hidden_reason == HIDDEN_UNCONFIRMED:
        activity.hidden_reason = ""
    activity.updated_at = wall
    session.add(activity)
