"""The report of one quarter: what was on offer, what people looked for in vain, and how many came."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session, col

from schuifaan.content import Content
from schuifaan.models import SearchMiss
from schuifaan.services.attendance.figures import SeriesFigures, attendance_in
from schuifaan.services.coalition.history import supply_in
from schuifaan.services.coalition.quarters import Quarter
from schuifaan.services.coalition.supply import Counts
from schuifaan.services.received.wishes import SHOWN_FROM


@dataclass(frozen=True, slots=True)
class QuarterReport:
    """Figures of one municipality in one quarter."""

    quarter: Quarter
    municipality: str
    counts: Counts
    """Dates in the whole weeks that were counted; attendance goes by days."""
    weeks: tuple[str, ...]
    """The weeks that were counted."""
    words: tuple[tuple[str, int], ...]
    """Words searched for in vain, from SHOWN_FROM on, most first: of all municipalities together."""
    attendance: tuple[SeriesFigures, ...]


def quarter_report(session: Session, content: Content, municipality: str, quarter: Quarter) -> QuarterReport:
    """Everything that is known of it."""
    counts = supply_in(session, municipality, quarter)
    first, last = quarter.weeks
    times = func.sum(SearchMiss.count)
    words = session.connection().execute(
        select(col(SearchMiss.word), times)
        .where(col(SearchMiss.week) >= first, col(SearchMiss.week) <= last)
        .group_by(col(SearchMiss.word))
        .having(times >= SHOWN_FROM)
        .order_by(times.desc(), col(SearchMiss.word))
    )
    return QuarterReport(
        quarter,
        municipality,
        counts,
        tuple(sorted({cell.week for cell in counts})),
        tuple((word, number) for word, number in words),
        attendance_in(session, content, municipality, quarter),
    )
