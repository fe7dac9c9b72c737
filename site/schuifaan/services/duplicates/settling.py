"""What becomes of pairs that are alike: the sure ones merge, an editor looks at the others.

One transaction merges a bounded number, because nobody else can write meanwhile; the rest waits its turn.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlmodel import Session, col, select

from schuifaan.clock import wall_time
from schuifaan.models import Activity, DuplicatePair
from schuifaan.services.duplicates.likeness import Likeness
from schuifaan.services.duplicates.merging import DOUBTFUL, SAME, can_merge, merge_many
from schuifaan.services.feeds.source_records import ranks_of
from schuifaan.services.rows import rows_with

SURE = "zeker"
"""Will be merged by `merge_waiting`."""
AUTOMATIC = "automatisch"
MOST_MERGES = 500
"""In one transaction."""


def settle(session: Session, pairs: Mapping[tuple[int, int], Likeness], now: datetime) -> None:
    """Merge the sure ones that have nobody else to choose from, and note the rest for the editors.

    Beyond MOST_MERGES they wait as SURE.
    """
    decided = _known_pairs(session, pairs)
    sure: dict[int, int] = defaultdict(int)
    for (first, second), alike in pairs.items():
        sure[first] += alike.sure
        sure[second] += alike.sure
    for (first, second), alike in sorted(pairs.items()):
        pair = decided.get((first, second))
        if pair is not None and pair.state not in (DOUBTFUL, SURE):
            continue
        pair = pair or DuplicatePair(first_id=first, second_id=second, score=0, found_at=wall_time(now))
        pair.score, pair.reasons = alike.score, list(alike.reasons)
        pair.state = SURE if alike.sure and sure[first] == sure[second] == 1 else DOUBTFUL
        session.add(pair)
    session.flush()
    merge_waiting(session, now)


def merge_waiting(session: Session, now: datetime) -> int:
    """Merge pairs that are SURE, at most MOST_MERGES; returns how many there were to look at, so 0 is ready."""
    wanted = select(DuplicatePair).where(DuplicatePair.state == SURE).order_by(col(DuplicatePair.id))
    waiting = session.exec(wanted.limit(MOST_MERGES)).all()
    numbers = [number for it in waiting for number in (it.first_id, it.second_id)]
    free = {it.id for it in rows_with(session, Activity, col(Activity.id), numbers) if can_merge(it)}
    ranks = ranks_of(session, numbers)
    merges = []
    for pair in waiting:
        both = {pair.first_id, pair.second_id}
        if not both <= free:  # something became of one of them since
            pair.state = DOUBTFUL
            continue
        free -= both
        kept, absorbed = sorted(both, key=ranks.__getitem__)
        merges.append((kept, absorbed))
        pair.state, pair.decided_by, pair.decided_at = SAME, AUTOMATIC, wall_time(now)
    merge_many(session, merges, AUTOMATIC, now)
    session.flush()
    return len(waiting)


def merges_wait(session: Session) -> bool:
    """Whether `merge_waiting` has anything to do."""
    return session.exec(select(DuplicatePair.id).where(DuplicatePair.state == SURE)).first() is not None


def _known_pairs(session: Session, keys: Iterable[tuple[int, int]]) -> dict[tuple[int, int], DuplicatePair]:
    rows = rows_with(session, DuplicatePair, col(DuplicatePair.first_id), {low for low, _ in keys})
    return {(it.first_id, it.second_id): it for it in rows}
