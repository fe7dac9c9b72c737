"""One VEVENT, understood."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from math import ceil
from typing import Any

from schuifaan.content import Content
from schuifaan.feeds.ical.lines import Block, Line, split_values, unescape
from schuifaan.feeds.ical.values import Stamp, read_duration, read_stamp, read_stamps
from schuifaan.feeds.ical.zones import Zones, known_zone
from schuifaan.feeds.locating import split_address
from schuifaan.feeds.problems import TIP
from schuifaan.inputs.contact import clean_phone

# What we keep of an event as it was sent. Organisers' and attendees' addresses are never stored.
_KEPT = {
    "UID", "SUMMARY", "DESCRIPTION", "X-ALT-DESC", "LOCATION", "GEO", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE",
    "EXDATE", "RECURRENCE-ID", "STATUS", "CATEGORIES", "URL", "CLASS", "CONTACT", "SEQUENCE", "LAST-MODIFIED",
}  # fmt: skip
_GEO = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*\\?[;,]\s*(-?\d{1,3}(?:\.\d+)?)\s*")
_ONE_DAY = timedelta(days=1)
LONGEST_ACTIVITY = timedelta(days=400)


@dataclass(slots=True)
class Event:
    """A VEVENT with a start. `problems` are (code, values)."""

    block: Block
    uid: str
    start: Stamp
    minutes: int | None = None
    recurrence_id: Stamp | None = None
    rdates: list[Stamp] = field(default_factory=list)
    exdates: list[Stamp] = field(default_factory=list)
    problems: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    @property
    def title(self) -> str:
        """As it was given."""
        return self.block.text("SUMMARY").strip()

    @property
    def rrule(self) -> str:
        """The recurrence rule, empty when it is once."""
        line = self.block.first("RRULE")
        return line.value.strip() if line else ""

    @property
    def and_future(self) -> bool:
        """Whether what it says of one date holds for all later dates too."""
        line = self.block.first("RECURRENCE-ID")
        return line is not None and line.params.get("RANGE", "").upper() == "THISANDFUTURE"

    @property
    def cancelled(self) -> bool:
        """Whether it says that it does not go on."""
        return self.block.text("STATUS").strip().upper() == "CANCELLED"

    @property
    def floating(self) -> bool:
        """Whether its start is in nobody's zone."""
        line = self.block.first("DTSTART")
        return line is not None and "TZID" not in line.params and not line.value.strip().upper().endswith("Z")

    @property
    def private(self) -> bool:
        """Whether it is not for the public ; an unknown word is private (RFC 5545 3.8.1.3)."""
        return self.block.text("CLASS").strip().upper() not in ("", "PUBLIC")

    @property
    def rank(self) -> tuple[int, str, str]:
        """Later versions of the same event rank higher; ties are broken by content, never by order."""
        sequence = self.block.text("SEQUENCE").strip()
        number = int(sequence) if re.fullmatch(r"[0-9]{1,9}", sequence) else 0
        return number, self.block.text("LAST-MODIFIED"), self.raw

    @property
    def raw(self) -> str:
        """The properties we use, as they were sent."""
        return "\n".join(f"{line.name}:{line.value}" for line in self.block.lines if line.name in _KEPT)

    @property
    def point(self) -> tuple[float, float] | None:
        """(latitude, longitude) from GEO; some writers escape its semicolon."""
        match = _GEO.fullmatch(line.value) if (line := self.block.first("GEO")) else None
        if not match or abs(float(match[1])) > 90 or abs(float(match[2])) > 180:
            return None
        return (float(match[1]), float(match[2])) if match[1] != "0" or match[2] != "0" else None

    def columns(self, content: Content) -> dict[str, str]:
        """The columns of the interchange sheet an event can fill."""
        categories = [unescape(v) for line in self.block.all("CATEGORIES") for v in split_values(line.value)]
        contact = self.block.text("CONTACT").strip()
        phone = next((p for p in re.findall(r"[+0][0-9 ()-]{8,}", contact) if clean_phone(p)), "")
        columns = {
            "titel": self.title,
            "omschrijving": self.block.text("DESCRIPTION") or self.block.text("X-ALT-DESC"),
            "soort": ";".join(category.replace(";", " ") for category in categories),
            "website": self.block.text("URL"),
            "telefoon": phone,
            "contactpersoon": contact.replace(phone, "").strip(" ,;:-"),
        }
        return columns | split_address(self.block.text("LOCATION"), content)


def read_event(block: Block, zones: Zones, default_zone: str | None) -> Event | str:
    """The event, or the code of the problem that makes it unusable.

    `default_zone` is the file's X-WR-TIMEZONE: the clock behind times it writes in UTC.
    """
    utc_means = default_zone or "UTC"
    if len({(line.value, line.params.get("TZID")) for line in block.all("DTSTART")}) > 1:
        return "twee_begindatums"
    start = _stamp(block.first("DTSTART"), zones, utc_means)
    if start is None:
        return "geen_datum"
    if not start.likely:
        return "jaar_onwaarschijnlijk"
    event = Event(block, block.text("UID").strip(), start)
    event.minutes = _minutes(event, zones, utc_means)
    event.recurrence_id = _stamp(block.first("RECURRENCE-ID"), zones, utc_means)
    for name, stamps, code in (
        ("RDATE", event.rdates, "extra_datum_ongeldig"),
        ("EXDATE", event.exdates, "uitzondering_ongeldig"),
    ):
        for line in block.all(name):
            found, bad = read_stamps(line, zones, utc_means)
            stamps.extend(found)
            event.problems += [(code, {"waarde": value}) for value in bad]
    for text in block.bad[:5]:
        event.problems.append(("regel_onleesbaar", {"waarde": text}))
    return event


def _stamp(line: Line | None, zones: Zones, utc_means: str) -> Stamp | None:
    return read_stamp(line.value, line.params.get("TZID"), zones, utc_means) if line else None


def _minutes(event: Event, zones: Zones, utc_means: str) -> int | None:
    """The length; None when the end is not known. An all-day event ends before its DTEND."""
    start, length = event.start, None
    if line := event.block.first("DTEND"):
        # An end without a zone is meant by the same clock as its start.
        end = read_stamp(line.value, line.params.get("TZID") or (start.zone or None), zones, utc_means)
        if end is None:
            event.problems.append(("tijd_ongeldig", {"waarde": line.value[:60]}))
        else:
            length = end.in_zone(start.zone or end.zone) - start.wall
    elif line := event.block.first("DURATION"):
        length = read_duration(line.value)
        if length is None and line.value.strip():
            event.problems.append(("tijd_ongeldig", {"waarde": line.value[:60]}))
    if length is not None and (length < timedelta(0) or length > LONGEST_ACTIVITY):
        event.problems.append(("einde_voor_begin", {"severity": TIP}))
        length = None
    if start.is_date:
        return max(1, (length or _ONE_DAY).days) * 24 * 60
    return ceil(length / timedelta(minutes=1)) if length else None


def zone_of_file(blocks: list[Block]) -> str | None:
    """The zone that X-WR-TIMEZONE names, if it names one."""
    names = [block.text("X-WR-TIMEZONE").strip() for block in blocks]
    return next((zone for name in names if name and (zone := known_zone(name))), None)
