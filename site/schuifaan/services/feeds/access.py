"""A feed, or a run of one, for somebody who may do something to it."""

from sqlmodel import Session

from schuifaan.errors import NotFoundError
from schuifaan.models import Feed, FeedRun
from schuifaan.services.accounts.permissions import Action, Person, may
from schuifaan.services.activities import HIGHEST_ID
from schuifaan.services.feeds.registered import find_feed

_NO_FEED = "Deze agenda is er niet."
_NO_RUN = "Deze lezing van een agenda is er niet."


def feed_for(session: Session, slug: str, person: Person, action: Action) -> Feed:
    """The feed, for somebody who may do `action` to it.

    Raises NotFoundError for everybody else too: that it exists is nobody else's business.
    """
    feed = find_feed(session, slug)
    if feed is None or not may(person, action, feed.organisation_id):
        raise NotFoundError(_NO_FEED)
    return feed


def run_for(session: Session, number: int, person: Person, action: Action) -> tuple[FeedRun, Feed]:
    """The run and its feed; raises like `feed_for`."""
    run = session.get(FeedRun, number) if number <= HIGHEST_ID else None
    feed = session.get_one(Feed, run.feed_id) if run else None
    if run is None or feed is None or not may(person, action, feed.organisation_id):
        raise NotFoundError(_NO_RUN)
    return run, feed


def may_decide(person: Person, feed: Feed) -> bool:
    """Whether the two buttons are this person's: of a feed that was never approved they are the editors'."""
    action = Action.DECIDE_FEED if feed.approved else Action.APPROVE_FEED
    return may(person, action, feed.organisation_id)
