"""The same bytes again: nothing to read, nothing to plan, and still a confirmation of everything in them."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from schuifaan.clock import wall_time
from schuifaan.inputs import FeedProblem
from schuifaan.models import Feed, FeedProblemRecord, FeedRun, HeldChange
from schuifaan.services.feeds.journal import rolled_back
from schuifaan.services.feeds.portions import SETTLED, UNCHANGED
from schuifaan.services.feeds.report import RunReport, report_of
from schuifaan.services.feeds.source_records import GUIDE, source_name
from schuifaan.services.feeds.vouching import for_a_guide
from schuifaan.services.rows import batches
from schuifaan.services.tables import ACTIVITY, FEED_PROBLEM, SOURCE_RECORD


def run_to_repeat(session: Session, feed: Feed, sha256: str, reader: str) -> FeedRun | None:
    """The last run, if reading these bytes again could only come to the same.

    Not so when anything waits, is missing or was put back, or when we would read by other rules now.
    """
    last = session.exec(
        select_rows(FeedRun).where(FeedRun.feed_id == feed.id).order_by(col(FeedRun.id).desc())
    ).first()
    if last is None or not reader or (last.body_sha256, last.reader) != (sha256, reader):
        return None
    settled = last.complete and last.decision in SETTLED and not (last.held or last.missing)
    return last if settled and feed.approved and not rolled_back(session, last.id or 0) else None


def repeat_run(session: Session, feed: Feed, last: FeedRun, now: datetime) -> RunReport:
    """Note a run that found what `last` found, and has the same to say."""
    run = FeedRun(
        feed_id=last.feed_id,
        started_at=wall_time(now),
        body_sha256=last.body_sha256,
        complete=True,
        decision=UNCHANGED,
        items=last.items,
        unchanged=last.new + last.changed + last.unchanged,
        rejected=last.rejected,
    )
    session.add(run)
    session.flush()
    confirm_all(session, feed, now)
    # They move along: a feed that never changes would else fill the table with the same sentences.
    session.connection().execute(
        update(FEED_PROBLEM).where(FEED_PROBLEM.c.run_id == last.id).values(run_id=run.id)
    )
    said = (
        select_rows(FeedProblemRecord)
        .where(FeedProblemRecord.run_id == run.id)
        .order_by(col(FeedProblemRecord.id))
    )
    fields = FeedProblem.__slots__
    issues = tuple(FeedProblem(**{name: getattr(it, name) for name in fields}) for it in session.exec(said))
    return report_of(run, feed.slug, issues)


def confirm_all(session: Session, feed: Feed, now: datetime) -> None:
    """Everything of the feed that is on the site was read in it at `now`."""
    present = (SOURCE_RECORD.c.state == "live") & (SOURCE_RECORD.c.missing_runs == 0)
    ours = present & (SOURCE_RECORD.c.feed_id == feed.id) & _as_it_says(feed)
    session.connection().execute(update(SOURCE_RECORD).where(ours).values(last_seen=wall_time(now)))
    _confirm(session, feed, now)


def confirm(session: Session, feed: Feed, keys: Iterable[str], now: datetime) -> None:
    """These items of the feed were read in it at `now`."""
    columns = SOURCE_RECORD.c
    for some in batches(sorted(keys)):
        ours = (columns.feed_id == feed.id) & columns.external_key.in_(some)
        session.connection().execute(
            update(SOURCE_RECORD)
            .where(ours, columns.state == "live", _as_it_says(feed))
            .values(last_seen=wall_time(now))
        )
    _confirm(session, feed, now)


def _as_it_says(feed: Feed) -> ColumnElement[bool]:
    """What is on the site is what the feed says: no change of it waits or was refused."""
    held = select(HeldChange.external_key).where(HeldChange.feed_id == feed.id)  # type: ignore[call-overload]
    condition: ColumnElement[bool] = SOURCE_RECORD.c.external_key.not_in(held)
    return condition


def _confirm(session: Session, feed: Feed, now: datetime) -> None:
    """Past the session's objects, because a confirmation sends nothing to the index."""
    columns, wall = SOURCE_RECORD.c, wall_time(now)
    read = select(columns.activity_id).where(
        columns.feed_id == feed.id, columns.state == "live", columns.last_seen == wall
    )
    confirmed = update(ACTIVITY).where(ACTIVITY.c.id.in_(read))
    if feed.role == GUIDE:
        confirmed = confirmed.where(for_a_guide(wall))
    session.connection().execute(confirmed.values(confirmed_at=wall, confirmed_by=source_name(session, feed)))
