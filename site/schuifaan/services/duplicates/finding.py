"""The same activity from several sources: sure pairs become one, doubtful ones wait for an editor."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, func, select

from schuifaan.clock import wall_time
from schuifaan.content import Content
from schuifaan.models import DuplicatePair
from schuifaan.services.duplicates.describing import Candidate, candidates
from schuifaan.services.duplicates.likeness import NEAR, Described, Likeness, likeness
from schuifaan.services.duplicates.merging import DOUBTFUL
from schuifaan.services.duplicates.settling import settle
from schuifaan.services.rows import batches
from schuifaan.services.tables import OCCURRENCE, SOURCE_RECORD


def note_duplicates(
    session: Session, content: Content, activity_ids: Collection[int], now: datetime, feed_id: int = 0
) -> None:
    """Compare these activities with what other sources have on the same days, and merge or note the pairs.

    Two items of one feed are never the same: their partner lists them apart; `feed_id` is the one these come
    from, 0 for a form. What was decided about a pair before, in either direction, stands.
    """
    dates = _next_dates(session, activity_ids, now)
    if not dates:
        return
    beside = _dates_between(session, min(dates.values()), max(dates.values()), now, feed_id)
    mine = candidates(session, content, _on_days_of(dates, beside))
    others = candidates(session, content, _on_days_of(beside, dates))
    by_start = _by_start(others)
    pairs: dict[tuple[int, int], Likeness] = {}
    for one in mine:
        for other in _near(one, by_start):
            key = _pair(one.activity_id, other.activity_id)
            if key in pairs or not _comparable(one, other):
                continue
            alike = _alike(one, other)
            if alike.sure or alike.doubtful:
                pairs[key] = alike
    settle(session, pairs, now)


def _by_start(candidates: Iterable[Candidate]) -> Mapping[datetime | date, list[Candidate]]:
    """Candidates by their start; all of a day under its date, those that last the day under both."""
    found: dict[datetime | date, list[Candidate]] = defaultdict(list)
    for it in candidates:
        found[it.described.start].append(it)
        found[it.described.start.date()].append(it)
    return found


def _near(one: Candidate, by_start: Mapping[datetime | date, list[Candidate]]) -> Iterable[Candidate]:
    """Those that begin at a time that `likeness` could hold for the same; a busy day has thousands of others."""
    start = one.described.start
    day = by_start.get(start.date(), [])
    if one.described.all_day or len(day) < len(NEAR):
        return day
    timed = (it for minutes in NEAR for it in by_start.get(start + timedelta(minutes=minutes), ()))
    return [*timed, *(it for it in day if it.described.all_day)]


def _comparable(one: Candidate, other: Candidate) -> bool:
    return (
        one.activity_id != other.activity_id
        and one.example == other.example
        and one.feeds.isdisjoint(other.feeds)
        and not (
            one.described.areas
            and other.described.areas.isdisjoint(one.described.areas)
            and other.described.areas
        )
    )


def _alike(one: Candidate, other: Candidate) -> Likeness:
    """The most that two are alike under any of their titles."""
    found = (
        likeness(replace(one.described, title=mine), replace(other.described, title=theirs))
        for mine, theirs in product(one.titles, other.titles)
    )
    return max(found, key=lambda it: (it.sure, it.doubtful, it.score))


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _next_dates(session: Session, activity_ids: Collection[int], now: datetime) -> dict[int, datetime]:
    found: dict[int, datetime] = {}
    for some in batches(sorted(activity_ids)):
        rows = session.connection().execute(
            select_columns(OCCURRENCE.c.activity_id, func.min(OCCURRENCE.c.start))
            .where(OCCURRENCE.c.activity_id.in_(some), OCCURRENCE.c.start >= wall_time(now))
            .group_by(OCCURRENCE.c.activity_id)
        )
        found |= {row[0]: row[1] for row in rows}
    return found


def _on_days_of(dates: Mapping[int, datetime], others: Mapping[int, datetime]) -> dict[int, datetime]:
    """Those of the dates that are on a day of the others: only they can be the same."""
    days = {it.date() for it in others.values()}
    return {number: date for number, date in dates.items() if date.date() in days}


def _dates_between(
    session: Session, first: datetime, last: datetime, now: datetime, besides: int
) -> dict[int, datetime]:
    """The next dates of all activities that have theirs on one of the days between, but for those of a feed."""
    theirs = select_columns(SOURCE_RECORD.c.activity_id).where(
        SOURCE_RECORD.c.feed_id == besides, SOURCE_RECORD.c.activity_id.is_not(None)
    )
    day = first.replace(hour=0, minute=0, second=0, microsecond=0)
    rows = session.connection().execute(
        select_columns(OCCURRENCE.c.activity_id, func.min(OCCURRENCE.c.start))
        .where(
            OCCURRENCE.c.start >= wall_time(now),
            OCCURRENCE.c.start < last + timedelta(days=1),
            OCCURRENCE.c.activity_id.not_in(theirs),
        )
        .group_by(OCCURRENCE.c.activity_id)
        .having(func.min(OCCURRENCE.c.start) >= day)
    )
    return {row[0]: row[1] for row in rows}


def alike_on(session: Session, content: Content, described: Described) -> list[int]:
    """Activities on the site that may be the one described, on the same day: the likeliest first."""
    day = described.start.replace(hour=0, minute=0, second=0, microsecond=0)
    rows = session.connection().execute(
        select_columns(OCCURRENCE.c.activity_id, func.min(OCCURRENCE.c.start))
        .where(OCCURRENCE.c.start >= day, OCCURRENCE.c.start < day + timedelta(days=1))
        .group_by(OCCURRENCE.c.activity_id)
    )
    there = candidates(session, content, {row[0]: row[1] for row in rows})
    asked = Candidate(0, described, frozenset(), example=False)
    found = [(_alike(asked, it), it.activity_id) for it in there]
    alike = [(it.score, number) for it, number in found if it.sure or it.doubtful]
    return [number for _, number in sorted(alike, key=lambda pair: (-pair[0], pair[1]))]


def doubtful_pairs(session: Session) -> list[DuplicatePair]:
    """What an editor should look at, the likeliest first."""
    wanted = select(DuplicatePair).where(DuplicatePair.state == DOUBTFUL)
    return list(session.exec(wanted.order_by(col(DuplicatePair.score).desc(), col(DuplicatePair.id))))
