"""What a person decides about feeds and duplicates, each with a line in the log."""

from datetime import datetime

from sqlmodel import Session

from schuifaan.clock import wall_time
from schuifaan.content import Content
from schuifaan.errors import InputError, NotFoundError
from schuifaan.models import DuplicatePair, Feed, Merge
from schuifaan.services.accounts.permissions import Action
from schuifaan.services.accounts.sessions import Person as SignedInPerson
from schuifaan.services.duplicates.merging import NOT_SAME, SAME, decide_pair, look_again, undo_merge
from schuifaan.services.editing.audit import actor_of, record
from schuifaan.services.feeds.accepting import accept_run
from schuifaan.services.feeds.access import feed_for, may_decide, run_for
from schuifaan.services.feeds.held_changes import refuse_run
from schuifaan.services.feeds.rollback import rollback_run

ACCEPT, REFUSE = "verwerken", "negeren"
AGAIN = "opnieuw"
PAUSE, RESUME = "pauzeren", "hervatten"
BY_HAND = "stilgezet"
_CHOOSE = "Kies een van de knoppen."


def decide_held(
    session: Session, content: Content, number: int, choice: str, person: SignedInPerson, now: datetime
) -> Feed:
    """Do what waits of a run, or leave everything as it is; returns its feed.

    Raises NotFoundError for a run that is not this person's to decide, InputError when nothing waits (any more).
    """
    _, feed = run_for(session, number, person, Action.DECIDE_FEED)
    if not may_decide(person, feed):
        raise NotFoundError("Over deze agenda beslist de redactie.")
    by = actor_of(person)
    match choice:
        case it if it == ACCEPT:
            done = accept_run(session, content, number, by, now)
            after = {"nieuw": done.new, "veranderd": done.changed, "weg": done.missing}
            record(session, now, by, "agenda verwerken", f"feed:{feed.slug}", after=after)
        case it if it == REFUSE:
            refused = refuse_run(session, number, by, now)
            record(session, now, by, "agenda negeren", f"feed:{feed.slug}", after={"genegeerd": refused})
        case _:
            raise InputError(_CHOOSE)
    return feed


def undo_run(session: Session, content: Content, number: int, person: SignedInPerson, now: datetime) -> Feed:
    """Put back what a run and those after it changed; raises NotFoundError, or InputError when nothing is left."""
    _, feed = run_for(session, number, person, Action.STEER_FEED)
    undone = rollback_run(session, content, number, actor_of(person), now)
    after = {"lezingen": ", ".join(map(str, undone))}
    record(session, now, actor_of(person), "agenda terugdraaien", f"feed:{feed.slug}", after=after)
    return feed


def steer_feed(session: Session, slug: str, choice: str, person: SignedInPerson, now: datetime) -> Feed:
    """Read a feed by itself again, or do not; raises NotFoundError, or InputError for another choice."""
    feed = feed_for(session, slug, person, Action.STEER_FEED)
    if choice not in (PAUSE, RESUME):
        raise InputError(_CHOOSE)
    before = feed.paused
    if choice == RESUME:
        feed.paused, feed.failures, feed.next_run_at = "", 0, wall_time(now)
    else:
        feed.paused = BY_HAND
    session.add(feed)
    record(
        session,
        now,
        actor_of(person),
        f"agenda {choice}",
        f"feed:{slug}",
        {"stil": before},
        {"stil": feed.paused},
    )
    return feed


def answer_pair(
    session: Session, number: int, choice: str, person: SignedInPerson, now: datetime
) -> DuplicatePair:
    """Say whether two activities are the same, or that somebody must look again.

    Raises NotFoundError, or InputError when that cannot be (any more).
    """
    if choice not in (SAME, NOT_SAME, AGAIN):
        raise InputError(_CHOOSE)
    if choice == AGAIN:
        pair = look_again(session, number)
    else:
        pair = decide_pair(session, number, choice == SAME, actor_of(person), now)
    for activity in (pair.first_id, pair.second_id):
        others = {"paar": f"{pair.first_id} en {pair.second_id}"}
        record(session, now, actor_of(person), f"dubbel: {choice}", f"activity:{activity}", after=others)
    return pair


def take_apart(
    session: Session, content: Content, number: int, person: SignedInPerson, now: datetime
) -> Merge:
    """Make two activities of one again; raises like `undo_merge`."""
    merge = undo_merge(session, content, number, actor_of(person), now)
    both = {"samenvoeging": f"{merge.kept_id} en {merge.absorbed_id}"}
    for activity in (merge.kept_id, merge.absorbed_id):
        record(session, now, actor_of(person), "samenvoeging terug", f"activity:{activity}", after=both)
    return merge
