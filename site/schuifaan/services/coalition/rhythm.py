"""Where a series skips a turn, judged by what the same series normally does."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

FEWEST_DATES = 3
"""With fewer dates there is no rhythm to speak of."""
A_TURN_MISSED = 1.75
"""Times the usual pause. A month of 28 or 35 days is a rhythm too, and so is the first and third Thursday."""
LONGEST_PAUSE = timedelta(days=45)
"""What comes less often than monthly has no turn to miss in six weeks."""
A_WEEK = timedelta(days=7)


def usual_pause(days: Sequence[date]) -> timedelta | None:
    """The time between two dates that is usual for this series; None when it has no rhythm.

    Of two in the middle the shorter one, so that one long pause among few dates does not pass for the rule.
    """
    pauses = sorted(later - earlier for earlier, later in pairwise(days))
    if len(pauses) < FEWEST_DATES - 1:
        return None
    usual = pauses[(len(pauses) - 1) // 2]
    return usual if usual <= LONGEST_PAUSE else None


def missed_turns(days: Sequence[date], first: date, last: date, known_until: date) -> list[date]:
    """The days from `first` to `last` on which one would expect it; `days` are those on which it goes on, in order.

    What is there several times a week is looked at for each day of the week by itself: closed at the weekend is no
    turn missed. `known_until` is how far ahead dates are looked at. What was over before `first` has just ended.
    """
    pause = usual_pause(days)
    if pause is None:
        return []
    if pause >= A_WEEK:
        return [it for it in _turns(days, pause, first, known_until) if first <= it <= last]
    weekdays = ([day for day in days if day.weekday() == number] for number in range(7))
    return sorted(it for some in weekdays for it in missed_turns(some, first, last, known_until))


def _turns(days: Sequence[date], pause: timedelta, first: date, known_until: date) -> Iterator[date]:
    for before, after in [*pairwise(days), (days[-1], None)]:
        until = after or known_until
        ended = after is None and before + pause < first
        if not ended and until - before >= pause * A_TURN_MISSED:
            yield from (before + pause * turn for turn in range(1, round((until - before) / pause)))
