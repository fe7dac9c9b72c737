"""One run of a feed: read, plan, gate, and one transaction that leaves its tasks for the index behind."""

import hashlib
from datetime import datetime

from schuifaan.content import Content
from schuifaan.db import Database
from schuifaan.feeds import read_feed
from schuifaan.services.feed_transaction import FeedTransaction, RunReport
from schuifaan.services.feeds import FeedSettings, ensure_feed, get_feed, read_context, read_file

__all__ = ["RunReport", "import_file", "run_feed"]


def import_file(
    database: Database, content: Content, settings: FeedSettings, now: datetime, *, publish_now: bool = False
) -> RunReport:
    """Read one file as a feed of its own, which is made when it is not there yet.

    Raises InputError when the file cannot be opened or a setting names something unknown.
    """
    body = read_file(settings.location)
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
    body: bytes | None = None,
) -> RunReport:
    """Read the feed called `slug` and apply what may be applied, all of it or nothing.

    `publish_now` is an operator's approval: no hold on the first run, no area gate. The same bytes again
    change nothing but the list of runs. Raises NotFoundError for an unknown feed, InputError for an
    unreadable file.
    """
    with database.read() as session:
        feed = get_feed(session, slug)
        context, location = read_context(session, content, feed), feed.location
    body = read_file(location) if body is None else body
    reading = read_feed(body, context)
    with database.write() as session:
        changes = FeedTransaction(session, content, get_feed(session, slug), reading, now, publish_now)
        return changes.apply(hashlib.sha256(body).hexdigest())
