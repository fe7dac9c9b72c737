"""What a partner answers about its list: by the link, or through an editor on the telephone or on paper."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from schuifaan.errors import InputError, NotFoundError
from schuifaan.models import Organisation
from schuifaan.services.confirming.lists import Entry, entries_of
from schuifaan.services.confirming.rules import STOPPED
from schuifaan.services.confirming.vouching import vouch
from schuifaan.services.editing.audit import record
from schuifaan.services.editing.calling_off import call_off, call_on
from schuifaan.services.editing.changing import hide_activity, show_activity, subject_of

ALL = "alles"
HOLDS, NOT_THIS_TIME, AFTER_ALL, STOPS, GOES_ON = (
    "klopt",
    "deze-keer-niet",
    "toch-door",
    "gestopt",
    "niet-gestopt",
)
CONFIRM = "bevestigen"


@dataclass(frozen=True, slots=True)
class Answerer:
    """Who answers for an organisation."""

    actor: str
    """For the log: `editor:<email>`, or `link:<slug>` for whoever has the link."""
    how: str


def by_link(organisation: Organisation, how: str) -> Answerer:
    """Whoever opened the organisation's link."""
    return Answerer(f"link:{organisation.slug}", how)


def answer(session: Session, organisation: Organisation, said: str, answerer: Answerer, now: datetime) -> int:
    """Do what was said: `alles`, or a word and the number of an activity (`klopt:12`); returns how many it concerned.

    Saying it twice is saying it once. Raises InputError for words that are none of ours, NotFoundError for an
    activity that is not on this organisation's list.
    """
    entries = entries_of(session, organisation.id or 0, now)
    if said == ALL:
        going = [it for it in entries if not it.stopped]
        for it in going:
            _holds(session, it, organisation, answerer, now)
        return len(going)
    word, _, number = said.partition(":")
    entry = next((it for it in entries if str(it.activity.id) == number), None)
    if word not in _ANSWERS:
        raise InputError("Kies een van de knoppen.")
    if entry is None:
        raise NotFoundError("Deze activiteit staat niet (meer) op de lijst.")
    _ANSWERS[word](session, entry, organisation, answerer, now)
    return 1


def _holds(
    session: Session, entry: Entry, organisation: Organisation, answerer: Answerer, now: datetime
) -> None:
    activity = entry.activity
    vouch(session, activity, organisation.name, answerer.how, now)
    record(session, now, answerer.actor, CONFIRM, subject_of(activity.id or 0))


def _not_this_time(
    session: Session, entry: Entry, organisation: Organisation, answerer: Answerer, now: datetime
) -> None:
    """Who calls one date off says that the others hold."""
    call_off(session, entry.activity.id or 0, entry.next, answerer.actor, now)
    _holds(session, entry, organisation, answerer, now)


def _after_all(
    session: Session, entry: Entry, organisation: Organisation, answerer: Answerer, now: datetime
) -> None:
    call_on(session, entry.activity.id or 0, entry.next, answerer.actor, now)
    _holds(session, entry, organisation, answerer, now)


def _stops(
    session: Session, entry: Entry, _organisation: Organisation, answerer: Answerer, now: datetime
) -> None:
    hide_activity(session, entry.activity, STOPPED, answerer.actor, now)


def _goes_on(
    session: Session, entry: Entry, organisation: Organisation, answerer: Answerer, now: datetime
) -> None:
    if entry.stopped:
        show_activity(session, entry.activity, answerer.actor, now)
    _holds(session, entry, organisation, answerer, now)


_ANSWERS: dict[str, Callable[[Session, Entry, Organisation, Answerer, datetime], None]] = {
    HOLDS: _holds,
    NOT_THIS_TIME: _not_this_time,
    AFTER_ALL: _after_all,
    STOPS: _stops,
    GOES_ON: _goes_on,
}
