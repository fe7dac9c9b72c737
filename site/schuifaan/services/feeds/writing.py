"""The writing half of a run: items become activities and source records, or leave the site."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from schuifaan.clock import wall_time
from schuifaan.content import Content
from schuifaan.inputs import FeedItem
from schuifaan.models import Activity, Feed, SourceRecord
from schuifaan.services.duplicates.finding import note_duplicates
from schuifaan.services.feeds.journal import Journal
from schuifaan.services.feeds.publishing_many import publish_new
from schuifaan.services.feeds.source_records import (
    follow_leading,
    outranked,
    records_of,
    source_columns,
    source_name,
)
from schuifaan.services.publishing import NO_LONGER_IN_FEED, hide, publish

# Gone from two complete readings, two days apart at least: one bad export or a long night must not count.
RUNS_BEFORE_HIDING = 2
TIME_BEFORE_HIDING = timedelta(hours=48)


class FeedWriter:
    """Writes what one run of `feed` changes, in the transaction of `session`."""

    def __init__(self, session: Session, content: Content, feed: Feed, now: datetime) -> None:
        assert feed.id is not None
        self.session, self.content, self.feed, self.feed_id = session, content, feed, feed.id
        self.now, self.wall = now, wall_time(now)
        self.source = source_name(session, feed)
        self.touched: set[int] = set()
        """Activities that are new or say something else now."""

    def rename(self, renamed: Mapping[str, str]) -> None:
        """Give records the keys their items have now."""
        records = records_of(self.session, self.feed_id, renamed.values())
        for new_key, old_key in sorted(renamed.items()):
            records[old_key].external_key = new_key
            self.session.add(records[old_key])
        self.session.flush()

    def put(self, items: Sequence[FeedItem], journal: Journal) -> None:
        """Put new items on the site with their source records, and bring activities in line with changed ones.

        Where another source has the say only the record of this one follows.
        """
        known = records_of(self.session, self.feed_id, (it.external_key for it in items))
        unseen = [it for it in items if it.external_key not in known]
        ids = publish_new(
            self.session,
            self.content,
            self.feed,
            unseen,
            [self._first_columns(it) for it in unseen],
            source=self.source,
            now=self.now,
            inserted=journal.inserted,
        )
        self.touched.update(ids)
        numbers = {it.activity_id for it in known.values() if it.activity_id}
        led_by_others = outranked(self.session, self.feed, numbers) if numbers else set()
        for item in items:
            if (record := known.get(item.external_key)) is None:
                continue
            if record.activity_id in led_by_others:
                self._note(record, item)
            else:
                self._write(item, record)

    def withdraw(self, keys: Iterable[str], reason: str) -> None:
        """The partner does not want them shown: that is at once."""
        self.take_away(keys, "tombstone", reason)

    def take_away(self, keys: Iterable[str], state: str, reason: str) -> None:
        """End what this feed says about these items; an activity without another source leaves the site."""
        for record in records_of(self.session, self.feed_id, sorted(keys)).values():
            record.state = state
            record.missing_since = record.missing_since or self.wall
            self.session.add(record)
            self.session.flush()
            assert record.activity_id is not None
            if not follow_leading(self.session, self.content, record.activity_id, self.now):
                hide(self.session, [record.activity_id], reason, self.now)

    def let_vanish(self, missing: Iterable[str], back: Iterable[str], last_seen: datetime | None) -> None:
        """Count the readings without these items, and hide what has been gone for long enough.

        `back` are items that were missed and are there again; `last_seen` is when the feed was read before.
        """
        gone = []
        for key, record in records_of(self.session, self.feed_id, sorted(missing)).items():
            if not record.missing_runs and last_seen:
                record.last_seen = last_seen
            record.missing_since = record.missing_since or self.wall
            record.missing_runs += 1
            self.session.add(record)
            gone_for = self.wall - record.missing_since
            if record.missing_runs >= RUNS_BEFORE_HIDING and gone_for >= TIME_BEFORE_HIDING:
                gone.append(key)
        self.take_away(gone, "missing", NO_LONGER_IN_FEED)
        for record in records_of(self.session, self.feed_id, sorted(back)).values():
            record.missing_since, record.missing_runs = None, 0
            self.session.add(record)

    def find_duplicates(self, touched: Collection[int]) -> None:
        """Merge what other sources certainly know too, and note what an editor should look at."""
        self.session.flush()
        note_duplicates(self.session, self.content, touched, self.now, self.feed_id)

    def _write(self, item: FeedItem, record: SourceRecord) -> None:
        activity = publish(
            self.session,
            self.content,
            item.activity,
            source=self.source,
            now=self.now,
            existing=self.session.get(Activity, record.activity_id) if record.activity_id else None,
            organisation_id=self.feed.organisation_id,
            example=self.feed.example,
        )
        assert activity.id is not None
        record.activity_id = activity.id
        self.touched.add(activity.id)
        self._note(record, item)

    def _note(self, record: SourceRecord, item: FeedItem) -> None:
        for name, value in source_columns(item, self.wall).items():
            setattr(record, name, value)
        self.session.add(record)

    def _first_columns(self, item: FeedItem) -> dict[str, object]:
        return {
            "feed_id": self.feed_id,
            "external_key": item.external_key,
            "first_seen": self.wall,
            **source_columns(item, self.wall),
        }
