"""Which activities are where on which date.

Documents are numbers. A *row* is a document in one setting, that is at one set of places and with one set of
codes: setting, day and part of day must hold for one and the same occurrence, and two sets of rows keep that when
they are intersected. Most documents have a row or two; a date held elsewhere gives its document another one.

The documents with most rows have the lowest numbers. So the second rows belong to documents 0 up to some
number, the third rows to 0 up to a lower one: rows are numbered level by level, and a few shifts turn a set
of rows into the set of their documents.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np

from zoekindex.bits import gather, gather_column
from zoekindex.columns import ALL_DAY, Columns
from zoekindex.needs import family
from zoekindex.strengths import Numbers
from zoekindex.timetable import Timetable

Cell = tuple[int, ...]
"""The rows on one date: for each part of the day, and all-day."""


class Calendar:
    """The timetables of all documents, crosswise. Never changes."""

    def __init__(self, timetables: Sequence[Timetable], rank: Numbers) -> None:
        """The timetables with most settings (Timetable.settings) must come first. `rank` orders documents
        whose dates begin at the same time.
        """
        self.rank = rank
        self.timetables = timetables
        self.rows: list[tuple[int, ...]] = []  # document -> the row of each form
        self.lasting: dict[int, list[int]] = {}  # document -> its occurrences on several dates
        settings = [table.settings for table in timetables]
        self._levels = _levels([len(each) for each in settings])
        self.row_count = sum(size for _, size in self._levels)
        at_place: defaultdict[str, list[int]] = defaultdict(list)
        with_code: defaultdict[str, list[int]] = defaultdict(list)
        unsure_of: defaultdict[str, list[int]] = defaultdict(list)
        nowhere: list[int] = []

        for document, table in enumerate(timetables):
            row_at = {}
            for (offset, _), setting in zip(self._levels, settings[document], strict=False):
                row = row_at[setting] = offset + document
                for names, rows_of in (
                    (setting.places, at_place),
                    (setting.codes, with_code),
                    (setting.unsure, unsure_of),
                ):
                    for name in names:
                        rows_of[name].append(row)
                if not setting.places:
                    nowhere.append(row)
            self.rows.append(tuple(row_at[form.setting] for form in table.forms))

        self.columns = Columns(timetables, self.rows)
        self.places, self._codes, self._unsure = (
            {name: gather(rows, self.row_count) for name, rows in sorted(each.items())}
            for each in (at_place, with_code, unsure_of)
        )
        self.nowhere = gather(nowhere, self.row_count)
        on_date = self._on_date()
        self.cells: dict[int, Cell] = {day: tuple(cell) for day, cell in sorted(on_date.items())}
        self.days = tuple(self.cells)

    def _on_date(self) -> Mapping[int, list[int]]:
        """The rows on each date; fills `lasting` on the way."""
        columns = self.columns
        cells: defaultdict[int, list[int]] = defaultdict(lambda: [0] * (ALL_DAY + 1))
        order = np.lexsort((columns.part, columns.day))
        day, part, row = columns.day[order], columns.part[order], columns.row[order]
        begins = np.flatnonzero(np.diff(day, prepend=-1) | np.diff(part, prepend=-1))
        for first, last in pairwise((*begins.tolist(), len(order))):
            cells[int(day[first])][part[first]] = gather_column(row[first:last], self.row_count)
        for place in np.flatnonzero(columns.last_day > columns.day).tolist():
            document = int(columns.document[place])
            number = place - int(columns.place[document])
            self.lasting.setdefault(document, []).append(number)
            for later in self.timetables[document].days(number)[1:]:
                cells[later][columns.part[place]] |= 1 << int(columns.row[place])
        return cells

    def part(self, document: int, number: int) -> int:
        """The part of the day of an occurrence, as an index in a Cell."""
        return int(self.columns.part[self.columns.place[document] + number])

    def documents(self, rows: int) -> int:
        """The documents that these rows belong to."""
        documents = 0
        for offset, size in self._levels:
            documents |= (rows >> offset) & ((1 << size) - 1)
        return documents

    def rows_of(self, documents: int) -> int:
        """All rows of these documents."""
        rows = 0
        for offset, size in self._levels:
            rows |= (documents & ((1 << size) - 1)) << offset
        return rows

    def with_code(self, code: str) -> int:
        """The rows for which a code is known to hold."""
        return self._codes.get(code, 0)

    def unsure_of(self, code: str) -> int:
        """The rows for which it is not known whether a code holds."""
        return (self._unsure.get(code, 0) | self._unsure.get(family(code), 0)) & ~self.with_code(code)

    def at(self, places: Iterable[str]) -> int:
        """The rows at any of these places."""
        rows = 0
        for place in places:
            rows |= self.places.get(place, 0)
        return rows


def _levels(counts: Sequence[int]) -> list[tuple[int, int]]:
    """For each level of rows: the number of its first row, and how many documents have a row on it; `counts` are the
    rows of each document, most first.
    """
    levels: list[tuple[int, int]] = []
    offset, size = 0, len(counts)
    while size:
        levels.append((offset, size))
        offset += size
        while size and counts[size - 1] <= len(levels):
            size -= 1
    return levels
