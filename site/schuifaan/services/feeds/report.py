"""What a run did, in the database and for whoever asked for it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select

from schuifaan.inputs import FeedProblem
from schuifaan.models import FeedProblemRecord, FeedRun

# A file that is wrong in every line has one message worth reading, not twenty thousand.
MOST_PROBLEMS = 1000


NOTHING_READ = ("geweigerd", "mislukt")
"""Decisions of a run whose file could not be read, or not even be fetched."""


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did. `decision` is that of FeedRun."""

    run: int
    feed: str
    decision: str
    new: int
    changed: int
    unchanged: int
    held: int
    rejected: int
    missing: int
    issues: tuple[FeedProblem, ...]

    @property
    def usable(self) -> bool:
        """Whether the file could be fetched and read at all."""
        return self.decision not in NOTHING_READ


def report_of(run: FeedRun, feed: str, issues: tuple[FeedProblem, ...]) -> RunReport:
    """The report of a run that is over."""
    counts = {
        name: getattr(run, name) for name in ("new", "changed", "unchanged", "held", "rejected", "missing")
    }
    return RunReport(run=run.id or 0, feed=feed, decision=run.decision, issues=issues, **counts)


def last_read(session: Session, feed_id: int | None, *which: ColumnElement[bool]) -> datetime | None:
    """When a feed was last read, of the readings for which all of `which` holds.

    What could not be read is no reading, nor is what a person did to the feed.
    """
    by_itself = FeedRun.feed_id == feed_id, FeedRun.decided_by == ""
    of_use = col(FeedRun.decision).not_in(NOTHING_READ)
    return session.exec(select(func.max(FeedRun.started_at)).where(*by_itself, of_use, *which)).one()


def keep_problems(session: Session, run_id: int, problems: tuple[FeedProblem, ...]) -> None:
    """Keep what a run had to say."""
    session.add_all(
        FeedProblemRecord(
            run_id=run_id,
            external_key=it.external_key,
            code=it.code,
            subject=it.subject,
            severity=it.severity,
            line=it.line,
            text=it.text,
            next_step=it.next_step,
        )
        for it in problems
    )
