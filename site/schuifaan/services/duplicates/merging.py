"""Two activities become one, and two again: nothing is thrown away by a merge, so every merge can be undone."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, select

from schuifaan.clock import wall_time
from schuifaan.content import Content
from schuifaan.errors import InputError, NotFoundError
from schuifaan.models import Activity, DuplicatePair, Merge, SourceRecord
from schuifaan.services.activities import HIGHEST_ID
from schuifaan.services.feeds.source_records import follow_leading, leading_record, ranks_of
from schuifaan.services.publishing import MERGED
from schuifaan.services.rows import rows_with

DOUBTFUL, SAME, NOT_SAME = "twijfel", "zelfde", "verschillend"
_MERGED_ALREADY = "Deze twee zijn al samengevoegd. Maak er eerst weer twee van."


def merge(session: Session, kept: int, absorbed: int, by: str, now: datetime) -> Merge:
    """Let `kept` stand for both: the sources of `absorbed` go along, and it is no longer shown.

    Raises InputError when one of them is not on the site.
    """
    for number in (kept, absorbed):
        activity = session.get(Activity, number) if number <= HIGHEST_ID else None
        if activity is None or not can_merge(activity) or kept == absorbed:
            raise InputError(f"Activiteit {number} kan niet worden samengevoegd.")
    (made,) = merge_many(session, [(kept, absorbed)], by, now)
    return made


def can_merge(activity: Activity) -> bool:
    """Whether it stands for itself on the site."""
    return activity.published and activity.hidden_reason != MERGED


def merge_many(session: Session, pairs: Collection[tuple[int, int]], by: str, now: datetime) -> list[Merge]:
    """Merge each (kept, absorbed) like `merge`; all of them must be on the site, each in one pair only.

    A few statements for all together: a partner's calendar can come in by two ways, thousands of activities long.
    """
    absorbed = [it for _, it in pairs]
    losers = {it.id: it for it in rows_with(session, Activity, col(Activity.id), absorbed)}
    records: dict[int | None, list[SourceRecord]] = defaultdict(list)
    for record in rows_with(session, SourceRecord, col(SourceRecord.activity_id), absorbed):
        records[record.activity_id].append(record)
    wall, made = wall_time(now), []
    for kept, number in pairs:
        loser = losers[number]
        made.append(
            Merge(
                kept_id=kept,
                absorbed_id=number,
                merged_by=by,
                merged_at=wall,
                records={str(it.id): it.content_hash for it in records[number]},
                hidden_reason=loser.hidden_reason,
            )
        )
        for record in records[number]:
            record.activity_id = kept
        loser.hidden_reason, loser.updated_at = MERGED, wall
    session.add_all(made)
    return made


def undo_merge(session: Session, content: Content, merge_id: int, by: str, now: datetime) -> Merge:
    """Make two activities of one again, as if they had never been merged; remembered as not the same.

    What their feeds have said since is applied to each. Raises NotFoundError, or InputError when it was undone
    already or one of the two was merged further since.
    """
    made = session.get(Merge, merge_id) if merge_id <= HIGHEST_ID else None
    if made is None:
        raise NotFoundError(f"Er is geen samenvoeging met nummer {merge_id}.")
    if made.undone_at is not None:
        raise InputError("Deze samenvoeging is al ongedaan gemaakt.")
    _refuse_when_merged_further(session, made)
    leading = leading_record(session, made.kept_id)
    records = [it for key in made.records if (it := session.get(SourceRecord, int(key)))]
    for record in records:
        record.activity_id = made.absorbed_id
        session.add(record)
    activity = session.get_one(Activity, made.absorbed_id)
    activity.hidden_reason, activity.updated_at = made.hidden_reason, wall_time(now)
    made.undone_at = wall_time(now)
    session.add_all((activity, made))
    session.flush()
    if any(it.content_hash != made.records[str(it.id)] for it in records):
        follow_leading(session, content, made.absorbed_id, now)
    if leading in records:  # it had come to lead: what was there first has the say again
        follow_leading(session, content, made.kept_id, now)
    _remember(session, made.kept_id, made.absorbed_id, NOT_SAME, by, now)
    return made


def decide_pair(session: Session, pair_id: int, same: bool, by: str, now: datetime) -> DuplicatePair:
    """An editor's answer to "is dit dezelfde activiteit?"; raises NotFoundError, or InputError like `merge`."""
    pair = _pair_of(session, pair_id)
    if pair.state == SAME and not same:
        raise InputError(_MERGED_ALREADY)
    if same:
        ranks = ranks_of(session, (pair.first_id, pair.second_id))
        kept, absorbed = sorted(ranks, key=ranks.__getitem__)
        merge(session, kept, absorbed, by, now)
    return _remember(session, pair.first_id, pair.second_id, SAME if same else NOT_SAME, by, now)


def look_again(session: Session, pair_id: int) -> DuplicatePair:
    """Take back that two are not the same: an editor looks at them once more. Raises like `decide_pair`."""
    pair = _pair_of(session, pair_id)
    if pair.state == SAME:
        raise InputError(_MERGED_ALREADY)
    pair.state, pair.decided_by, pair.decided_at = DOUBTFUL, "", None
    session.add(pair)
    return pair


def _pair_of(session: Session, pair_id: int) -> DuplicatePair:
    pair = session.get(DuplicatePair, pair_id) if pair_id <= HIGHEST_ID else None
    if pair is None:
        raise NotFoundError(f"Er is geen paar met nummer {pair_id}.")
    return pair


def _refuse_when_merged_further(session: Session, made: Merge) -> None:
    later = select(Merge.id).where(
        Merge.absorbed_id == made.kept_id, col(Merge.undone_at).is_(None), col(Merge.id) > made.id
    )
    if session.exec(later).first() is not None:
        raise InputError("Deze activiteit is later nog eens samengevoegd. Maak dat eerst ongedaan.")


def _remember(session: Session, one: int, other: int, state: str, by: str, now: datetime) -> DuplicatePair:
    first, second = sorted((one, other))
    known = select(DuplicatePair).where(DuplicatePair.first_id == first, DuplicatePair.second_id == second)
    pair = session.exec(known).first() or DuplicatePair(
        first_id=first, second_id=second, score=0, found_at=wall_time(now)
    )
    pair.state, pair.decided_by, pair.decided_at = state, by, wall_time(now)
    session.add(pair)
    session.flush()
    return pair
