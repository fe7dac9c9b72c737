"""Feeds: which there are, and how each of them is read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from sqlmodel import Session, col, select

from schuifaan.clock import wall_time
from schuifaan.content import Content
from schuifaan.errors import InputError, NotFoundError
from schuifaan.feeds import MOST_BYTES, ReadContext
from schuifaan.feeds.columns import COLUMNS, EXTRA_COLUMNS
from schuifaan.feeds.rules import read_rules
from schuifaan.models import Feed, FeedProblemRecord, FeedRun, Organisation
from schuifaan.recurrence.times import DAY_FIRST, MONTH_FIRST
from schuifaan.services.feeds.report import last_read
from schuifaan.services.organisations import organisation_by_slug, slug_of

DATE_ORDER = "datumvolgorde"
"""Not a column, but kept with the defaults: `d-m`, `m-d` or `onbekend`."""
_ORDERS = {DAY_FIRST: DAY_FIRST, MONTH_FIRST: MONTH_FIRST, "onbekend": None}


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """How a feed is to be read; what is None is found out from its file."""

    location: str
    """Path of the file, or its address."""
    slug: str | None = None
    """Its name with us; None makes one of the file name."""
    content_type: str | None = None
    municipality: str | None = None
    organisation: str | None = None
    """Slug of whose activities they are where an item names nobody."""
    defaults: Mapping[str, str] = field(default_factory=dict)
    """Columns of the interchange sheet that fill what items leave empty, and `datumvolgorde`."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """The partner's own headings -> columns of the interchange sheet."""
    example: bool = False
    """Its activities are invented, and shown as such."""
    role: str | None = None
    """One of ROLES: in an activity that both have, an organiser has the say above who passes it on."""


@dataclass(frozen=True, slots=True)
class FeedOverview:
    """A feed and how its last run went."""

    feed: Feed
    last_run: FeedRun | None
    last_good: datetime | None
    """When it was last read whole: what is on the site is as old as that."""


def add_feed(session: Session, content: Content, settings: FeedSettings, now: datetime) -> Feed:
    """Note a new feed; raises InputError when its name is taken or its settings name something unknown."""
    slug = feed_slug(settings)
    if find_feed(session, slug) is not None:
        raise InputError(f"Er is al een feed met de naam {slug}.")
    feed = Feed(slug=slug, location="", created_at=wall_time(now))
    return _settle(session, content, feed, settings)


def ensure_feed(session: Session, content: Content, settings: FeedSettings, now: datetime) -> Feed:
    """The feed of that name, made when it is not there; what `settings` says now replaces what it said."""
    feed = find_feed(session, feed_slug(settings))
    if feed is None:
        return add_feed(session, content, settings, now)
    return _settle(session, content, feed, settings)


def find_feed(session: Session, slug: str) -> Feed | None:
    """The feed of that name, or None."""
    return session.exec(select(Feed).where(Feed.slug == slug)).first()


def get_feed(session: Session, slug: str) -> Feed:
    """The feed of that name; raises NotFoundError that lists the names there are."""
    feed = find_feed(session, slug)
    if feed is None:
        names = ", ".join(session.exec(select(Feed.slug).order_by(Feed.slug))) or "nog geen"
        raise NotFoundError(f"Er is geen feed met de naam {slug}. Er zijn: {names}.")
    return feed


def list_feeds(session: Session) -> list[FeedOverview]:
    """Every feed with its last run, by name."""
    return [overview(session, feed) for feed in session.exec(select(Feed).order_by(Feed.slug))]


def overview(session: Session, feed: Feed) -> FeedOverview:
    """How a feed is doing."""
    runs = select(FeedRun).where(FeedRun.feed_id == feed.id)
    last = session.exec(runs.order_by(col(FeedRun.id).desc())).first()
    return FeedOverview(feed, last, last_read(session, feed.id, col(FeedRun.complete).is_(True)))


