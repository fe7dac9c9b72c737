"""For what a reading of a feed vouches: a guide passes on what others organise, and does not speak for them."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, select

from schuifaan.services.confirming.rules import MAIL_EVERY
from schuifaan.services.feeds.source_records import GUIDE, sent_by_form
from schuifaan.services.tables import ACTIVITY, CONFIRMATION, FEED, SOURCE_RECORD


def kept_by_feeds() -> Select[tuple[int]]:
    """Numbers of the activities that a feed keeps: each reading says that they still hold."""
    number = SOURCE_RECORD.c.activity_id
    return _live().where((FEED.c.role != GUIDE) | number.not_in(sent_by_form()))


def for_a_guide(wall: datetime) -> ColumnElement[bool]:
    """Of an activity, whether at `wall` a guide's reading is the best word there is.

    Not where the organiser's form or own feed has the say, nor until the next letter after a person vouched for it.
    """
    lately = select(CONFIRMATION.c.activity_id).where(CONFIRMATION.c.at > wall - MAIL_EVERY)
    own = _live().where(FEED.c.role != GUIDE)
    number: ColumnElement[int] = ACTIVITY.c.id
    return number.not_in(sent_by_form()) & number.not_in(own) & number.not_in(lately)


def _live() -> Select[tuple[int]]:
    return (
        select(SOURCE_RECORD.c.activity_id)
        .join(FEED, FEED.c.id == SOURCE_RECORD.c.feed_id)
        .where(SOURCE_RECORD.c.state == "live", SOURCE_RECORD.c.activity_id.is_not(None))
    )
