"""The dates of what was read, one series at a time, and none of them for longer than it deserves."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from types import FrameType

from schuifaan.feeds.problems import problem
from schuifaan.inputs import FeedItem, FeedProblem, Reading
from schuifaan.recurrence import MOST_MOMENTS, Moment, RuleError, Series, expand

SECONDS_A_SERIES = 2.0
"""Processor time; a year of a weekly series takes a thousandth of it."""

USUAL_SECONDS = 0.0015
"""What a series may take without anybody counting: a year of a weekly one takes half of it."""
SECONDS_OVER = 15.0
"""What all series of one file together may take beyond that."""
SECONDS_OVER_CHECK = 2.0
"""The same for a feed check, where somebody waits: a file of under 1 MB is answered in 10 seconds."""

MOST_DATES_SENT = 300_000
"""Of one file, to the process that asked: with more, their JSON no longer fits in its memory beside them. The others
are worked out there; that they are soon worked out has been seen here."""

Window = tuple[datetime, datetime]


class SeriesTooSlowError(BaseException):
    """Time is up. No Exception, so that nobody's `except Exception` keeps it."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise SeriesTooSlowError in the block once it has used `seconds` of the processor (main thread only)."""

    def time_is_up(_number: int, _frame: FrameType | None) -> None:
        raise SeriesTooSlowError

    before = signal.signal(signal.SIGVTALRM, time_is_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


class Patience:
    """How much longer than usual the repeating series of one file may still take."""

    def __init__(self, seconds: float) -> None:
        self._left = seconds

    def is_gone(self, series: Series) -> bool:
        """Whether there is no time left to look at this one; a single date always is."""
        return self._left <= 0 and series.rrule is not None

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count what the block takes of the processor."""
        began = time.process_time()
        try:
            yield
        finally:
            self._left -= max(0.0, time.process_time() - began - USUAL_SECONDS)


def with_moments(
    reading: Reading, window: Window, seconds: float = SECONDS_A_SERIES, over: float = SECONDS_OVER
) -> Reading:
    """The reading with the dates of every item in `window` (naive wall time, its end not included).

    After MOST_DATES_SENT dates the items come without. An item whose dates take too long or are too many is held
    and keeps its first date, and a problem says so; so is every series that repeats once all together took too long.
    """
    items, problems, patience = [], list(reading.problems), Patience(over)
    sent = 0
    for read in reading.items:
        item, moments = read, dates_in(read.activity.series, window, seconds, patience)
        if moments is None:
            item, told = _tamed(read)
            problems.append(told)
            moments = dates_in(item.activity.series, window, seconds, patience)
        sent += len(moments or ())
        items.append(replace(item, moments=tuple(moments or ()) if sent <= MOST_DATES_SENT else None))
    return replace(reading, items=tuple(items), problems=tuple(problems))


def once(series: Series) -> Series:
    """Only its first date."""
    return Series(series.start, series.minutes, series.all_day, zone=series.zone, status=series.status)


def dates_in(series: Series, window: Window, seconds: float, patience: Patience) -> list[Moment] | None:
    """Its dates in `window`; None when they take too long, are too many, or there is no patience left."""
    if patience.is_gone(series):
        return None
    try:
        with patience.counted(), at_most(seconds):
            found = expand(series, *window, most=MOST_MOMENTS + 1)
    except (SeriesTooSlowError, RuleError):
        return None
    return found if len(found) <= MOST_MOMENTS else None


def _tamed(item: FeedItem) -> tuple[FeedItem, FeedProblem]:
    """The item with its first date only, waiting for a person."""
    activity = item.activity.model_copy(update={"series": once(item.activity.series)})
    told = problem("herhaling_te_vaak", item.line, item.external_key, wat=activity.title)
    return replace(item, activity=activity, held=True, fingerprint=None), told
