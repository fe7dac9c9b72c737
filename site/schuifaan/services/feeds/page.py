"""A feed as its partner and the editors see it: how it is doing, what waits, and what can be undone."""

from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from schuifaan.models import FeedProblemRecord, FeedRun, HeldChange, Organisation, RunJournal
from schuifaan.services.accounts.permissions import Action, Person, Reach, may, reach_of
from schuifaan.services.feeds.access import feed_for, may_decide, run_for
from schuifaan.services.feeds.health import FeedHealth, health, health_of_all, health_of_partner
from schuifaan.services.feeds.held_changes import WAITING
from schuifaan.services.feeds.registered import is_address

MOST_PROBLEMS = 200


@dataclass(frozen=True, slots=True)
class FeedPage:
    """One feed, whole."""

    health: FeedHealth
    organisation: str
    waiting_run: int | None
    """The run whose page shows everything that waits."""
    problems: tuple[FeedProblemRecord, ...]
    undoable: tuple[FeedRun, ...]
    """Runs that changed something that can still be put back, newest first; empty for who may not."""
    may_decide: bool
    may_steer: bool
    may_renew: bool
    """Send a new version of its file."""


@dataclass(frozen=True, slots=True)
class Undoing:
    """A run and those after it, that would be put back along with it."""

    run: FeedRun
    slug: str
    runs: tuple[FeedRun, ...]


def feeds_for(session: Session, person: Person) -> list[FeedHealth]:
    """The feeds this person may see: all of them, what needs somebody first; or those of the own organisation."""
    if reach_of(person, Action.SEE_FEED) is Reach.ALL:
        return health_of_all(session)
    return health_of_partner(session, person.organisation_id) if person.organisation_id is not None else []


def feed_page(session: Session, slug: str, person: Person) -> FeedPage:
    """The page of one feed; raises NotFoundError."""
    feed = feed_for(session, slug, person, Action.SEE_FEED)
    found = health(session, slug)
    organisation = session.get(Organisation, feed.organisation_id) if feed.organisation_id else None
    steers = may(person, Action.STEER_FEED, feed.organisation_id)
    waiting = select(func.max(HeldChange.run_id)).where(
        HeldChange.feed_id == feed.id, HeldChange.state == WAITING
    )
    return FeedPage(
        health=found,
        organisation=organisation.name if organisation else "",
        waiting_run=session.exec(waiting).one(),
        problems=found.problems[:MOST_PROBLEMS],
        undoable=tuple(_undoable(session, feed.id or 0)) if steers else (),
        may_decide=may_decide(person, feed),
        may_steer=steers,
        may_renew=may(person, Action.ADD_FEED, feed.organisation_id) and not is_address(feed.location),
    )


def undoing(session: Session, number: int, person: Person) -> Undoing:
    """What putting back a run would undo; raises NotFoundError."""
    run, feed = run_for(session, number, person, Action.STEER_FEED)
    return Undoing(
        run, feed.slug, tuple(it for it in _undoable(session, run.feed_id) if (it.id or 0) >= number)
    )


def _undoable(session: Session, feed_id: int) -> list[FeedRun]:
    """Runs with something to put back."""
    rows = session.exec(
        select(FeedRun)
        .join(RunJournal, col(RunJournal.run_id) == FeedRun.id)
        .where(FeedRun.feed_id == feed_id, col(RunJournal.rolled_back_at).is_(None))
        .distinct()
        .order_by(col(FeedRun.id).desc())
    )
    return list(rows)
