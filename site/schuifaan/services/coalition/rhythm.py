"""Where a series skips a turn, judged by what the same series normally does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

FEWEST_DATES = 3
"""With fewer dates there is no rhythm to speak of."""
A_TURN_MISSED = 1.75
"""Times the usual pause. A month of 28 or 35 days is a rhythm too, and so is the first and third Thursday."""
LONGEST_PAUSE = timedelta(days=45)
"""What comes less often than monthly has no turn to miss in six weeks."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Turns that one would expect between two dates that there are."""

    before: date
    """The last date before it."""
    after: date | None
    """The first date after it; None when no further date is known."""
    missed: tuple[date, ...]


def usual_pause(days: Sequence[date]) -> timedelta | None:
    """The time between two dates that is usual for this series; None when it has no rhythm.

    Of two in the middle the shorter one, so that one long pause among few dates does not pass for the rule.
    """
    pauses = sorted(later - earlier for earlier, later in pairwise(days) if later > earlier)
    if len(pauses) < FEWEST_DATES - 1:
        return None
    usual = pauses[(len(pauses) - 1) // 2]
    return usual if usual <= LONGEST_PAUSE else None


def gaps(days: Sequence[date], first: date, last: date, known_until: date) -> list[Gap]:
    """The turns that are missing from `first` to `last`; `days` are those on which it goes on, in order.

    `known_until` is how far ahead dates are looked at. A series that was over before `first` is no gap: it ended.
    """
    pause = usual_pause(days)
    if pause is None:
        return []
    found = []
    for before, after in [*pairwise(days), (days[-1], None)]:
        if after is None and before + pause < first:
            continue
        until = after or known_until
        if until - before >= pause * A_TURN_MISSED:
            turns = round((until - before) / pause)
            expected = (before + pause * turn for turn in range(1, turns))
            missed = tuple(it for it in expected if first <= it <= last)
            if missed:
                found.append(Gap(before, after, missed))
    return found
