"""Which format a file is: its content says so, and only then its name or what a server called it."""

import re

from schuifaan.feeds.decoding import decode

ICAL, CSV, XLSX = "ical", "csv", "xlsx"

_ICAL = re.compile(
    r"^\s*BEGIN:(VCALENDAR|VEVENT|VTODO|VJOURNAL|VFREEBUSY|VTIMEZONE)\b", re.IGNORECASE | re.MULTILINE
)
_SAMPLE = 200_000


def detect(body: bytes, name: str = "", content_type: str = "") -> str | None:
    """The format's name in the table of adapters, or None when it is none of them.

    A zip with a workbook in it is XLSX, whatever it is called; a web page is never a sheet.
    """
    if body.startswith(b"PK\x03\x04"):
        return XLSX
    if body.startswith(b"\xd0\xcf\x11\xe0"):  # the container of old and of locked Office files
        return XLSX if b"E\0n\0c\0r\0y\0p\0t" in body else None
    kind = content_type.split(";", maxsplit=1)[0].strip().casefold()
    ending = name.rsplit(".", 1)[-1].casefold()
    text = decode(body[:_SAMPLE])[0].lstrip()
    if _ICAL.search(text):
        return ICAL
    if text.startswith(("<", "{", "[")):
        return None
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
