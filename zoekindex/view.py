"""One generation of the index in memory, laid out for answering. It never changes: a new generation is a
new view.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from zoekindex.agenda import Agendas
from zoekindex.bits import gather
from zoekindex.calendar import Calendar
from zoekindex.distance import Point, distances
from zoekindex.entry import Entry
from zoekindex.lexicon import Lexicon, Source
from zoekindex.memo import Memo
from zoekindex.moment import Moment
from zoekindex.spelling import Speller
from zoekindex.text import TextIndex
from zoekindex.vocabulary import Vocabulary


class View:
    """Facets and flags are sets of documents, as bits (zoekindex.bits)."""

    def __init__(
        self,
        found: Iterable[tuple[int, Entry]],
        source: Source,
        generation: str,
        vocabulary: Vocabulary,
        speller: Speller,
    ) -> None:
        """`found` are the entries with the numbers by which `source` knows their documents. The view has
        numbers of its own: those with most sets of places come first (see zoekindex.calendar). `speller` may have
        learned from other generations.
        """
        arranged = sorted(found, key=lambda each: -len(each[1].timetable.venues))
        numbers = {number: place for place, (number, _) in enumerate(arranged)}
        entries = [entry for _, entry in arranged]
        self.entries = entries
        by_thesaurus = vocabulary.query_fingerprint
        self.generation = f"{generation}~{by_thesaurus}" if by_thesaurus else generation
        self.size = len(entries)
        self.everything = (1 << self.size) - 1
        by_id = {each: rank for rank, each in enumerate(sorted(entry.id for entry in entries))}
        self.calendar = Calendar(
            [entry.timetable for entry in entries], rank=[by_id[entry.id] for entry in entries]
        )
        self.text = TextIndex(Lexicon(source, numbers), self.size, vocabulary, speller)
        self._agendas: Agendas | None = None
        self._distances: Memo[Point, list[float]] = Memo(64)

        facets: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        flags: defaultdict[bool, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for number, entry in enumerate(entries):
            for name, values in entry.facets.items():
                for value in values:
                    facets[name][value].append(number)
            for flag, stated in entry.flags.items():
                flags[stated][flag].append(number)
        self.facets = {
            name: {value: gather(found, self.size) for value, found in sorted(values.items())}
            for name, values in facets.items()
        }
        self._yes, self._no = (
            {flag: gather(found, self.size) for flag, found in flags[stated].items()}
            for stated in (True, False)
        )

    def facet(self, name: str, values: frozenset[str]) -> int:
        """The documents with any of these values."""
        found = 0
        for value in values:
            found |= self.facets.get(name, {}).get(value, 0)
        return found

    def yes(self, flag: str) -> int:
        """The documents of which it is known that the flag holds."""
        return self._yes.get(flag, 0)

    def unsure(self, flag: str) -> int:
        """The documents of which nobody has said whether the flag holds."""
        return self.everything & ~(self._yes.get(flag, 0) | self._no.get(flag, 0))

    def at(self, now: datetime) -> Agendas:
        """What is still coming at `now`."""
        agendas = self._agendas
        if agendas is None or not agendas.moment.covers(now):
            agendas = self._agendas = Agendas(Moment(self.calendar, now))
        return agendas

    def distances(self, origin: Point) -> list[float]:
        """The distance of each document from a point, in km."""
        return self._distances.get_or(
            origin, lambda: distances(origin, [entry.point for entry in self.entries])
        )

    def within(self, origin: Point, km: float) -> int:
        """The documents at most so far from a point."""
        near = (number for number, distance in enumerate(self.distances(origin)) if distance <= km)
        return gather(near, self.size)
