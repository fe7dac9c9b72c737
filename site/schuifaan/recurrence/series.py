"""A series of dates as a value, and one date of it."""

import re
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Override:
    """What is different about one date of a series; None = as the series says."""

    original: datetime
    """The start the rule gives this date (midnight for all-day series)."""
    start: datetime | None = None
    minutes: int | None = None
    status: str | None = None
    place: str | None = None
    """Name of another venue, for this date only."""
    village: str | None = None
    """Slug of the village that venue is in, empty when it is none of ours; None = that of the series."""


@dataclass(frozen=True, slots=True)
class Series:
    """When something is, once or again and again, in the naive wall time of `zone`.

    `rrule` is an RFC 5545 rule without its name, with UNTIL in wall time. All-day series start at midnight
    and `minutes` counts whole days. `rdates`, `exdates` and overrides name starts in the same wall time; an
    exdate at midnight takes out whatever is on that day.
    """

    start: datetime
    minutes: int | None = None
    all_day: bool = False
    rrule: str | None = None
    rdates: tuple[datetime, ...] = ()
    exdates: tuple[datetime, ...] = ()
    overrides: tuple[Override, ...] = ()
    zone: str = "Europe/Amsterdam"
    """Clock by which the rule counts: "every Tuesday at 20:00" in New York is Wednesday night with us."""
    status: str = "gaat-door"
    """Of every date that has no status of its own."""

    @property
    def endless(self) -> bool:
        """Whether its rule says no end: a number of its dates then only says how far ahead one looked."""
        return bool(self.rrule) and not re.search(r"\b(UNTIL|COUNT)=", self.rrule or "", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment:
    """One date of a series, with its override applied; naive Europe/Amsterdam wall time."""

    original: datetime
    start: datetime
    end: datetime | None
    all_day: bool
    status: str
    place: str | None
    village: str | None = None
