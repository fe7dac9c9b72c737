"""The feed check: what would become of a file, without touching anything."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from schuifaan.clock import instant
from schuifaan.feeds.expanding import (
    SECONDS_A_SERIES,
    SECONDS_OVER_CHECK,
    Patience,
    Window,
    dates_in,
    with_moments,
)
from schuifaan.feeds.problems import ERROR, HELD, NOTE
from schuifaan.inputs import FeedProblem, Reading
from schuifaan.recurrence import Moment, Series, expand


@dataclass(frozen=True, slots=True)
class CheckedEvent:
    """One date as it would be published; `start` is ISO with offset, or a date for a whole day."""

    title: str
    start: str


@dataclass(frozen=True, slots=True)
class FeedCheck:
    """The answer of DESIGN.md section 7."""

    verdict: str
    """`imported`, `partial`, `rejected`, `empty` or `held`."""
    events: tuple[CheckedEvent, ...]
    occurrences: int
    """Dates in the window before anything is kept from the public, cancelled ones too."""
    series: int
    issues: tuple[FeedProblem, ...]


def check_reading(reading: Reading, window: Window | None = None) -> FeedCheck:
    """What `reading` would publish; `window` is naive Amsterdam wall time, its end not included."""
    if window:
        reading = with_moments(reading, window, over=SECONDS_OVER_CHECK)
    events, occurrences = [], 0
    for item in reading.items:
        moments = _first(item.activity.series) if window is None else _starting(item.moments, window)
        occurrences += len(moments)
        if not item.held:
            events += [CheckedEvent(item.activity.title, _iso(moment)) for moment in moments]
    patience = Patience(SECONDS_OVER_CHECK)
    for series in reading.unpublished:
        found = dates_in(series, window, SECONDS_A_SERIES, patience) if window else _first(series)
        occurrences += len(_starting(found, window) if window else found or ())
    return FeedCheck(
        _verdict(reading),
        tuple(sorted(events, key=lambda event: (event.start, event.title))),
        occurrences,
        len(reading.items) + len(reading.unpublished),
        reading.problems,
    )


def _first(series: Series) -> list[Moment]:
    """Without a window the first date stands for the whole."""
    return expand(series, datetime.min.replace(year=1969), datetime(2101, 1, 1), most=1)


def _starting(moments: Iterable[Moment] | None, window: Window) -> list[Moment]:
    return [moment for moment in moments or () if moment.start >= window[0]]


def _verdict(reading: Reading) -> str:
    severities = {problem.severity for problem in reading.problems}
    if not reading.usable:
        return "empty" if any(problem.code == "bestand_leeg" for problem in reading.problems) else "rejected"
    if not reading.items:
        if reading.unpublished or not _errors(reading):
            return _without_items(reading)
        return "rejected"
    if all(item.held for item in reading.items) and not _errors(reading):
        return "held"
    return "partial" if severities & {ERROR, HELD, NOTE} else "imported"


def _without_items(reading: Reading) -> str:
    """All of it private is a fine file; all of it unfit to publish is not."""
    if reading.unpublished:
        return "partial" if _errors(reading) else "imported"
    return "held" if any(problem.severity == HELD for problem in reading.problems) else "empty"


def _errors(reading: Reading) -> list[FeedProblem]:
    return [p for p in reading.problems if p.severity == ERROR and p.code != "bestand_leeg"]


def _iso(moment: Moment) -> str:
    return moment.start.date().isoformat() if moment.all_day else instant(moment.start).isoformat()
