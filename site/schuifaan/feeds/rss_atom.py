"""RSS and Atom. A message's own date is when it was written; only a date of an event is when something is."""

import io
import re
from collections.abc import Iterator
from typing import Any

import feedparser

from schuifaan.feeds.context import ReadContext
from schuifaan.feeds.entries import Entries, point_of, website
from schuifaan.feeds.html_text import plain_line
from schuifaan.feeds.items import MOST_ITEMS, ItemCollector, refusal
from schuifaan.feeds.locating import split_address
from schuifaan.feeds.moments import Span, read_when, span_of
from schuifaan.feeds.rss_blocks import LARGEST_DAMAGED, whole_messages
from schuifaan.feeds.xml_text import XmlRefusedError, is_sound, refuse_entities, xml_text
from schuifaan.inputs import Reading

Entry = dict[str, Any]

# Names for the moment an event begins, in the namespaces that have one (RSS mod_event, xCal, Google's, and
# those of event programs that made their own). Without a namespace they mean nothing.
_STARTS = (
    "startdate",
    "dtstart",
    "starttime",
    "start_date",
    "startdatetime",
    "event_start",
    "eventdate",
    "begindatum",
)
_ENDS = ("enddate", "dtend", "endtime", "end_date", "enddatetime", "event_end", "einddatum")
_PLACES = ("location", "venue", "place", "locatie")
_ORGANISERS = ("organizer", "organiser", "organisatie")
_PREFIXED = re.compile(r"([a-z][a-z0-9.-]{0,30}?)[_:]([a-z_]{3,20})")
# What feedparser itself calls these has nothing to do with an event.
_OWN = {
    "dc",
    "dcterms",
    "media",
    "itunes",
    "content",
    "atom",
    "rss",
    "published",
    "updated",
    "created",
    "expired",
}
_DOCTYPE = re.compile(r"\A(\s*+(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+)<!DOCTYPE[^>\[]{0,500}>", re.IGNORECASE)
_END = re.compile(
    r"</(?:[a-z]+:)?(?:rss|feed|rdf)\s*>\s*(?:<!--.{0,2000}?-->\s*)*$", re.IGNORECASE | re.DOTALL
)


def read_rss(body: bytes, context: ReadContext) -> Reading:
    """The messages that say when something is. Others wait: a person may know, a program may not guess."""
    text, clean = xml_text(body)
    try:
        refuse_entities(text)
    except XmlRefusedError as refused:
        return refusal(refused.code)
    parsed = _parsed(text)
    if parsed is None or not (parsed.entries or parsed.version):
        return refusal("geen_agenda")
    messages: list[Entry] = parsed.entries
    collector = ItemCollector(context)
    if not clean:
        collector.report("tekens_onleesbaar")
    whole = _END.search(text[-5000:]) is not None
    if not whole:
        collector.report("bestand_onvolledig")
    entries = Entries(collector)
    for number, message in enumerate(messages[:MOST_ITEMS], 1):
        _add(message, entries, number)
    if len(messages) > MOST_ITEMS:
        collector.report("te_veel_activiteiten", waarde=MOST_ITEMS)
    if not messages:
        collector.report("bestand_leeg")
    # A message that rolled off the end of the list is old, not cancelled: absence never means anything here.
    return collector.reading(complete=False)


def _parsed(text: str) -> Any | None:
    """What the library makes of it; None when it stumbles, which damaged feeds can make it do anywhere."""
    if len(text) > LARGEST_DAMAGED and not is_sound(text):
        saved = whole_messages(text)
        if saved is None:
            return None
        text = saved
    try:
        parsed = feedparser.parse(
            io.BytesIO(_DOCTYPE.sub(r"\1", text, count=1).encode("utf-8", errors="replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception:
        return None
    return parsed if "version" in parsed else None


def _add(message: Entry, entries: Entries, number: int) -> None:
    key = _text(message.get("id")) or _text(message.get("link"))
    title = plain_line(_text(message.get("title")))
    spans = entries.dates(_spans(message), number, key, title)
    if not spans:
        entries.collector.report("bericht_zonder_datum", number, key or None, wat=title or "Een bericht")
        return
    organiser = plain_line(_of(message, _ORGANISERS))
    columns = {
        "titel": title,
        "omschrijving": _description(message),
        "organisatie": "" if "@" in organiser or "://" in organiser else organiser,
        "website": website(_text(message.get("link"))),
        "soort": ";".join(_text(it.get("term")).replace(";", " ") for it in message.get("tags") or ()),
        **split_address(plain_line(_of(message, _PLACES)), entries.collector.context.content),
    }
    entries.add(key, columns, spans, number, point=_point(message))


def _spans(message: Entry) -> Iterator[tuple[Span, str]]:
    start = read_when(_of(message, _STARTS))
    if start:
        yield span_of(start, read_when(_of(message, _ENDS)), given=_of(message, _ENDS))


def _of(message: Entry, names: tuple[str, ...]) -> str:
    """What an element of a namespace says, as its text or (gd:when, gd:where) as its attribute."""
    for name, value in message.items():
        match = _PREFIXED.fullmatch(name)
        if match is None or match[1] in _OWN:
            continue
        if match[2] in names and (text := _text(value)):
            return text
        if match[2] in ("when", "where") and isinstance(value, dict):
            wanted = ("valuestring",) if names == _PLACES else names
            if text := next((_text(value.get(it)) for it in wanted if value.get(it)), ""):
                return text
    return ""


def _description(message: Entry) -> str:
    contents = [_text(it.get("value")) for it in message.get("content") or () if isinstance(it, dict)]
    return max((*contents, _text(message.get("summary"))), key=len)


def _point(message: Entry) -> tuple[float, float] | None:
    where = message.get("where")
    spot = where.get("coordinates") if isinstance(where, dict) else None
    return point_of(spot[1], spot[0]) if isinstance(spot, (list, tuple)) and len(spot) == 2 else None


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
