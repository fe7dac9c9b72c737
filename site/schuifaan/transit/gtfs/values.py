"""Single values of a GTFS table: times, dates, points, facts. What is none raises TimetableError."""

import re
from datetime import date
from math import isfinite

from schuifaan.transit.problems import TimetableError

TIME = re.compile(r"(\d{1,3}):([0-5]\d):([0-5]\d)", re.ASCII)
LATEST = 96
"""Hours. The longest trains of Europe are two nights under way."""
DATE = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)


def seconds(text: str, file: str) -> int:
    """25:10:00 as seconds."""
    found = TIME.fullmatch(text.strip())
    if found is None or int(found[1]) > LATEST:
        raise TimetableError(f"{file}: {_shown(text)} is no time (HH:MM:SS).")
    return int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3])


def day(text: str, file: str) -> date:
    """20261118 as a date."""
    found = DATE.fullmatch(text.strip())
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else date.fromisoformat("")
    except ValueError:
        raise TimetableError(f"{file}: {_shown(text)} is no date (YYYYMMDD).") from None


def number(text: str, file: str, most: int = 10**9) -> int:
    """A whole number from 0 on; empty is 0, as it is for every code of GTFS."""
    text = text.strip()
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) <= 10 and int(text) <= most):
        raise TimetableError(f"{file}: {_shown(text)} is no number from 0 to {most}.")
    return int(text)


def degrees(text: str, most: int, file: str) -> float:
    """A latitude (at most 90) or longitude (180)."""
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not (isfinite(value) and abs(value) <= most):
        raise TimetableError(f"{file}: {_shown(text)} is no point on earth.")
    return value


def three_state(text: str) -> bool | None:
    """GTFS: 1 is yes, 2 is no, 0 and nothing are unknown; whatever else somebody wrote tells us nothing either."""
    return {"1": True, "2": False}.get(text.strip())


def _shown(text: str) -> str:
    return f"“{text[:40]}”"
