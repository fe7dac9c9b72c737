"""What residents miss: words and a place. And what they searched for in vain. Nothing about who they are."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from schuifaan.clock import wall_time
from schuifaan.models import SearchMiss, Wish
from schuifaan.services.search.misses import week_of

LONGEST = 200
MOST_KEPT = 5_000
"""More than the coalition could ever read: beyond this somebody is playing."""
WEEKS_SHOWN = 12
SHOWN_FROM = 5
"""A word that fewer people looked for might tell who."""

_ADDRESS = re.compile(r"\S+@\S+")
_NUMBER = re.compile(r"\+?\d(?:[\s./-]?\d){5,}")


@dataclass(frozen=True, slots=True)
class Missed:
    """What was missed in the last WEEKS_SHOWN weeks."""

    wishes: Sequence[Wish]
    """Newest week first."""
    places: Sequence[tuple[str, int]]
    """Slug of a place and how many wishes; most first. Empty slug: no place."""
    words: Sequence[tuple[str, int]]
    """Words searched for in vain and how often, from SHOWN_FROM; most first."""
    since: str
    """The first week."""


def without_contact(text: str) -> str:
    """The text without e-mail addresses and telephone numbers: nobody will ring about it."""
    return _NUMBER.sub("…", _ADDRESS.sub("…", text))


def wish(session: Session, token: str, text: str, place: str, now: datetime) -> bool:
    """Keep what somebody misses; the same form sent twice is one wish. False when too many are kept already."""
    if session.exec(select(Wish.id).where(Wish.token == token)).first() is not None:
        return True
    if session.exec(select(func.count()).select_from(Wish)).one() >= MOST_KEPT:
        return False
    week = week_of(wall_time(now).date())
    session.add(Wish(token=token, week=week, text=without_contact(text[:LONGEST]), place=place))
    return True


def missed(session: Session, now: datetime) -> Missed:
    """The trend of the last weeks."""
    since = week_of(wall_time(now).date() - timedelta(weeks=WEEKS_SHOWN - 1))
    wishes = session.exec(
        select(Wish).where(Wish.week >= since).order_by(col(Wish.week).desc(), col(Wish.id).desc())
    ).all()
    times = func.sum(SearchMiss.count)
    words = session.exec(
        select(SearchMiss.word, times)
        .where(SearchMiss.week >= since)
        .group_by(col(SearchMiss.word))
        .having(times >= SHOWN_FROM)
        .order_by(times.desc(), col(SearchMiss.word))
    ).all()
    return Missed(wishes, Counter(it.place for it in wishes).most_common(), words, since)
