"""CSV as it comes: the delimiter is the one that gives the rows the same number of cells."""

import csv
import io
from collections import Counter

DELIMITERS = (";", ",", "\t")
MOST_ROWS = 20_000
MOST_COLUMNS = 500
LONGEST_CELL = 20_000
_SAMPLE_ROWS = 50


def read_table(text: str) -> list[list[str]] | None:
    """The rows, or None when there are more than MOST_ROWS."""
    rows = []
    for row in _rows(text, _delimiter(text)):
        rows.append([cell[:LONGEST_CELL] for cell in row[:MOST_COLUMNS]])
        if len(rows) > MOST_ROWS + 1:
            return None
    return rows


def seems_whole(text: str, rows: list[list[str]], delivered: bool) -> bool:
    """Whether the file goes on to its end, as far as one can see.

    Google leaves out the last line break, so that alone says nothing where a server has `delivered` the file
    whole. Of another file without one the last cell must be in quotes, or in another row too: it may be half.
    """
    if text.count('"') % 2:
        return False
    if text.endswith(("\n", "\r")) or not rows:
        return True
    usual = max((len(row) for row in rows[:_SAMPLE_ROWS]), default=0)
    last = rows[-1]
    if len(last) < usual:
        return False
    return delivered or text.endswith('"') or _is_elsewhere(last, rows[:-1])


def _is_elsewhere(last: list[str], others: list[list[str]]) -> bool:
    """Whether the last cell is a whole one, as seen from the same column of the other rows."""
    at = len(last) - 1
    return bool(last[at].strip()) and any(len(row) > at and row[at] == last[at] for row in others)


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0].strip().casefold()
    if first.startswith("sep=") and first[4:5] in DELIMITERS:
        return first[4]
    return max(DELIMITERS, key=lambda delimiter: _agreement(text, delimiter))


def _agreement(text: str, delimiter: str) -> tuple[int, int]:
    """How many rows have the commonest number of cells above one, and that number."""
    widths: Counter[int] = Counter()
    for number, row in enumerate(_rows(text, delimiter)):
        if number >= _SAMPLE_ROWS:
            break
        if len(row) > 1:
            widths[len(row)] += 1
    if not widths:
        return (0, 0)
    width, rows = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
    return (rows, width)


def _rows(text: str, delimiter: str) -> "csv._reader":  # type: ignore[name-defined]
    # A quote that is never closed would make one cell of the whole file; the limit is that of the file
    # itself.
    csv.field_size_limit(20_000_000)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
