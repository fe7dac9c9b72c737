"""A draft becomes a feed: it is read at once, so that the editors have something to look at before they say yes."""

import re
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

from sqlmodel import Session

from schuifaan.clock import wall_time
from schuifaan.config import Settings
from schuifaan.errors import InputError
from schuifaan.models import Feed, Organisation
from schuifaan.services.accounts.sessions import Person
from schuifaan.services.editing.audit import actor_of, record
from schuifaan.services.feeds.bodies import Bodies, Body
from schuifaan.services.feeds.drafts import Draft
from schuifaan.services.feeds.registered import find_feed
from schuifaan.services.feeds.runs import run_feed
from schuifaan.services.feeds.trying import draft_for, drafts_of, site_rules
from schuifaan.services.installation import Installation
from schuifaan.services.organisations import slug_of
from schuifaan.services.whole_file import write_whole

_NOTHING = "Er staat nog niets in dit voorbeeld dat op de site kan. Kijk wat er beter kan."
# The run below has the first turn; the worker takes over when that does not come to its end.
_OWN_TURN = timedelta(hours=1)
SENT_FILES = "bestanden"
"""In the folder of feeds: files that partners sent, a folder a feed."""


def send_draft(installation: Installation, key: str, person: Person, now: datetime) -> str:
    """Make a feed of the draft and read it; returns its slug. Nothing is on the site before an editor approves.

    Raises NotFoundError for a draft that is not this person's or was sent already, InputError for one that
    would bring nothing.
    """
    settings, drafts = installation.settings, drafts_of(installation.settings)
    if not draft_for(settings, key, person).seen:
        raise InputError(_NOTHING)
    draft, body = drafts.take(key)
    try:
        with installation.database.write() as session:
            feed = _add(session, draft, now)
            slug, number = feed.slug, feed.id or 0
            if not draft.address:
                file = sent_file(settings, slug, draft.name)
                write_whole(file, body)
                feed.location = str(file)
            after = {"adres": draft.address or draft.name}
            record(session, now, actor_of(person), "agenda doorgeven", f"feed:{slug}", after=after)
    except BaseException:
        drafts.change(draft, now)
        raise
    Bodies(settings.feeds).keep(number, body, now)
    run_feed(
        installation.database,
        installation.content,
        slug,
        now,
        body=Body(
            body,
            whole=draft.whole,
            content_type=draft.content_type or None,
            fetched="opgehaald" if draft.address else "",
            site=site_rules(settings, draft),
        ),
    )
    drafts.drop(key)
    return slug


def sent_file(settings: Settings, slug: str, name: str) -> Path:
    """Where the file that a partner sends for a feed is kept; its folder is there."""
    file = settings.feeds / SENT_FILES / slug / _file_name(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


def _add(session: Session, draft: Draft, now: datetime) -> Feed:
    organisation = session.get_one(Organisation, draft.organisation_id)
    host = (urlsplit(draft.address).hostname or "").removeprefix("www.")
    feed = Feed(
        slug=_free_slug(session, f"{organisation.slug} {host or 'lijst'}"),
        location=draft.address,
        content_type=draft.content_type or None,
        organisation_id=organisation.id,
        defaults=dict(draft.defaults),
        headings=dict(draft.headings),
        rules=[dict(rule) for rule in draft.rules],
        created_at=wall_time(now),
        next_run_at=wall_time(now) + _OWN_TURN,
    )
    session.add(feed)
    session.flush()
    return feed


def _free_slug(session: Session, text: str) -> str:
    slug = slug_of(text)
    others = (f"{slug}-{number}" for number in count(2))
    return (
        slug if find_feed(session, slug) is None else next(it for it in others if not find_feed(session, it))
    )


def _file_name(name: str) -> str:
    """The name somebody's computer gave it, of plain letters: what its ending says is how it is read."""
    return (
        re.sub(r"[^A-Za-z0-9._-]+", "-", name.rpartition("/")[2].rpartition("\\")[2]).strip(".-") or "lijst"
    )
