"""Small documents around one Tuesday."""

from datetime import date, datetime
from typing import Any, Protocol

from zoekindex import Days, Document, Flag, Need, Occurrence, Results

TUESDAY = datetime(2026, 11, 24, 9, 0)


class Ask(Protocol):
    """`ask(words="koffie")`: puts a Query with these fields, on TUESDAY or at `now`."""

    def __call__(self, now: datetime = ..., **query: Any) -> Results: ...


def occurrence(start: str, **details: Any) -> Occurrence:
    """One date: `occurrence("2026-11-24 10:00", end="2026-11-24 12:00", places=("goor",))`."""
    end = details.pop("end", None)
    return Occurrence(
        key=details.pop("key", start),
        start=datetime.fromisoformat(start),
        end=None if end is None else datetime.fromisoformat(end),
        **details,
    )


def on(day: str) -> tuple[Days, ...]:
    """The value of `days` for a single date."""
    return (Days(date.fromisoformat(day), date.fromisoformat(day)),)


def flag(name: str) -> Need:
    """What is asked of the activity under the name of its flag."""
    return Need(name, (Flag(name),))


def ids(results: Results) -> list[str]:
    return [hit.id for hit in results.hits]


def titled(title: str, **details: Any) -> Document:
    """An activity tomorrow, with its title for an id."""
    return Document(id=title, title=title, occurrences=(occurrence("2026-11-25 10:00"),), **details)
