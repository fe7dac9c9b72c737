"""What was on offer in weeks that are over, counted before their dates are forgotten."""

from datetime import date, datetime, timedelta

from sqlalchemy import insert, select
from sqlmodel import Session

from schuifaan.clock import wall_time
from schuifaan.content import Content
from schuifaan.db import Database
from schuifaan.services.coalition.quarters import Quarter
from schuifaan.services.coalition.supply import Cell, Counts, count_dates, monday_of
from schuifaan.services.search.misses import week_of
from schuifaan.services.tables import SUPPLY_WEEK

WEEKS_BACK = 4
"""As long as dates are kept."""


def keep_supply(database: Database, content: Content, now: datetime) -> int:
    """Count the whole weeks that are over and were not counted yet, each once; returns how many."""
    this_week, counted = monday_of(wall_time(now).date()), 0
    for back in range(WEEKS_BACK, 0, -1):
        first = this_week - timedelta(weeks=back)
        with database.read() as session:
            if _is_counted(session, week_of(first)):
                continue
            rows = _rows(session, content, first)
        if rows:
            with database.write() as session:
                session.connection().execute(insert(SUPPLY_WEEK), rows)
            counted += 1
    return counted


def _is_counted(session: Session, week: str) -> bool:
    known = select(SUPPLY_WEEK.c.week).where(SUPPLY_WEEK.c.week == week).limit(1)
    return session.connection().execute(known).first() is not None


def _rows(session: Session, content: Content, first: date) -> list[dict[str, object]]:
    return [
        {
            "week": cell.week,
            "municipality": municipality,
            "place": cell.place,
            "daypart": cell.daypart,
            "kind": cell.kind,
            "dates": dates,
        }
        for municipality in content.municipalities
        for cell, dates in count_dates(
            session, content, municipality, first, first + timedelta(weeks=1)
        ).items()
    ]


def supply_in(session: Session, municipality: str, quarter: Quarter) -> Counts:
    """The weeks of a quarter that were counted."""
    first, last = quarter.weeks
    rows = session.connection().execute(
        select(
            SUPPLY_WEEK.c.place,
            SUPPLY_WEEK.c.week,
            SUPPLY_WEEK.c.daypart,
            SUPPLY_WEEK.c.kind,
            SUPPLY_WEEK.c.dates,
        ).where(
            SUPPLY_WEEK.c.municipality == municipality,
            SUPPLY_WEEK.c.week >= first,
            SUPPLY_WEEK.c.week <= last,
        )
    )
    return Counts({Cell(place, week, daypart, kind): dates for place, week, daypart, kind, dates in rows})
