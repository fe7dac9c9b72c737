"""One run of a feed: read, plan, gate, and what is written, with its tasks for the index."""

import time
from datetime import datetime, timedelta

from sqlmodel import Session

from schuifaan.clock import wall_time
from schuifaan.content import Content
from schuifaan.db import Database
from schuifaan.inputs import Reading
from schuifaan.models import Feed, FeedRun
from schuifaan.services.duplicates.settling import merge_waiting, merges_wait
from schuifaan.services.feeds.bodies import Body
from schuifaan.services.feeds.journal import add_to_journal, journal
from schuifaan.services.feeds.portions import BREATH, close, write_rest
from schuifaan.services.feeds.reading import context_of, read_body, remember_texts, still_known
from schuifaan.services.feeds.registered import FeedSettings, ensure_feed, get_feed, read_file
from schuifaan.services.feeds.repeats import confirm, confirm_all, repeat_run, run_to_repeat
from schuifaan.services.feeds.report import RunReport, report_of
from schuifaan.services.feeds.timing import next_run, own_minutes
from schuifaan.services.feeds.transaction import FeedTransaction

__all__ = ["RunReport", "import_file", "run_feed"]

# By then a run is over, or its process is gone and somebody else must read the same again.
_BROKEN_OFF_AFTER = timedelta(minutes=15)


def import_file(
    database: Database, content: Content, settings: FeedSettings, now: datetime, *, publish_now: bool = False
) -> RunReport:
    """Read one file as a feed of its own, which is made when it is not there yet.

    Raises InputError when the file cannot be opened or a setting names something unknown.
    """
    body = Body(read_file(settings.location))
    with database.write() as session:
        slug = ensure_feed(session, content, settings, now).slug
    return run_feed(database, content, slug, now, publish_now=publish_now, body=body)


def run_feed(
    database: Database,
    content: Content,
    slug: str,
    now: datetime,
    *,
    publish_now: bool = False,
    body: Body | None = None,
) -> RunReport:
    """Read the feed called `slug` and apply what may be applied; a big reading in portions, see `portions`.

    `publish_now` is an operator's approval: no hold on the first run, no area gate. `body` is what was fetched;
    without it the feed is a file. The same bytes again change nothing but the list of runs and when everything
    was last seen. Raises NotFoundError for an unknown feed, InputError for an unreadable file.
    """
    report = _run(database, content, slug, now, publish_now, body)
    _merge_the_rest(database, report.run, now)
    return report


def _run(
    database: Database, content: Content, slug: str, now: datetime, publish_now: bool, body: Body | None
) -> RunReport:
    began = time.monotonic()
    with database.read() as session:
        feed = get_feed(session, slug)
        if body is None:
            body = Body(read_file(feed.location))
        context = context_of(session, content, feed, body)
        repeats = body.whole and run_to_repeat(session, feed, body.sha256, context.reader) is not None
    if repeats:
        with database.write() as session:
            feed = get_feed(session, slug)
            last = run_to_repeat(session, feed, body.sha256, context.reader)
            if last is not None:
                report = repeat_run(session, feed, last, now)
                _note(session, feed, report, body, context.reader, began, now)
                return report
        # Somebody has decided something meanwhile.
    reading = read_body(body, context, now)
    with database.write() as session:
        feed = get_feed(session, slug)
        begun = FeedTransaction(session, content, feed, reading, now, publish_now)
        report = begun.apply(body.sha256)
        if not begun.rest:
            return _finish(session, feed, reading, report, body, context.reader, began, now)
        _note(session, feed, report, body, "", began, now)
        feed.next_run_at = wall_time(now) + _BROKEN_OFF_AFTER
    if not write_rest(database, content, report.run, begun.rest, now):
        return report  # somebody put it back
    with database.write() as session:
        feed = get_feed(session, slug)
        run = close(session, content, report.run, begun.rest.touched, now)
        report = report_of(run, slug, report.issues)
        return _finish(session, feed, reading, report, body, context.reader, began, now)


def _finish(
    session: Session,
    feed: Feed,
    reading: Reading,
    report: RunReport,
    body: Body,
    reader: str,
    began: float,
    now: datetime,
) -> RunReport:
    """Once all is written: what is confirmed, and what the next reading may skip."""
    _confirm(session, feed, reading, report, now)
    again = reading.pages or not still_known(session, feed, reading)
    remember_texts(session, feed, reading)
    _note(session, feed, report, body, "" if again else reader, began, now)
    return report


def _merge_the_rest(database: Database, run_id: int, now: datetime) -> None:
    """What was too much for one transaction, in portions, so that others can write in between."""
    with database.read() as session:
        waiting = merges_wait(session)
    while waiting:
        time.sleep(BREATH)
        with database.write() as session, journal(session) as changes:
            waiting = merge_waiting(session, now) > 0
            add_to_journal(session, run_id, changes)


def _confirm(session: Session, feed: Feed, reading: Reading, report: RunReport, now: datetime) -> None:
    """Everything that was in the file is confirmed by it."""
    session.flush()
    if reading.complete and reading.usable and not report.missing:
        confirm_all(session, feed, now)
    elif reading.usable:
        confirm(session, feed, {*reading.unchanged, *(it.external_key for it in reading.items)}, now)


def _note(
    session: Session, feed: Feed, report: RunReport, body: Body, reader: str, began: float, now: datetime
) -> None:
    """What there is to remember of how the bytes were come by, and how they were read.

    An empty `reader` says that the same bytes must be read again.
    """
    run = session.get_one(FeedRun, report.run)
    run.reader, run.milliseconds = reader, int((time.monotonic() - began) * 1000)
    run.fetched, run.http_status, run.size = body.fetched, body.http_status, len(body.content)
    if body.fetched:
        feed.failures = 0
        feed.own_minutes = own_minutes(body.content, body.fresh_seconds)
        feed.next_run_at = next_run(feed.slug, wall_time(now), feed.minutes_between, feed.own_minutes)
        if body.whole:
            feed.etag, feed.last_modified, feed.body_sha256 = body.etag, body.last_modified, body.sha256
    else:
        feed.next_run_at = None  # a file is read when somebody sends it
    session.add_all([run, feed])
