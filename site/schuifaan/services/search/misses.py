"""Remembering what people search for in vain, without remembering anybody.

Whoever searches adds a line to a small file; the worker counts those lines in the database. A reader thus never
writes in the database, and a full or missing disk costs a count and nothing else.
"""

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from schuifaan.content import WordGroup
from schuifaan.db import Database
from schuifaan.models import SearchMiss
from zoekindex.analysis import says_something, words_of
from zoekindex.understanding.tokens import words_in

QUEUE = "search-misses.txt"
FULL = 256 * 1024  # bytes; some ten thousand misses, and the worker comes by every half second


class Misses:
    """The queue of one installation; `thesaurus` has the words that may be kept."""

    def __init__(self, folder: Path, thesaurus: Iterable[WordGroup]) -> None:
        self._queue = folder / QUEUE
        self._taken = folder / f"{QUEUE}.taken"
        self._kept = frozenset(
            word
            for group in thesaurus
            for phrase in (*group.words, *group.entries)
            for word in words_in(phrase)
            if says_something(word)
        )

    def note(self, question: str, day: date) -> None:
        """A question found nothing. Only words of the thesaurus are kept; a name or a number never is one."""
        words = sorted(set(words_of(question)) & self._kept)
        if not words:
            return
        with suppress(OSError):
            if not self._queue.exists() or self._queue.stat().st_size < FULL:
                with self._queue.open("ab") as queue:
                    queue.write("".join(f"{week_of(day)} {word}\n" for word in words).encode())

    def store(self, database: Database) -> int:
        """Count what is in the queue; returns how many words were. A crash half-way may count some twice."""
        with suppress(FileNotFoundError):
            if not self._taken.exists():  # else a worker stopped between taking and counting
                self._queue.replace(self._taken)
            counted = Counter(_read(self._taken.read_text(errors="replace").splitlines()))
            if counted:
                _add(database, counted)
            self._taken.unlink()
            return counted.total()
        return 0


def week_of(day: date) -> str:
    """The ISO week of a day: `2026-W47`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _read(lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    """(week, word) of every whole line; a line that was cut off is not one."""
    return ((parts[0], parts[1]) for line in lines if len(parts := line.split()) == 2)


def _add(database: Database, counted: Counter[tuple[str, str]]) -> None:
    with database.write() as session:
        for (week, word), times in counted.items():
            known = session.get(SearchMiss, (week, word))
            if known:
                known.count += times
            else:
                session.add(SearchMiss(week=week, word=word, count=times))
