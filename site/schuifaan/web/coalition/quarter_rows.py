"""The report of a quarter as rows, one for each figure."""

from collections.abc import Iterator

from schuifaan.content import Content
from schuifaan.services.attendance.masking import Masked, Told
from schuifaan.services.coalition.reporting import QuarterReport

HEADINGS = (
    *("kwartaal", "gemeente", "onderdeel", "plaats", "week", "dagdeel", "soort", "woord", "maat"),
    *("waarde", "weergave", "toelichting"),
)
TOTAL = "totaal"

Row = tuple[object, ...]


def quarter_rows(report: QuarterReport, content: Content) -> Iterator[Row]:
    """Supply, words searched for in vain, and attendance.

    `waarde` is a number, or empty where none may be shown; `weergave` is what people read. An empty `soort` stands
    for all kinds together: a date of two kinds is one date.
    """
    start = (str(report.quarter), report.municipality)
    for cell, dates in sorted(report.counts.items()):
        where = (cell.place, cell.week, cell.daypart, cell.kind)
        yield (*start, "aanbod", *where, "", "keren", dates, str(dates), "")
    for word, times in report.words:
        note = "alle gemeenten samen"
        yield (*start, "gezocht-niet-gevonden", "", "", "", "", word, "keren", times, str(times), note)
    for series in report.attendance:
        for place, figure in (*series.rows, (None, series.total)):
            named = TOTAL if figure is series.total else place.slug if place else ""
            for name, told in _measures(figure):
                number = "" if told.small or told.withheld or not told.known else told.shown
                what = (series.series, named, "", "", "", "", name)
                yield (*start, *what, number, str(told), content.figures.caption)


def _measures(figure: Masked) -> tuple[tuple[str, Told], ...]:
    return (
        ("activiteiten", Told(figure.activities)),
        ("dagen", Told(figure.times)),
        ("gekomen", figure.came),
        ("eerste-keer", figure.first_time),
        ("met-vervoer", figure.with_transport),
    )