def last_report(session: Session, slug: str) -> tuple[FeedRun | None, list[FeedProblemRecord]]:
    """The last run of a feed and everything it had to say."""
    feed = get_feed(session, slug)
    run = session.exec(
        select(FeedRun).where(FeedRun.feed_id == feed.id).order_by(col(FeedRun.id).desc())
    ).first()
    if run is None:
        return None, []
    problems = (
        select(FeedProblemRecord)
        .where(FeedProblemRecord.run_id == run.id)
        .order_by(col(FeedProblemRecord.id))
    )
    return run, list(session.exec(problems))


def read_context(session: Session, content: Content, feed: Feed) -> ReadContext:
    """What the adapters must know of a feed."""
    defaults, date_order = split_defaults(feed.defaults)
    organisation = session.get(Organisation, feed.organisation_id) if feed.organisation_id else None
    return ReadContext(
        content,
        name=feed.location,
        content_type=feed.content_type or "",
        defaults=defaults,
        municipality=feed.municipality or (organisation.municipality if organisation else "") or None,
        date_order=date_order,
        headings=feed.headings,
        rules=read_rules(feed.rules),
    )


def split_defaults(defaults: Mapping[str, str]) -> tuple[dict[str, str], str | None]:
    """The columns to fill in, and the order of dates as ReadContext wants it."""
    columns = {name: str(value) for name, value in defaults.items() if name != DATE_ORDER}
    return columns, _ORDERS[defaults.get(DATE_ORDER, DAY_FIRST)]


def check_columns(defaults: Mapping[str, str], headings: Mapping[str, str]) -> None:
    """Raise InputError when defaults or a mapping of headings name a column there is not."""
    known = {*COLUMNS, *EXTRA_COLUMNS}
    unknown = (defaults.keys() - known - {DATE_ORDER}) | (set(headings.values()) - known - {""})
    if unknown or defaults.get(DATE_ORDER, DAY_FIRST) not in _ORDERS:
        raise InputError(
            f"Deze standaardwaarden zijn niet bekend: {', '.join(sorted(unknown)) or DATE_ORDER}."
        )


def is_address(location: str) -> bool:
    """Whether a feed is fetched; otherwise it is a file."""
    return re.match(r"(https?|webcals?|feed):", location, re.IGNORECASE) is not None


def read_file(location: str) -> bytes:
    """The bytes of a feed's file, at most one more than we read; raises InputError with one sentence."""
    if is_address(location):
        raise InputError("Dit is een adres op internet, geen bestand. Gebruik: schuifaan feeds add ADRES.")
    try:
        with Path(location).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError(
            f"Het bestand {location} kan niet worden gelezen: {error.strerror or error}."
        ) from None


def feed_slug(settings: FeedSettings) -> str:
    """The name of a feed: the given one, else that of its file, or of its website."""
    if settings.slug:
        return settings.slug
    if is_address(settings.location):
        return slug_of((urlsplit(settings.location).hostname or "").removeprefix("www."))
    return slug_of(Path(settings.location).stem)


def _settle(session: Session, content: Content, feed: Feed, settings: FeedSettings) -> Feed:
    if settings.municipality and settings.municipality not in content.municipalities:
        known = ", ".join(content.municipalities)
        raise InputError(f"De gemeente {settings.municipality!r} is niet bekend. Er zijn: {known}.")
    check_columns(settings.defaults, settings.headings)
    feed.location = settings.location
    feed.content_type = settings.content_type or feed.content_type
    feed.municipality = settings.municipality or feed.municipality
    feed.example = settings.example or feed.example
    feed.role = settings.role or feed.role
    if settings.headings:
        feed.headings = dict(settings.headings)
    if settings.defaults:
        feed.defaults = dict(settings.defaults)
    if settings.organisation:
        feed.organisation_id = organisation_by_slug(session, settings.organisation, settings.municipality).id
    session.add(feed)
    session.flush()
    return feed
