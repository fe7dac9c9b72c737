"""Which format a file is: its content says so, and only then its name or what a server called it."""

import re

from schuifaan.feeds.decoding import decode

ICAL, CSV, WORKBOOK = "ical", "csv", "workbook"
PAGE, JSON, RSS, NDTRC = "page", "json", "rss", "ndtrc"

_ICAL = re.compile(
    r"^[^\S\n]*+BEGIN:(VCALENDAR|VEVENT|VTODO|VJOURNAL|VFREEBUSY|VTIMEZONE)\b", re.IGNORECASE | re.MULTILINE
)
_OLE, _ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
# What comes before the root of a document: declarations, comments, spaces.
_BEFORE_ROOT = re.compile(
    r"(?:\s+|<\?[^>]*>|<!--(?:[^-]|-(?!->))*+-->|<![A-Z](?:[^>\[]|\[[^\]]*+\])*+>)*+", re.IGNORECASE
)
_ROOT = re.compile(r"<(?:[A-Za-z0-9_.-]{1,40}:)?([A-Za-z0-9_-]{1,40})")
_FEED_ROOTS = {"rss", "feed", "rdf", "channel"}
_NDTRC = re.compile(r"<(?:[a-z]{1,20}:)?trcitems?\b", re.IGNORECASE)
_SAMPLE = 200_000


def detect(body: bytes, name: str = "", content_type: str = "") -> str | None:
    """The format's name in the table of adapters, or None when it is none of them.

    A zip with a workbook in it is a workbook, whatever it is called; a web page is never a sheet.
    """
    if body.startswith((_ZIP, _OLE)):
        return WORKBOOK
    kind = content_type.split(";", maxsplit=1)[0].strip().casefold()
    ending = name.rsplit(".", 1)[-1].casefold()
    text = decode(body[:_SAMPLE])[0].lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        return _marked_up(text)
    if _ICAL.search(text):
        return ICAL
    if text.startswith(("{", "[")):
        return JSON
    if kind in ("text/calendar", "application/ics") or ending in ("ics", "ical", "ifb", "vcs"):
        return ICAL
    if kind in ("text/csv", "text/tab-separated-values", "text/plain") or ending in (
        "csv",
        "tsv",
        "txt",
        "tab",
    ):
        return CSV
    return CSV if not kind or kind == "application/octet-stream" else None


def _marked_up(text: str) -> str | None:
    """What a document is, by its root; a calendar in a wrapper of markup is still a calendar."""
    before = _BEFORE_ROOT.match(text)
    root = _ROOT.match(text, before.end() if before else 0)
    name = root[1].casefold() if root else ""
    if name in _FEED_ROOTS:
        return RSS
    if _NDTRC.search(text):
        return NDTRC
    lowered = text.casefold()
    if "ld+json" in lowered or "itemtype" in lowered:
        return PAGE
    if _ICAL.search(text):
        return ICAL
    return PAGE if name in ("html", "head", "body", "div", "script") or "<html" in lowered else None
