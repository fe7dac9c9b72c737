"""What must hold of whatever comes of a file, however bad it is."""

import unicodedata
from collections.abc import Iterator
from datetime import datetime

from schuifaan.feeds import check_reading
from schuifaan.inputs import Reading
from tests.feeds.hostile.damage import Hostile
from tests.feeds.hostile.good import TITLES, Good

WINDOW = (datetime(2026, 10, 18), datetime(2027, 12, 23))
# Those that turn the text around them, and those that are no characters.
_NEAR = 150
_UNWANTED = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff")


def faults_in(reading: Reading, file: Hostile, good: Good) -> Iterator[str]:
    """What is wrong with the reading of `file`, made of `good`; nothing, if all is well."""
    blocks = [around for title in TITLES if (around := _around(title.encode(), good.body))]
    found = check_reading(reading, WINDOW)
    codes = [it.code for it in reading.problems]
    if "onze_fout" in codes:
        yield "crash"
    if not reading.complete and not codes and file.name != "feed.xml":  # messages are never a whole list
        yield "incomplete, and nothing said"
    keys = [it.external_key for it in reading.items]
    if len(keys) != len(set(keys)):
        yield "two items with one key"
    for item in reading.items:
        activity = item.activity
        for text in (activity.title, activity.venue.name, activity.venue.town, activity.organisation or ""):
            if any(unicodedata.category(it) in ("Cc", "Cs") for it in text) or _UNWANTED & set(text):
                yield f"garbage: {text[:40]!r}"
        if not activity.title.strip() or "<script" in activity.title.lower():
            yield f"garbage: {activity.title[:40]!r}"
    for it in found.events:
        if not WINDOW[0].date().isoformat() <= it.start[:10] <= WINDOW[1].date().isoformat():
            yield f"a date outside the window: {it.start}"
    whole = sum(block in file.body for block in blocks)
    if reading.usable and reading.complete and not codes and found.series < whole:
        yield f"silent loss: {found.series} of {whole}"


def _around(title: bytes, body: bytes) -> bytes:
    """The title with what stands about it: where that is whole, so is the activity."""
    at = body.find(title)
    return body[max(0, at - _NEAR) : at + len(title) + _NEAR] if at >= 0 else b""
