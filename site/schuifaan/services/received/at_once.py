"""A partner we trust gives a new activity: it is on the site at once, and may be drawn for an editor to look at."""

from datetime import datetime

from sqlmodel import Session

from schuifaan.content import Content
from schuifaan.services.accounts.permissions import Role
from schuifaan.services.accounts.sessions import Person
from schuifaan.services.editing.audit import actor_of, record
from schuifaan.services.editing.changing import EDIT, subject_of
from schuifaan.services.received.submissions import WAITING, approve_submission, submission_of


def place_at_once(
    session: Session, content: Content, number: int, person: Person, now: datetime
) -> int | None:
    """Publish what `person` sent under `number`, as an activity of the own organisation; returns its number.

    None for everybody but a partner we trust: then an editor looks first. Doing it twice is doing it once.
    """
    if not (person.trusted and person.role == Role.PARTNER and person.organisation_id):
        return None
    sent = submission_of(session, number)
    if sent.state == WAITING:
        by = actor_of(person)
        approve_submission(session, content, number, by, now, owner=person.organisation_id)
        record(session, now, by, EDIT, subject_of(sent.activity_id or 0), after=dict(sent.payload))
    return sent.activity_id
