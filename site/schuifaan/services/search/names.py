"""Names that a visitor may be about to type: of places, kinds, activities and organisations."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from threading import Lock
from time import monotonic
from typing import Literal

from sqlalchemy import Select, and_, exists, or_, select

from schuifaan.content import Content
from schuifaan.content.content import code_names, place_names
from schuifaan.db import Database
from schuifaan.services.search.documents import shown
from schuifaan.services.tables import ACTIVITY, OCCURRENCE, ORGANISATION
from zoekindex.spelling import Speller, sound
from zoekindex.understanding.tokens import words_in

Kind = Literal["plaats", "soort", "activiteit", "organisatie"]
KINDS: tuple[Kind, ...] = ("plaats", "soort", "activiteit", "organisatie")
MOST_TITLES = 20_000
LEAST_KEPT = 60.0  # seconds
LAST_LETTER = "\U0010ffff"

AT_START, AT_WORD, BY_SOUND, MISSPELT = range(4)
"""How well a name fits what was typed, best first."""


@dataclass(frozen=True, slots=True)
class Name:
    """`value` is the code of a place or kind, the slug of an organisation, and empty for an activity."""

    kind: Kind
    text: str
    value: str = ""
    municipality: str | None = None
    """None holds everywhere."""


class Names:
    """The names of one installation: of activities and their organisations those that are still to come.

    Read when they are first asked for, and again when the index has another generation, but never twice a minute:
    with ten thousand activities it takes half a second.
    """

    def __init__(self, database: Database, content: Content) -> None:
        self._database = database
        self._content = content
        self._speller = Speller()
        self._lock = Lock()
        self._state: tuple[str, date] | None = None
        self._list = _List(())
        self._read_at = 0.0

    def fitting(self, words: Sequence[str], generation: str, today: date) -> list[tuple[int, Name]]:
        """Names with a word that begins with each of these folded words, and how well they fit; when there is none,
        names with words that may have been meant.
        """
        names = self._current(generation, today)
        return names.fitting(words) or names.fitting([self._mended(word, names) for word in words], MISSPELT)

    def _current(self, generation: str, today: date) -> "_List":
        with self._lock:  # one thread reads, the others wait for what it finds
            old = self._state != (generation, today) and monotonic() - self._read_at > LEAST_KEPT
            if self._state is None or old:
                self._list = self._read(today)
                self._state, self._read_at = (generation, today), monotonic()
            return self._list

    def _mended(self, word: str, names: "_List") -> str:
        near = (meant for _, meant in self._speller.near(word) if names.has(meant))
        return next(near, word)

    def _read(self, today: date) -> "_List":
        found = _List([*self._of_content(), *self._of_database(today)])
        self._speller.learn(found.words)
        return found

    def _of_content(self) -> Iterator[tuple[Name, tuple[str, ...]]]:
        for place in self._content.places.values():
            yield Name("plaats", place.name, place.slug, place.municipality), place_names(place)
        for code in self._content.categories.values():
            yield Name("soort", code.label, code.code), code_names(code)

    def _of_database(self, today: date) -> Iterator[tuple[Name, tuple[str, ...]]]:
        with self._database.connection() as connection:
            rows = connection.execute(_coming(today)).all()
        for name in dict.fromkeys(Name("activiteit", row.title, "", row.municipality) for row in rows):
            yield name, (name.text,)
        organisers = (
            Name("organisatie", row.name, row.slug, row.municipality) for row in rows if row.name is not None
        )
        for name in dict.fromkeys(organisers):
            yield name, (name.text,)


def _coming(today: date) -> Select[tuple[str, str, str | None, str | None]]:
    begin = datetime.combine(today, time())
    still = and_(
        OCCURRENCE.c.activity_id == ACTIVITY.c.id, or_(OCCURRENCE.c.start >= begin, OCCURRENCE.c.end >= begin)
    )
    both = ACTIVITY.outerjoin(ORGANISATION, ACTIVITY.c.organisation_id == ORGANISATION.c.id)
    wanted = select(ACTIVITY.c.title, ACTIVITY.c.municipality, ORGANISATION.c.name, ORGANISATION.c.slug)
    chosen = wanted.select_from(both).where(shown(), exists().where(still))
    return chosen.order_by(ACTIVITY.c.id).limit(MOST_TITLES)


class _List:
    """The words of all names, sorted as they are written and as they sound."""

    def __init__(self, named: Iterable[tuple[Name, tuple[str, ...]]]) -> None:
        self._names: list[Name] = []
        places: dict[tuple[str, int], int] = {}
        for number, (name, texts) in enumerate(named):
            self._names.append(name)
            for text in texts:
                for place, word in enumerate(words_in(text)):
                    places[word, number] = min(place, places.get((word, number), place))
        self.words = tuple(dict.fromkeys(word for word, _ in places))
        self._written = sorted((word, number, place) for (word, number), place in places.items())
        self._sounding = sorted((sound(word), number, place) for (word, number), place in places.items())

    def has(self, word: str) -> bool:
        """Whether a name has this very word."""
        place = bisect_left(self._written, (word,))
        return place < len(self._written) and self._written[place][0] == word

    def fitting(self, words: Sequence[str], least: int = AT_START) -> list[tuple[int, Name]]:
        """See Names.fitting; none fits better than `least`."""
        found: dict[int, int] | None = None
        for word in words:
            fits = self._with(word)
            if found is None:
                found = fits
            else:
                # "samen eten" begins as "samen eten" does, whatever its second word is.
                found = {each: min(found[each], fits[each]) for each in found.keys() & fits.keys()}
        return [(max(least, how), self._names[number]) for number, how in (found or {}).items()]

    def _with(self, word: str) -> dict[int, int]:
        found = dict.fromkeys((number for _, number, _ in _beginning(self._sounding, sound(word))), BY_SOUND)
        for _, number, place in _beginning(self._written, word):
            found[number] = min(found.get(number, BY_SOUND), AT_WORD if place else AT_START)
        return found


def _beginning(listed: list[tuple[str, int, int]], start: str) -> list[tuple[str, int, int]]:
    return listed[bisect_left(listed, (start,)) : bisect_left(listed, (start + LAST_LETTER,))]
