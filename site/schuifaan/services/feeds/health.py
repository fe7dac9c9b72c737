"""How a feed is doing, in figures and in one sentence for its partner."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from schuifaan.feeds.problems import ERROR
from schuifaan.models import Activity, Feed, FeedProblemRecord, FeedRun, HeldChange, SourceRecord
from schuifaan.services.feeds.held_changes import WAITING, still_true
from schuifaan.services.feeds.registered import get_feed
from schuifaan.services.feeds.report import NOTHING_READ, last_read

RUNS_SHOWN = 30
# More than these in one sentence nobody reads; the list below it has them all.
SKIPPED_NAMED = 3

_SHORT = {
    "geen_titel": "de titel ontbreekt",
    "geen_datum": "de datum ontbreekt",
    "geen_begintijd": "de begintijd ontbreekt",
    "datum_dubbelzinnig": "de datum kan twee dagen betekenen",
    "jaar_onwaarschijnlijk": "het jaar kan niet kloppen",
    "twee_begindatums": "er staan twee begindatums",
    "extra_datum_ongeldig": "een extra datum is niet te lezen",
    "gegevens_ongeldig": "er staat iets dat niet kan",
}


@dataclass(frozen=True, slots=True)
class Skipped:
    """An item that came to nothing, and why."""

    line: int | None
    title: str
    reason: str
    next_step: str


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """How one feed is doing."""

    feed: Feed
    runs: tuple[FeedRun, ...]
    """The last ones, newest first, for the figures over time."""
    last_good: datetime | None
    """When it was last read whole."""
    read: int
    """Items in the last reading, those that were skipped too."""
    online: int
    """Activities of this feed that residents can see now."""
    waiting: int
    skipped: tuple[Skipped, ...]
    problems: tuple[FeedProblemRecord, ...]

    @property
    def sentence(self) -> str:
        """The whole of it in words for the partner."""
        if not self.runs:
            return "Wij hebben deze agenda nog niet gelezen."
        online = f"{self.online} {'staat' if self.online == 1 else 'staan'} online"
        if self.runs[0].decision in NOTHING_READ:
            since = (
                f"Wat u ziet is de lezing van {self.last_good:%d-%m-%Y om %H:%M}; " if self.last_good else ""
            )
            return f"Wij konden deze agenda niet lezen. {since}{online}."
        parts = [online]
        if self.waiting:
            whom = "u" if self.feed.approved else "de redactie"
            parts.append(f"{self.waiting} {'wacht' if self.waiting == 1 else 'wachten'} op {whom}")
        if self.skipped:
            many = len(self.skipped)
            parts.append(f"{many} {'is' if many == 1 else 'zijn'} overgeslagen: {_named(self.skipped)}")
        what = "activiteit" if self.read == 1 else "activiteiten"
        return f"Wij lazen {self.read} {what}; {', '.join(parts)}."


def health(session: Session, slug: str) -> FeedHealth:
    """How the feed called `slug` is doing; raises NotFoundError."""
    return _health(session, get_feed(session, slug))


def health_of_all(session: Session) -> list[FeedHealth]:
    """How all feeds are doing: those with something waiting first, then the longest unread."""
    found = [_health(session, feed) for feed in session.exec(select(Feed).order_by(Feed.slug))]
    return sorted(found, key=lambda it: (not it.waiting, it.last_good or datetime.min))


def health_of_partner(session: Session, organisation_id: int) -> list[FeedHealth]:
    """How the feeds of an organisation are doing, by name."""
    theirs = select(Feed).where(Feed.organisation_id == organisation_id).order_by(Feed.slug)
    return [_health(session, feed) for feed in session.exec(theirs).all()]


def _health(session: Session, feed: Feed) -> FeedHealth:
    runs = session.exec(
        select(FeedRun)
        .where(FeedRun.feed_id == feed.id, FeedRun.decided_by == "")
        .order_by(col(FeedRun.id).desc())
        .limit(RUNS_SHOWN)
    ).all()
    last = runs[0] if runs else None
    online = (
        select(func.count(func.distinct(Activity.id)))
        .join(SourceRecord, col(SourceRecord.activity_id) == Activity.id)
        .where(
            SourceRecord.feed_id == feed.id,
            SourceRecord.state == "live",
            Activity.published,
            Activity.hidden_reason == "",
        )
    )
    waits = (
        select(func.count())
        .select_from(HeldChange)
        .where(HeldChange.feed_id == feed.id, HeldChange.state == WAITING)
    )
    said = select(FeedProblemRecord).where(FeedProblemRecord.run_id == (last.id if last else 0))
    problems = still_true(session, feed.id or 0, session.exec(said.order_by(col(FeedProblemRecord.id))))
    return FeedHealth(
        feed=feed,
        runs=tuple(runs),
        last_good=last_read(session, feed.id, col(FeedRun.complete).is_(True)),
        read=(last.items + last.rejected) if last else 0,
        online=session.exec(online).one(),
        waiting=session.exec(waits).one(),
        skipped=_skipped(problems),
        problems=tuple(problems),
    )


def _skipped(problems: Sequence[FeedProblemRecord]) -> tuple[Skipped, ...]:
    """One an item, with the first thing that is wrong with it."""
    by_item: dict[tuple[int | None, str | None], Skipped] = {}
    for it in problems:
        if it.severity == ERROR and it.line is not None:
            reason = _SHORT.get(it.code, it.text.rstrip("."))
            by_item.setdefault((it.line, it.external_key), Skipped(it.line, it.subject, reason, it.next_step))
    return tuple(by_item.values())


def _named(skipped: Sequence[Skipped]) -> str:
    named = [
        ", ".join(part for part in (f"regel {it.line}", it.title) if part) + f": {it.reason}"
        for it in skipped[:SKIPPED_NAMED]
    ]
    more = len(skipped) - len(named)
    return "; ".join(named) + (f"; en nog {more}" if more else "")
