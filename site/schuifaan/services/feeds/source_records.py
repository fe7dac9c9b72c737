"""Where activities came from, and who has the say when several sources know the same one.

The order: what a person changed here, the organiser's form, the organiser's own feed, a feed that passes on
what others organise. The source that leads fills the activity; the others are kept, and take over when it goes.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Select
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from schuifaan.content import Content
from schuifaan.inputs import ActivityInput, FeedItem
from schuifaan.models import Activity, Feed, Organisation, SourceRecord
from schuifaan.services.feeds.matching import Known, second_key_of
from schuifaan.services.publishing import publish
from schuifaan.services.rows import batches
from schuifaan.services.tables import FEED, SOURCE_RECORD, SUBMISSION

ORGANISER, GUIDE = "organisator", "verzamelaar"
ROLES = (ORGANISER, GUIDE)
"""What a feed can be, the one with the most say first."""

_KNOWN = [SOURCE_RECORD.c[name] for name in Known.__slots__]


def known_items(session: Session, feed_id: int) -> list[Known]:
    """What we remember of a feed, without the texts: a big feed is read often and seldom changes."""
    rows = session.connection().execute(select_columns(*_KNOWN).where(SOURCE_RECORD.c.feed_id == feed_id))
    return [Known(*row) for row in rows]


def activities_of(session: Session, feed_id: int) -> set[int]:
    """The activities a feed knows."""
    ours = select_columns(SOURCE_RECORD.c.activity_id).where(
        SOURCE_RECORD.c.feed_id == feed_id, SOURCE_RECORD.c.activity_id.is_not(None)
    )
    return set(session.connection().execute(ours).scalars())


def records_of(session: Session, feed_id: int, keys: Iterable[str]) -> dict[str, SourceRecord]:
    """The records of a feed with these keys, by key."""
    found: dict[str, SourceRecord] = {}
    for some in batches(keys):
        ours = select(SourceRecord).where(
            SourceRecord.feed_id == feed_id, col(SourceRecord.external_key).in_(some)
        )
        found |= {it.external_key: it for it in session.exec(ours)}
    return found


def source_columns(item: FeedItem, wall: datetime) -> dict[str, Any]:
    """The columns of a record for an item that is on the site as it was read at `wall`."""
    return {
        "content_hash": item.content_hash,
        "second_key": second_key_of(item.activity),
        "payload": item.raw,
        "item": item.activity.model_dump_json(),
        "state": "live",
        "last_seen": wall,
        "missing_since": None,
        "missing_runs": 0,
        "fingerprint": item.fingerprint,
    }


def item_of(record: SourceRecord) -> ActivityInput | None:
    """What the source last said; None for records from before we kept that."""
    return ActivityInput.model_validate_json(record.item) if record.item else None


def outranked(session: Session, feed: Feed, activity_ids: Collection[int]) -> set[int]:
    """Those of the activities of `feed` in which another source has the say."""
    found: set[int] = set()
    for some in batches(sorted(activity_ids)):
        found |= _by_form(session, some)
        shared = select(SourceRecord.activity_id).where(
            col(SourceRecord.activity_id).in_(some), SourceRecord.feed_id != feed.id
        )
        for activity_id in session.exec(shared.distinct()):
            assert activity_id is not None
            leading = leading_record(session, activity_id)
            if leading and leading.feed_id != feed.id:
                found.add(activity_id)
    return found


def leading_record(session: Session, activity_id: int) -> SourceRecord | None:
    """The record of the feed that has the say in an activity; None when no feed shows it any more."""
    rows = session.exec(
        select(SourceRecord, Feed.role)
        .join(Feed, col(Feed.id) == SourceRecord.feed_id)
        .where(SourceRecord.activity_id == activity_id, SourceRecord.state == "live")
    )
    ranked = sorted(rows, key=lambda row: (ROLES.index(row[1]), row[0].id or 0))
    return ranked[0][0] if ranked else None


def ranks_of(session: Session, activity_ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """How much say the best source of each activity has: the lower, the more; ties go to the older activity."""
    found: dict[int, tuple[int, int]] = {}
    for some in batches(sorted(activity_ids)):
        by_form = _by_form(session, some)
        best = dict.fromkeys(some, len(ROLES))
        rows = session.connection().execute(
            select_columns(SOURCE_RECORD.c.activity_id, FEED.c.role)
            .join(FEED, FEED.c.id == SOURCE_RECORD.c.feed_id)
            .where(SOURCE_RECORD.c.activity_id.in_(some), SOURCE_RECORD.c.state == "live")
        )
        for number, role in rows:
            best[number] = min(best[number], ROLES.index(role))
        found |= {number: (0 if number in by_form else 1 + best[number], number) for number in some}
    return found


def follow_leading(session: Session, content: Content, activity_id: int, now: datetime) -> bool:
    """Bring an activity in line with the source that has the say now; False when there is none left.

    What came by the organiser's form stands on its own and stays as it is.
    """
    if _by_form(session, [activity_id]):
        return True
    record = leading_record(session, activity_id)
    if record is None:
        return False
    publish_record(session, content, record, now)
    return True


def publish_record(session: Session, content: Content, record: SourceRecord, now: datetime) -> None:
    """Make the activity of `record` what its source last said."""
    given = item_of(record)
    if given is None:
        return
    feed = session.get_one(Feed, record.feed_id)
    publish(
        session,
        content,
        given,
        source=source_name(session, feed),
        now=now,
        existing=session.get(Activity, record.activity_id) if record.activity_id else None,
        organisation_id=feed.organisation_id,
        example=feed.example,
    )


def source_name(session: Session, feed: Feed) -> str:
    """What a feed is called on an activity's page."""
    organisation = session.get(Organisation, feed.organisation_id) if feed.organisation_id else None
    return organisation.name if organisation else feed.slug


def leading_feed(session: Session, activity_id: int) -> Feed | None:
    """The feed that has the say in an activity; None when that is the organiser's form, or nobody."""
    record = None if _by_form(session, [activity_id]) else leading_record(session, activity_id)
    return session.get(Feed, record.feed_id) if record else None


def sent_by_form() -> Select[tuple[int]]:
    """Numbers of the activities that came by the organiser's form."""
    number, kind, state = (SUBMISSION.c[name] for name in ("activity_id", "kind", "state"))
    return select_columns(number).where(kind == "activiteit", state == "goedgekeurd", number.is_not(None))


def _by_form(session: Session, activity_ids: Collection[int]) -> set[int]:
    """Those activities that came by the organiser's form."""
    sent = sent_by_form().where(SUBMISSION.c.activity_id.in_(activity_ids))
    return set(session.connection().scalars(sent))
