"""When a feed is read next. Pure functions over wall times."""

import hashlib
import re
from datetime import datetime, timedelta

LEAST_MINUTES = 60
"""Nobody's calendar is read more often by itself."""
LONGEST_OWN_MINUTES = 24 * 60
"""A feed that wants to be left alone for longer is read once a day all the same."""
JITTER = 0.1
FAILURES_TO_PAUSE = 3
"""So often gone in a row, and a person must find out the new address."""

_ICAL_TTL = re.compile(
    rb"^(?:REFRESH-INTERVAL|X-PUBLISHED-TTL)[^:\r\n]{0,100}:\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:\d+S)?)?",
    re.MULTILINE | re.IGNORECASE,
)
_RSS_TTL = re.compile(rb"<ttl>\s*(\d{1,6})\s*</ttl>", re.IGNORECASE)
_HEAD = 20_000


def own_minutes(body: bytes, fresh_seconds: int) -> int:
    """The least time between two runs that a feed asks for, in its head or by its server's Cache-Control."""
    asked = [fresh_seconds // 60]
    for match in _ICAL_TTL.finditer(body[:_HEAD]):
        weeks, days, hours, minutes = (int(group or 0) for group in match.groups())
        asked.append(((weeks * 7 + days) * 24 + hours) * 60 + minutes)
    asked += [int(match[1]) for match in _RSS_TTL.finditer(body[:_HEAD])]
    return min(max(asked), LONGEST_OWN_MINUTES)


def next_run(slug: str, wall: datetime, wished_minutes: int, own: int) -> datetime:
    """After a run that went well: the longest of what we wish, what the feed wants and an hour; give or take a
    tenth, so that feeds that began together do not stay together."""
    minutes = max(wished_minutes, LEAST_MINUTES) * (1 + JITTER * _chance(slug, wall))
    return wall + timedelta(minutes=max(minutes, own))


def next_try(slug: str, wall: datetime, failures: int, retry_seconds: int | None) -> datetime:
    """After the `failures`-th failure in a row: 1, 2, 4 ... 24 hours, and never before the server wants it."""
    hours = min(2 ** (min(failures, 10) - 1), 24) * (1 + JITTER * abs(_chance(slug, wall)))
    return wall + max(timedelta(hours=hours), timedelta(seconds=retry_seconds or 0))


def _chance(slug: str, wall: datetime) -> float:
    """From -1 to 1: different for every feed and every run, and the same when asked again."""
    digest = hashlib.sha256(f"{slug} {wall.isoformat()}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**31 - 1
