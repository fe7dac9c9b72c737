"""Every occurrence of every document, column by column: what asks for all of them at once takes microseconds."""

from collections.abc import Sequence
from itertools import chain

import numpy as np

from zoekindex.documents import CANCELLED
from zoekindex.strengths import Numbers
from zoekindex.timetable import DAY, DAYPARTS, LONGEST, Timetable

ALL_DAY = len(DAYPARTS)
"""Beside the parts of the day: what is all-day is in each of them."""
_NOON, _SIX = 12 * 3600, 18 * 3600


class Columns:
    """The occurrences by document, and of one document in order of start (see Timetable for the units).

    `place` is where those of a document begin, `day` and `last_day` the ordinals of the
    dates that they are on, `part` the index of
    their part of the day, or ALL_DAY; `row` is explained in zoekindex.calendar. What is `counted` is not cancelled.
    """

    def __init__(self, timetables: Sequence[Timetable], rows: Sequence[Sequence[int]]) -> None:
        """`rows` has the row of each form of each timetable."""
        lengths = np.fromiter(map(len, timetables), np.int32, len(timetables))
        self.place = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
        self.document = np.repeat(np.arange(len(timetables), dtype=np.int32), lengths)
        self.start, self.over = (
            np.frombuffer(b"".join(columns), np.int64)
            for columns in ([table.starts for table in timetables], [table.over for table in timetables])
        )
        forms = [form for table in timetables for form in table.forms]
        many = np.fromiter((len(table.forms) for table in timetables), np.int32, len(timetables))
        form = np.frombuffer(b"".join(table.form for table in timetables), np.uint16)
        form = form + np.repeat(np.cumsum(many) - many, lengths)
        self.row = np.fromiter(chain.from_iterable(rows), np.int32, len(forms))[form]
        self.counted = np.fromiter((each.status != CANCELLED for each in forms), bool, len(forms))[form]
        all_day = np.fromiter((each.all_day for each in forms), bool, len(forms))[form]
        self.day = (self.start // DAY).astype(np.int32)
        time = self.start % DAY
        part = (time >= _NOON).astype(np.int8) + (time >= _SIX)
        self.part = np.where(all_day, ALL_DAY, part).astype(np.int8)
        until = np.minimum((self.over - 1) // DAY, self.day + LONGEST)
        lasts = all_day | (self.over - self.start > DAY)
        self.last_day = np.where(lasts, until, self.day).astype(np.int32)

    def places_of(self, documents: Numbers) -> Numbers:
        """Where the occurrences of some documents are; `documents` in order."""
        if len(documents) == len(self.place) - 1:
            return np.arange(len(self.document), dtype=np.int32)
        begin, lengths = self.place[documents], self.place[documents + 1] - self.place[documents]
        ends = np.cumsum(lengths, dtype=np.int32)
        return np.arange(ends[-1] if len(ends) else 0, dtype=np.int32) + np.repeat(
            begin - (ends - lengths), lengths
        )
