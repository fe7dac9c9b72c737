"""What a reading of a few words about time is, and the small sums that all readings do."""

from collections.abc import Sequence
from datetime import date, timedelta

from zoekindex.understanding.gazetteer import Choice
from zoekindex.understanding.tokens import Token

Reading = tuple[int, tuple[Choice, ...]]
"""How many words were used, and what they say."""
NOTHING: Reading = (0, ())

THIS = frozenset({"deze", "dit", "this", "diese", "dieses"})
COMING = frozenset({"komende", "komend", "aankomende", "aankomend", "aanstaande", "eerstvolgende", "coming"})
NEXT = frozenset({"volgende", "volgend", "next", "nachste"})
WEEK = frozenset({"week", "woche"})
WEEKS = WEEK | {"weken", "weeks", "wochen"}
DAYS = frozenset({"dag", "dagen", "days", "tage"})
MONTHS = frozenset({"maand", "maanden", "month", "months", "monat"})

_IN_WORDS = {
    word: number
    for number, words in enumerate(("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht"), 1)
    for word in words.split()
} | {"paar": 2, "enkele": 2, "one": 1, "two": 2, "three": 3, "zwei": 2, "drei": 3}


def word_at(tokens: Sequence[Token], place: int) -> str:
    """The folded word at a place; empty beyond the end."""
    return tokens[place].word if place < len(tokens) else ""


def number_at(tokens: Sequence[Token], place: int) -> int | None:
    """The number at a place, in digits or as a word up to eight."""
    word = word_at(tokens, place)
    return int(word) if word.isdigit() and word.isascii() and len(word) < 3 else _IN_WORDS.get(word)


def on(day: date) -> Choice:
    """The choice of one date."""
    return "dag", day.isoformat()


def ahead(days: int, today: date) -> Choice:
    """The choice of the date in so many days."""
    return ("dag", "morgen") if days == 1 else on(today + timedelta(days))


def between(first: date, last: date) -> tuple[Choice, ...]:
    """The choices of a period, both ends included."""
    return ("van", first.isoformat()), ("tot", last.isoformat())


def monday_of(day: date) -> date:
    return day - timedelta(day.weekday())


def first_of_next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(31)).replace(day=1)


def first_of_coming(month: int, today: date) -> date:
    """The first day of that month, this year or, when it is over, the next."""
    return date(today.year + (month < today.month), month, 1)
