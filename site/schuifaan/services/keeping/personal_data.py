"""Everything about one person or one organisation: to hand over, or to remove."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlmodel import Session, select

from schuifaan import outbox
from schuifaan.config import Settings
from schuifaan.db import Database
from schuifaan.errors import NotFoundError
from schuifaan.models import Feed
from schuifaan.services.accounts.persons import forget_person, rows_about
from schuifaan.services.editing.audit import OPERATOR, by_link_of, record
from schuifaan.services.editing.log_entries import entries_about, forget_entries, subjects_of
from schuifaan.services.feeds.forgetting import forget_feed_files, forget_files_naming
from schuifaan.services.keeping.belonging import Row, belonging_to, remove, rows_of
from schuifaan.services.organisations import organisation_by_slug

_SECRET = frozenset(
    {
        "password_hash",
        "totp_secret",
        "totp_step",
        "token_sha256",
        "code_sha256",
        "token",
        "public_key",
        "challenge",
    }
)


def export(session: Session, who: str, municipality: str | None = None) -> dict[str, list[Row]]:
    """Everything about a person (an e-mail address) or an organisation (a slug), by table.

    Raises NotFoundError when there is nothing.
    """
    if "@" in who:
        about = rows_about(session, who)
        if not about:
            raise NotFoundError(f"Over {who} is niets bekend.")
        return {name: _shown(rows) for name, rows in about.items()}
    owner = organisation_by_slug(session, who, municipality)
    found = belonging_to(session, "organisation", owner.id)
    document = {name: _shown(rows) for name, rows in rows_of(session, found).items()}
    entries = entries_about(session, subjects_of(session, found), by_link_of(owner.id or 0))
    return {**document, "auditentry": _shown([it.model_dump() for it in entries])}


def forget(session: Session, who: str, now: datetime, municipality: str | None = None) -> dict[str, int]:
    """Remove the same; returns how many rows of which table. Raises NotFoundError when there is nothing."""
    if "@" in who:
        counts = forget_person(session, who, now)
        if not counts:
            raise NotFoundError(f"Over {who} is niets bekend.")
        record(session, now, OPERATOR, "vergeten", "person", after=counts)
        return counts
    owner = organisation_by_slug(session, who, municipality)
    found = belonging_to(session, "organisation", owner.id)
    counts = {name: len(keys) for name, keys in found.items()}
    forget_entries(session, subjects_of(session, found), by_link_of(owner.id or 0))
    outbox.enqueue(session, found.get("activity", ()))
    remove(session, found)
    record(session, now, OPERATOR, "vergeten", "organisation", after=counts)
    return counts


def forget_raw_files(
    database: Database, settings: Settings, who: str, municipality: str | None = None
) -> int:
    """Remove what feeds sent and lies in the folder of feeds; to be called before `forget`. Returns how many files."""
    if "@" in who:
        return forget_files_naming(settings, who)
    with database.read() as session:
        owner = organisation_by_slug(session, who, municipality)
        feeds = session.exec(select(Feed.id, Feed.slug).where(Feed.organisation_id == owner.id)).all()
        return forget_feed_files(settings, {number or 0: slug for number, slug in feeds}, owner.id or 0)


def _shown(rows: Iterable[Row]) -> list[Row]:
    """Without what lets somebody in, and with times as text."""
    return [
        {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in row.items()
            if name not in _SECRET and not (name == "body" and row.get("secret"))
        }
        for row in rows
    ]
