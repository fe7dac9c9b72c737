"""Time zones by the names calendars give them."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

AMSTERDAM = "Europe/Amsterdam"
LONGEST_NAME = 200
# Reading a definition is slow, and a calendar has one or two.
MOST_DEFINED = 100
# Four seasons of a year with the present rules; zones that agree on them agree on every activity of today.
_PROBES = [datetime(2026, month, 15, 12, tzinfo=UTC) for month in (1, 4, 7, 10)]
# These come first when several zones have the same clock.
_USUAL = (
    AMSTERDAM,
    "Europe/London",
    "Europe/Athens",
    "America/New_York",
    "America/Chicago",
    "America/Los_Angeles",
)


class Zones:
    """The zones of one file. A name nobody knows is looked up in the file's own VTIMEZONE blocks."""

    def __init__(self, definitions: Iterable[tuple[str, str]], floating: str = AMSTERDAM) -> None:
        self._definitions = dict(definitions)
        self.floating = floating
        """What times without a zone are in."""
        self.unknown: list[str] = []
        """Names that mean nothing to us; their times are read as Amsterdam's."""
        self._found: dict[str, str] = {}

    def find(self, name: str) -> str:
        """The IANA name for `name`."""
        name = name[:LONGEST_NAME]
        if name not in self._found:
            zone = known_zone(name) or self._defined(name)
            if zone is None:
                self.unknown.append(name)
            self._found[name] = zone or AMSTERDAM
        return self._found[name]

    def _defined(self, name: str) -> str | None:
        if name not in self._definitions or len(self._found) > MOST_DEFINED:
            return None
        try:
            component = Timezone.from_ical(self._definitions[name])
            return (
                _same_clock(component.to_tz(lookup_tzid=False)) if isinstance(component, Timezone) else None
            )
        except Exception:  # a damaged definition may fail anywhere in the library; it is then no definition
            return None


@lru_cache(maxsize=512)
def known_zone(name: str) -> str | None:
    """The IANA name for an IANA, Windows or Olson-path name, or None."""
    name = name.strip().strip('"')
    if name in WINDOWS_TO_OLSON:
        return WINDOWS_TO_OLSON[name]
    parts = name.strip("/").split("/")
    for candidate in (name, "/".join(parts[-2:]), "/".join(parts[-3:])):
        if _exists(candidate):
            return candidate
    match = re.fullmatch(r"(?:GMT|UTC|Z)", name, re.IGNORECASE)
    return "UTC" if match else None


def _exists(name: str) -> bool:
    return name in _names()


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(available_timezones())


def _same_clock(zone: tzinfo) -> str | None:
    return _by_clock().get(tuple(_offset(zone, probe) for probe in _PROBES))


@lru_cache(maxsize=1)
def _by_clock() -> dict[tuple[timedelta | None, ...], str]:
    """Offsets at the probes -> the usual name of a zone that has them."""
    found: dict[tuple[timedelta | None, ...], str] = {}
    for name in (*_USUAL, *sorted(_names())):
        found.setdefault(tuple(_offset(ZoneInfo(name), probe) for probe in _PROBES), name)
    return found


def _offset(zone: tzinfo, moment: datetime) -> timedelta | None:
    return moment.astimezone(zone).utcoffset()
