"""Activities that may be the same, side by side, and what was merged."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from schuifaan.content import Content
from schuifaan.models import Activity, DuplicatePair, Feed, Merge, Schedule, SourceRecord
from schuifaan.recurrence import describe
from schuifaan.services.duplicates.finding import doubtful_pairs
from schuifaan.services.duplicates.merging import NOT_SAME
from schuifaan.services.editing.form_answers import answers_of
from schuifaan.services.schedules import series_of

MOST_PAIRS, MOST_MERGES = 50, 50
# What tells two mornings of coffee apart.
_COMPARED = (
    "datum", "begintijd", "eindtijd", "herhaling", "locatie", "adres", "plaats", "organisatie", "kosten",
    "telefoon", "doelgroep", "omschrijving",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two."""

    activity: Activity
    sources: tuple[str, ...]
    """Names of the feeds it comes from; none for what came by the form."""
    answers: dict[str, str]


@dataclass(frozen=True, slots=True)
class ShownPair:
    """Two activities, the columns in which at least one says something, and why they may be the same."""

    pair: DuplicatePair
    first: Side
    second: Side
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownMerge:
    """Two that became one."""

    merge: Merge
    kept: str
    absorbed: str


@dataclass(frozen=True, slots=True)
class ToldApart:
    """Two that an editor said are not the same."""

    pair: DuplicatePair
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class DuplicatePage:
    """What an editor must look at, the likeliest first, and what can be taken back, newest first."""

    pairs: tuple[ShownPair, ...]
    waiting: int
    """How many pairs there are, those that are not shown too."""
    merges: tuple[ShownMerge, ...]
    told_apart: tuple[ToldApart, ...]


def duplicate_page(session: Session, content: Content) -> DuplicatePage:
    """The page of duplicates."""
    pairs = doubtful_pairs(session)
    merges = session.exec(
        select(Merge).where(col(Merge.undone_at).is_(None)).order_by(col(Merge.id).desc()).limit(MOST_MERGES)
    )
    apart = session.exec(
        select(DuplicatePair)
        .where(DuplicatePair.state == NOT_SAME)
        .order_by(col(DuplicatePair.decided_at).desc(), col(DuplicatePair.id).desc())
        .limit(MOST_MERGES)
    )
    return DuplicatePage(
        tuple(_pair(session, content, it) for it in pairs[:MOST_PAIRS]),
        len(pairs),
        tuple(ShownMerge(it, _title(session, it.kept_id), _title(session, it.absorbed_id)) for it in merges),
        tuple(ToldApart(it, _title(session, it.first_id), _title(session, it.second_id)) for it in apart),
    )


def _pair(session: Session, content: Content, pair: DuplicatePair) -> ShownPair:
    first, second = (_side(session, content, number) for number in (pair.first_id, pair.second_id))
    columns = tuple(it for it in _COMPARED if it in first.answers or it in second.answers)
    return ShownPair(pair, first, second, columns)


def _side(session: Session, content: Content, number: int) -> Side:
    activity = session.get_one(Activity, number)
    sources = session.exec(
        select(Feed.slug)
        .join(SourceRecord, col(SourceRecord.feed_id) == Feed.id)
        .where(SourceRecord.activity_id == number)
        .distinct()
        .order_by(Feed.slug)
    )
    answers = answers_of(session, content, activity)
    if "herhaling" in answers:
        answers["herhaling"] = describe(series_of(session.get_one(Schedule, number)))
    return Side(activity, tuple(sources), answers)


def _title(session: Session, number: int) -> str:
    return session.get_one(Activity, number).title
