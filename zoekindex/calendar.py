"""Which activities are where on which date.

Documents are numbers. A *row* is a document at one set of places: place, day and part of day must hold for
one and the same occurrence, and two sets of rows keep that when they are intersected. Most documents have
one row; a date held elsewhere gives its document another one.

The documents with most rows have the lowest numbers. So the second rows belong to documents 0 up to some
number, the third rows to 0 up to a lower one: rows are numbered level by level, and a few shifts turn a set
of rows into the set of their documents.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from zoekindex.bits import gather
from zoekindex.timetable import DAYPARTS, Timetable, daypart

ALL_DAY = len(DAYPARTS)  # beside the parts of the day: what is all-day is in each of them

Cell = tuple[int, ...]
"""The rows on one date: for each part of the day, and all-day."""


class Calendar:
    """The timetables of all documents, crosswise. Never changes."""

    def __init__(self, timetables: Sequence[Timetable], rank: Sequence[int]) -> None:
        """The timetables with most sets of places (Timetable.venues) must come first. `rank` orders documents
        whose dates begin at the same time.
        """
        self.rank = rank
        self.timetables = timetables
        self.rows: list[tuple[int, ...]] = []  # document -> the row of each form
        self.lasting: dict[int, list[int]] = {}  # document -> its occurrences on several dates
        self._levels = _levels(timetables)
        self.row_count = sum(size for _, size in self._levels)
        at_place: defaultdict[str, list[int]] = defaultdict(list)
        nowhere: list[int] = []
        on_date: defaultdict[int, tuple[list[int], ...]] = defaultdict(lambda: ([], [], [], []))

        for document, table in enumerate(timetables):
            row_at = {}
            for (offset, _), venue in zip(self._levels, table.venues, strict=False):
                row = row_at[venue] = offset + document
                for place in venue:
                    at_place[place].append(row)
                if not venue:
                    nowhere.append(row)
            rows = tuple(row_at[frozenset(form.places)] for form in table.forms)
            self.rows.append(rows)
            for number, form in enumerate(table.form):
                days = table.days(number)
                for day in days:
                    on_date[day][self.part(document, number)].append(rows[form])
                if len(days) > 1:
                    self.lasting.setdefault(document, []).append(number)

        self.places = {place: gather(rows, self.row_count) for place, rows in sorted(at_place.items())}
        self.nowhere = gather(nowhere, self.row_count)
        self.cells: dict[int, Cell] = {
            day: tuple(gather(rows, self.row_count) for rows in parts)
            for day, parts in sorted(on_date.items())
        }
        self.days = tuple(self.cells)

    def part(self, document: int, number: int) -> int:
        """The part of the day of an occurrence, as an index in a Cell."""
        table = self.timetables[document]
        return ALL_DAY if table.forms[table.form[number]].all_day else daypart(table.starts[number])

    def documents(self, rows: int) -> int:
        """The documents that these rows belong to."""
        documents = 0
        for offset, size in self._levels:
            documents |= (rows >> offset) & ((1 << size) - 1)
        return documents

    def at(self, places: Iterable[str]) -> int:
        """The rows at any of these places."""
        rows = 0
        for place in places:
            rows |= self.places.get(place, 0)
        return rows


def _levels(timetables: Sequence[Timetable]) -> list[tuple[int, int]]:
    """For each level of rows: the number of its first row, and how many documents have a row on it."""
    levels: list[tuple[int, int]] = []
    offset, size = 0, len(timetables)
    while size:
        levels.append((offset, size))
        offset += size
        while size and len(timetables[size - 1].venues) <= len(levels):
            size -= 1
    return levels
