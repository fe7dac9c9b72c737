"""What a partner answers about its list: by the link, or through an editor on the telephone or on paper."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from schuifaan.errors import InputError, NotFoundError
from schuifaan.models import Occurrence, Organisation
from schuifaan.services.confirming.lists import Entry, entries_of
from schuifaan.services.confirming.rules import STOPPED
from schuifaan.services.confirming.vouching import vouch
from schuifaan.services.editing.audit import by_link_of, record
from schuifaan.services.editing.calling_off import call_off, call_on
from schuifaan.services.editing.changing import hide_activity, show_activity, subject_of
from schuifaan.services.editing.managing import date_of

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
    """For the log: `editor:<email>`, or `link:<organisation>` for whoever has the link."""
    how: str


def by_link(organisation: Organisation, how: str) -> Answerer:
    """Whoever opened the organisation's link."""
    return Answerer(by_link_of(organisation.id or 0), how)


def answer(session: Session, organisation: Organisation, said: str, answerer: Answerer, now: datetime) -> int:
    """Do what was said: `alles`, or a word and the number of an activity (`klopt:12`), for words about one date also
    which (`deze-keer-niet:12:2026-11-24`: the page may have been open for long); returns how many it concerned.

    Saying it twice is saying it once. Raises InputError for words that are none of ours, NotFoundError for an
    activity that is not on this organisation's list or a date it does not have.
    """
    entries = entries_of(session, organisation.id or 0, now)
    if said == ALL:
        going = [it for it in entries if not it.stopped]
        for it in going:
            _holds(session, it, organisation, answerer, now)
        return len(going)
    word, number, day = (*said.split(":", 2), "", "")[:3]
    entry = next((it for it in entries if str(it.activity.id) == number), None)
    if word not in _ANSWERS:
        raise InputError("Kies een van de knoppen.")
    if entry is None:
        raise NotFoundError("Deze activiteit staat niet (meer) op de lijst.")
    if word in _ABOUT_A_DATE:
        change = _ABOUT_A_DATE[word]
        change(session, entry.activity.id or 0, _date(session, entry, day), answerer.actor, now)
    _ANSWERS[word](session, entry, organisation, answerer, now)
    return 1


def _date(session: Session, entry: Entry, day: str) -> Occurrence:
    try:
        return date_of(session, entry.activity, date.fromisoformat(day))
    except ValueError:
        raise InputError("Kies een van de knoppen.") from None


def _holds(
    session: Session, entry: Entry, organisation: Organisation, answerer: Answerer, now: datetime
) -> None:
    activity = entry.activity
    vouch(session, activity, organisation.name, answerer.how, now)
    record(session, now, answerer.actor, CONFIRM, subject_of(activity.id or 0))


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
    NOT_THIS_TIME: _holds,  # who says something of one date says that the others hold
    AFTER_ALL: _holds,
    STOPS: _stops,
    GOES_ON: _goes_on,
}
_ABOUT_A_DATE: dict[str, Callable[[Session, int, Occurrence, str, datetime], None]] = {
    NOT_THIS_TIME: call_off,
    AFTER_ALL: call_on,
}
