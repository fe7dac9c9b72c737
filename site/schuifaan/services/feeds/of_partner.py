"""The calendars and sheets of one organisation, and how they are doing."""

from sqlmodel import Session, select

from schuifaan.models import Feed
from schuifaan.services.feeds.health import FeedHealth, health


def feeds_of(session: Session, organisation_id: int) -> list[FeedHealth]:
    """Every feed of the organisation, by name."""
    slugs = session.exec(
        select(Feed.slug).where(Feed.organisation_id == organisation_id).order_by(Feed.slug)
    ).all()
    return [health(session, slug) for slug in slugs]
