"""From the bytes of a feed to what they say: only what is new of them is read, and in another process."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, select, update
from sqlmodel import Session

from schuifaan.content import Content
from schuifaan.feeds import ReadContext
from schuifaan.feeds.child import read_in_child
from schuifaan.feeds.problems import problem
from schuifaan.feeds.reader import reader_of
from schuifaan.inputs import FeedItem, FeedProblem, KnownText, Reading
from schuifaan.models import Feed
from schuifaan.services.feeds.bodies import Body
from schuifaan.services.feeds.registered import read_context
from schuifaan.services.occurrences import kept_window
from schuifaan.services.tables import SOURCE_RECORD

INCOMPLETE = "bestand_onvolledig"


def context_of(session: Session, content: Content, feed: Feed, body: Body) -> ReadContext:
    """What the adapters must know of a feed, what they have read before included.

    What the feed's own settings call it goes before what its server does; not before what a person sends now.
    """
    context = read_context(session, content, feed)
    kinds = (
        (body.content_type, context.content_type) if body.name else (context.content_type, body.content_type)
    )
    kind = next(filter(None, kinds), "")
    address = body.site.start if body.site else ""
    context = replace(context, name=body.name or context.name, content_type=kind, address=address)
    return replace(context, reader=reader_of(context), known=_known_texts(session, feed))


def read_body(body: Body, context: ReadContext, now: datetime) -> Reading:
    """What `body` says; when the server stopped before its end nothing may vanish."""
    reading = read_in_child(body.content, context, kept_window(now), body.site)
    if body.whole or not reading.complete:
        return reading
    return replace(reading, complete=False, problems=(problem(INCOMPLETE), *reading.problems))


def remember_texts(session: Session, feed: Feed, reading: Reading) -> None:
    """Keep the fingerprint of every item that is on the site as it was read now."""
    session.flush()
    columns = SOURCE_RECORD.c
    ours = (columns.feed_id == feed.id) & (columns.state == "live")
    live = set(session.connection().scalars(select(columns.external_key).where(ours)))  # not what waits
    remarks: dict[str | None, list[FeedProblem]] = {}
    for it in reading.problems:
        remarks.setdefault(it.external_key, []).append(it)
    rows = [
        {
            "this_key": item.external_key,
            "this_hash": item.content_hash,
            "fingerprint": item.fingerprint,
            "remarks": [_remark(it, item) for it in remarks.get(item.external_key, ())],
        }
        for item in reading.items
        if item.external_key in live
    ]
    if rows:
        same = (columns.external_key == bindparam("this_key")) & (
            columns.content_hash == bindparam("this_hash")
        )
        session.connection().execute(update(SOURCE_RECORD).where(ours, same), rows)


def still_known(session: Session, feed: Feed, reading: Reading) -> bool:
    """Whether what was not read again is on the site as it was; somebody may have decided otherwise meanwhile."""
    if not reading.unchanged:
        return True
    keys = session.connection().execute(select(SOURCE_RECORD.c.external_key).where(_has_known_text(feed)))
    return set(keys.scalars()).issuperset(reading.unchanged)


def _known_texts(session: Session, feed: Feed) -> Mapping[str, KnownText]:
    columns = SOURCE_RECORD.c
    rows = session.connection().execute(
        select(columns.fingerprint, columns.external_key, columns.remarks).where(_has_known_text(feed))
    )
    return {
        fingerprint: KnownText(key, tuple(FeedProblem(**it) for it in remarks))
        for fingerprint, key, remarks in rows
    }


def _has_known_text(feed: Feed) -> ColumnElement[bool]:
    columns = SOURCE_RECORD.c
    return and_(columns.feed_id == feed.id, columns.state == "live", columns.fingerprint.is_not(None))


def _remark(it: FeedProblem, item: FeedItem) -> dict[str, Any]:
    kept = asdict(it) | {"external_key": None}
    if it.line is not None and item.line is not None:
        kept["line"] = it.line - item.line
    return kept
