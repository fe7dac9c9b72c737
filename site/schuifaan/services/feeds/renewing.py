"""A new version of a file that a partner sent before: the same feed, read again by the same rules."""

from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from schuifaan.clock import wall_time
from schuifaan.errors import InputError, NotFoundError
from schuifaan.models import Feed
from schuifaan.services.accounts.permissions import Action
from schuifaan.services.accounts.sessions import Person
from schuifaan.services.editing.audit import actor_of, record
from schuifaan.services.feeds.access import feed_for
from schuifaan.services.feeds.bodies import Bodies, Body
from schuifaan.services.feeds.registered import get_feed, is_address
from schuifaan.services.feeds.running import feed_runner
from schuifaan.services.feeds.sending import sent_file
from schuifaan.services.feeds.trying import check_file
from schuifaan.services.feeds.writing import TIME_BEFORE_HIDING
from schuifaan.services.installation import Installation
from schuifaan.services.locks import BusyError
from schuifaan.services.whole_file import write_whole

PATIENCE = 10.0
"""Seconds a partner waits for another reading of the same feed."""
_FETCHED = "Deze agenda lezen wij zelf van uw website. U hoeft geen bestand te sturen."
_BUSY = "Wij lezen deze agenda op dit moment. Probeer het over een minuut nog eens."


def renewable_feed(session: Session, slug: str, person: Person) -> Feed:
    """The feed, when it is a file this person may send anew; raises NotFoundError."""
    feed = feed_for(session, slug, person, Action.ADD_FEED)
    if is_address(feed.location):
        raise NotFoundError(_FETCHED)
    return feed


def renew_feed(
    installation: Installation,
    slug: str,
    name: str,
    content_type: str,
    body: bytes,
    person: Person,
    now: datetime,
) -> bool:
    """Read `body` as the new version of a file; returns whether it could be read.

    What cannot be read changes nothing, and the version before stays the file of the feed. Raises NotFoundError as
    `renewable_feed`, InputError for a file that is empty or too large, or while another reading is going on.
    """
    check_file(body)
    settings, database = installation.settings, installation.database
    with database.read() as session:
        number = renewable_feed(session, slug, person).id or 0
    file = sent_file(settings, slug, name)
    sent = Body(body, content_type=content_type or None, name=str(file))
    Bodies(settings.feeds).keep(number, body, now)
    try:
        report = feed_runner(installation).run(slug, now, patience=PATIENCE, body=sent)
    except BusyError:
        raise InputError(_BUSY) from None
    with database.write() as session:
        feed = get_feed(session, slug)
        if report.usable:
            before = Path(feed.location)
            write_whole(file, body)
            feed.location, feed.content_type = str(file), sent.content_type
            # What is no longer in it goes when a second reading says so too.
            feed.next_run_at = wall_time(now) + TIME_BEFORE_HIDING if report.missing else None
            session.add(feed)
            if before != file and before.parent == file.parent:
                before.unlink(missing_ok=True)
        record(
            session, now, actor_of(person), "agenda vernieuwen", f"feed:{slug}", after={"bestand": file.name}
        )
    return report.usable
