"""Events whose raw text an earlier run has read: found by fingerprint, so that they need not be read again.

Only whole series are known: all events of one UID together, in any order, with everything around the events
(time zones, the calendar's own zone) and everything that decides how we read.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from schuifaan.feeds.ical.lines import unescape

_EVENT = re.compile(
    r"^BEGIN:VEVENT[ \t]*\r?\n.*?^END:VEVENT[ \t]*\r?$", re.MULTILINE | re.DOTALL | re.IGNORECASE
)
_BEGIN = re.compile(r"BEGIN:VEVENT", re.IGNORECASE)
_UID = re.compile(r"^UID(?:;[^:\n]*)?:(.*(?:\n[ \t].*)*)", re.MULTILINE | re.IGNORECASE)
# What programs write anew at every export, though nothing has changed.
_VOLATILE = re.compile(
    r"^(?:DTSTAMP|CREATED|PRODID|X-PUBLISHED-TTL|REFRESH-INTERVAL)[;:].*(?:\n[ \t].*)*\n?",
    re.MULTILINE | re.IGNORECASE,
)
_MASTER = re.compile(r"^RECURRENCE-ID[;:]", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The events of a file by UID."""

    fingerprints: Mapping[str, str] = field(default_factory=dict)
    """UID -> fingerprint of all its events together."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """UID -> how many events it has."""
    spans: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """UID -> where its events are in the text, the one that describes the series first."""

    def without(self, text: str, uids: Iterable[str]) -> str:
        """The text with the events of `uids` blanked out; every other line keeps its number."""
        kept, at = [], 0
        for start, end in sorted(span for uid in uids for span in self.spans[uid]):
            kept += [text[at:start], "\n" * text.count("\n", start, end)]
            at = end
        return "".join([*kept, text[at:]])

    def lines(self, text: str, uids: Iterable[str]) -> dict[str, int]:
        """The number of the line on which each series of `uids` begins."""
        begins = sorted((self.spans[uid][0][0], uid) for uid in uids)
        numbers, line, at = {}, 1, 0
        for begin, uid in begins:
            line, at = line + text.count("\n", at, begin), begin
            numbers[uid] = line
        return numbers


def split(text: str, reader: str) -> Pieces:
    """The events of `text`; none at all when their borders are not certain."""
    matches = list(_EVENT.finditer(text))
    if len(matches) != len(_BEGIN.findall(text)):
        return Pieces()
    around = hashlib.sha256(reader.encode())
    at = 0
    by_uid: dict[str, list[re.Match[str]]] = {}
    for match in matches:
        around.update(_steady(text[at : match.start()]))
        at = match.end()
        uids = _UID.findall(match[0])
        if len(uids) == 1:  # an alarm may have one of its own; such an event is simply read every time
            by_uid.setdefault(_plain(uids[0]), []).append(match)
    around.update(_steady(text[at:]))
    by_uid.pop("", None)
    return Pieces(
        {uid: _fingerprint(around.digest(), many) for uid, many in by_uid.items()},
        {uid: len(many) for uid, many in by_uid.items()},
        {uid: _spans(many) for uid, many in by_uid.items()},
    )


def _steady(text: str) -> bytes:
    return _VOLATILE.sub("", text.strip().replace("\r", "")).encode(errors="replace") if text.strip() else b""


def _plain(uid: str) -> str:
    return unescape(re.sub(r"\r?\n[ \t]", "", uid)).strip()


def _fingerprint(around: bytes, events: list[re.Match[str]]) -> str:
    digest = hashlib.sha256(around)
    for text in sorted(_steady(event[0]) for event in events):
        digest.update(hashlib.sha256(text).digest())
    return digest.hexdigest()


def _spans(events: list[re.Match[str]]) -> tuple[tuple[int, int], ...]:
    masters_first = sorted(events, key=lambda event: bool(_MASTER.search(event[0])))
    return tuple(event.span() for event in masters_first)
