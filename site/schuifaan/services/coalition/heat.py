"""Counts as tables of which every cell says in a number and in a word how much it is."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from schuifaan.services.coalition.supply import EVERY_KIND, Cell, Counts

NOTHING, LITTLE, REGULAR, MUCH = range(4)
REGULAR_FROM, MUCH_FROM = 2, 7
"""Dates a week: something on two days, and something on every day."""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One row of a table; `code` is a place, a week or a kind."""

    code: str
    cells: tuple[tuple[int, int], ...]
    """Number of dates and level, for each part of the day."""


def level(dates: int, weeks: int) -> int:
    """NOTHING, LITTLE, REGULAR or MUCH, for that many dates in that many weeks."""
    if not dates:
        return NOTHING
    a_week = dates / max(weeks, 1)
    return LITTLE if a_week < REGULAR_FROM else REGULAR if a_week < MUCH_FROM else MUCH


def heat_table(
    counts: Counts,
    codes: Iterable[str],
    row_of: Callable[[Cell], str],
    dayparts: Iterable[str],
    weeks: int,
    *,
    place: str | None = None,
    kind: str | None = EVERY_KIND,
) -> list[HeatRow]:
    """A row for each of `codes`, from the cells of `place` (None: every place) and `kind` (None: each kind apart)."""
    sums: Counter[tuple[str, str]] = Counter()
    for cell, dates in counts.items():
        fits = cell.kind == kind if kind is not None else cell.kind != EVERY_KIND
        if fits and (place is None or cell.place == place):
            sums[row_of(cell), cell.daypart] += dates
    columns = list(dayparts)
    return [HeatRow(code, tuple(_cell(sums[code, it], weeks) for it in columns)) for code in codes]


def _cell(dates: int, weeks: int) -> tuple[int, int]:
    return dates, level(dates, weeks)
