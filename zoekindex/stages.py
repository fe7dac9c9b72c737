"""Needs that depend on the date, as rows (see zoekindex.calendar) from one date to the next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

LAST = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Stage:
    """From the date with ordinal `first`, until the next stage, a need is met by some, and perhaps by others. What
    meets it on one date meets it on every later one.
    """

    first: int
    met: int
    unsure: int


@dataclass(frozen=True, slots=True)
class Span:
    """On the dates from `first` to `last`, both included, all that is needed holds for these rows."""

    first: int
    last: int
    rows: int


ALL_ROWS = -1  # every bit set
ALWAYS = (Span(1, LAST, ALL_ROWS),)


def spans(needs: Sequence[tuple[Stage, ...]], perhaps: tuple[Stage, ...] = ()) -> tuple[Span, ...]:
    """Where all `needs` are met at once, in order of date and without gaps; and where one more, if it is given, is
    perhaps met.
    """
    if not needs and not perhaps:
        return ALWAYS
    firsts = sorted({stage.first for stages in (*needs, perhaps) for stage in stages})
    return tuple(_spans(firsts, needs, perhaps))


def _spans(
    firsts: list[int], needs: Sequence[tuple[Stage, ...]], perhaps: tuple[Stage, ...]
) -> Iterator[Span]:
    for first, following in pairwise((*firsts, LAST + 1)):
        rows = _at(perhaps, first).unsure if perhaps else ALL_ROWS
        for stages in needs:
            rows &= _at(stages, first).met
        yield Span(max(1, first), following - 1, rows)


def _at(stages: tuple[Stage, ...], day: int) -> Stage:
    return next(stage for stage in reversed(stages) if stage.first <= day)
