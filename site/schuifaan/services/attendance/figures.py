"""Attendance in a quarter, per village, without small numbers."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session

from schuifaan.content import Content, Place
from schuifaan.services.attendance.masking import Counted, Masked, masked, together
from schuifaan.services.attendance.reporting import SERIES
from schuifaan.services.coalition.quarters import Quarter
from schuifaan.services.coalition.villages import village_of
from schuifaan.services.tables import ATTENDANCE


@dataclass(frozen=True, slots=True)
class SeriesFigures:
    """One of the two series: participants, or visitors of a place where one walks in."""

    series: str
    rows: tuple[tuple[Place | None, Masked], ...]
    """Per village, in the order of the content; None is where we do not know the place."""
    total: Masked


def attendance_in(
    session: Session, content: Content, municipality: str, quarter: Quarter
) -> tuple[SeriesFigures, ...]:
    """Both series of a municipality; a series of which nobody told has no rows."""
    columns = ATTENDANCE.c
    sums = (columns.came, columns.first_time, columns.with_transport)
    rows = session.connection().execute(
        select(columns.series, columns.place, func.count(), *(func.sum(it) for it in sums))
        .where(
            columns.municipality == municipality, columns.day >= quarter.first, columns.day < quarter.after
        )
        .group_by(columns.activity_id, columns.series, columns.place)
    )
    found: dict[str, dict[str, list[Masked]]] = defaultdict(lambda: defaultdict(list))
    for series, place, times, came, first_time, with_transport in rows:
        village = village_of(content, place)
        figure = masked(Counted(times, came, first_time, with_transport))
        found[series][village.slug if village else ""].append(figure)
    return tuple(_series(content, series, found[series]) for series in SERIES)


def _series(content: Content, series: str, by_village: Mapping[str, list[Masked]]) -> SeriesFigures:
    order = [slug for slug in (*content.places, "") if slug in by_village]
    rows = tuple((content.places.get(slug), together(by_village[slug])) for slug in order)
    return SeriesFigures(series, rows, together(figure for _, figure in rows))
