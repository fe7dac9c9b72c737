"""Reading feeds by themselves: which are due, one process a feed, and what happens when a server fails."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlmodel import Session, col, or_, select

from schuifaan.clock import wall_time
from schuifaan.config import Settings
from schuifaan.errors import InputError
from schuifaan.feeds.child import SiteRules
from schuifaan.feeds.fetching import Fetched, Fetcher, FetchError
from schuifaan.models import Feed, FeedRun
from schuifaan.services.feeds.accepting import finish_accepted
from schuifaan.services.feeds.bodies import Bodies, Body
from schuifaan.services.feeds.registered import get_feed, is_address, read_file
from schuifaan.services.feeds.report import RunReport, keep_problems, report_of
from schuifaan.services.feeds.runs import run_feed
from schuifaan.services.feeds.timing import FAILURES_TO_PAUSE, next_try
from schuifaan.services.installation import Installation
from schuifaan.services.locks import BusyError, alone
from schuifaan.services.search.indexing import sync_index

PATIENCE = 60.0
"""Seconds a person's run waits for one of the same feed that is going on."""
FAILED = "mislukt"
_GONE = "adres_verdwenen"

Tell = Callable[[str], None]
log = logging.getLogger(__name__)


@dataclass
class FeedRunner:
    """Fetches and reads the feeds of one installation."""

    installation: Installation
    fetcher: Fetcher
    bodies: Bodies = field(init=False)

    def __post_init__(self) -> None:
        self.bodies = Bodies(self.installation.settings.feeds)

    def run(
        self,
        slug: str,
        now: datetime,
        *,
        publish_now: bool = False,
        patience: float = PATIENCE,
        body: Body | None = None,
    ) -> RunReport:
        """Fetch and read one feed. A server that fails is noted as a run too; what is on the site stays.

        `body` is what a person has just sent instead of what is there.

        Raises NotFoundError for an unknown feed, InputError for a file that cannot be read, and BusyError when
        another process has been reading the same feed for `patience` seconds.
        """
        database, content = self.installation.database, self.installation.content
        with database.read() as session:
            feed = get_feed(session, slug)
        assert feed.id is not None
        with self._reading(feed.id, patience):
            try:
                body = body or self._body_of(feed, now)
            except FetchError as error:
                with database.write() as session:
                    return _note_failure(session, get_feed(session, slug), error, now)
            return run_feed(database, content, slug, now, publish_now=publish_now, body=body)

    def run_due(self, now: datetime, tell: Tell) -> list[RunReport]:
        """Run every feed whose time has come, and bring the index up to date after each that changed something.

        Feeds another process is reading are left to it. A fault of ours with one of them is logged, and that one
        is put off: the others do not wait for it.
        """
        try:
            finish_accepted(self.installation.database, self.installation.content, now)
        except Exception:
            log.exception("what people said yes to could not be finished; trying again next time")
        with self.installation.database.read() as session:
            slugs = due_feeds(session, now)
        reports = []
        for number, slug in enumerate(slugs, 1):
            tell(f"{number}/{len(slugs)} {slug}")
            try:
                report = self.run(slug, now, patience=0)
            except BusyError:
                continue
            except InputError as error:  # its file is gone: that does not come back by trying
                tell(str(error))
                with self.installation.database.write() as session:
                    get_feed(session, slug).next_run_at = None
                continue
            except Exception:
                log.exception("reading %s failed; trying it again later", slug)
                with self.installation.database.write() as session:
                    _put_off(get_feed(session, slug), now)
                continue
            reports.append(report)
            sync_index(self.installation, now)
        return reports

    def _body_of(self, feed: Feed, now: datetime) -> Body:
        return self._fetch(feed, now) if is_address(feed.location) else Body(read_file(feed.location))

    def _fetch(self, feed: Feed, now: datetime) -> Body:
        """The feed's bytes: new ones, or those we kept when the server says that they still hold."""
        assert feed.id is not None
        kept = self.bodies.load(feed.id, feed.body_sha256) if feed.body_sha256 else None
        if kept is None:
            fetched = self.fetcher(feed.location)
        else:
            fetched = self.fetcher(feed.location, etag=feed.etag, last_modified=feed.last_modified)
        if fetched.not_modified:
            if kept is None:
                raise FetchError("server_fout", "304", status=304)  # nobody asked for that
            self.bodies.keep(feed.id, kept, now)
            return self._body(kept, fetched, "niet-veranderd", feed)
        self.bodies.keep(feed.id, fetched.body, now)
        return self._body(fetched.body, fetched, "opgehaald", feed)

    def _body(self, content: bytes, fetched: Fetched, how: str, feed: Feed) -> Body:
        fetcher = self.fetcher
        return Body(
            content,
            whole=fetched.complete,
            content_type=fetched.content_type or feed.content_type,
            fetched=how,
            http_status=fetched.status,
            etag=fetched.etag or (feed.etag if fetched.not_modified else None),
            last_modified=fetched.last_modified or (feed.last_modified if fetched.not_modified else None),
            fresh_seconds=fetched.fresh_seconds,
            site=SiteRules(fetched.final_url, fetcher.contact, fetcher.allow_loopback, fetcher.host_pause),
        )

    @contextmanager
    def _reading(self, feed_id: int, patience: float) -> Iterator[None]:
        with alone(self._lock(feed_id), patience):
            yield

    def _lock(self, feed_id: int) -> Path:
        return self.bodies.folder / f"{feed_id}.lock"


def feed_runner(installation: Installation) -> FeedRunner:
    """The runner of an installation, with its own fetcher."""
    return FeedRunner(installation, fetcher_of(installation.settings))


def fetcher_of(settings: Settings) -> Fetcher:
    """Fetches in the name of this site; the page about the site says who that is."""
    return Fetcher(f"{settings.public_url}/colofon", settings.feeds_allow_loopback)


def due_feeds(session: Session, now: datetime) -> list[str]:
    """Slugs of the feeds whose time has come, the longest waiting first; a file has one only when we set it."""
    time_has_come = or_(col(Feed.next_run_at).is_(None), col(Feed.next_run_at) <= wall_time(now))
    order = col(Feed.next_run_at), col(Feed.slug)
    feeds = session.exec(select(Feed).where(time_has_come, Feed.paused == "").order_by(*order))
    return [feed.slug for feed in feeds if feed.next_run_at or is_address(feed.location)]


def _put_off(feed: Feed, now: datetime, retry_seconds: int | None = None) -> None:
    feed.failures += 1
    feed.next_run_at = next_try(feed.slug, wall_time(now), feed.failures, retry_seconds)


def _note_failure(session: Session, feed: Feed, error: FetchError, now: datetime) -> RunReport:
    """Note that the feed could not be fetched, and when to try again."""
    _put_off(feed, now, error.retry_seconds)
    if error.code == _GONE and feed.failures >= FAILURES_TO_PAUSE:
        feed.paused = _GONE
    run = FeedRun(
        feed_id=feed.id or 0,
        started_at=wall_time(now),
        body_sha256="",
        complete=False,
        decision=FAILED,
        fetched=error.code,
        http_status=error.status,
    )
    session.add_all([feed, run])
    session.flush()
    keep_problems(session, run.id or 0, (error.problem,))
    return report_of(run, feed.slug, (error.problem,))
