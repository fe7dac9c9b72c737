"""One generation of the index in memory, laid out for answering. It never changes: a new generation is a
new view.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

import numpy as np

from zoekindex.agenda import Agendas
from zoekindex.bits import gather, gather_column
from zoekindex.calendar import Calendar
from zoekindex.distance import Point, Points
from zoekindex.entry import Entry
from zoekindex.lexicon import Lexicon, Source
from zoekindex.memo import Memo
from zoekindex.moment import Moment
from zoekindex.needs import Code, Flag, Near, Need, Since
from zoekindex.spelling import Speller
from zoekindex.stages import Span, Stage, spans
from zoekindex.strengths import Amounts
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
        numbers of its own: those with most settings come first (see zoekindex.calendar). `speller` may have
        learned from other generations.
        """
        arranged = sorted(found, key=lambda each: -len(each[1].timetable.settings))
        numbers = {number: place for place, (number, _) in enumerate(arranged)}
        entries = [entry for _, entry in arranged]
        self.entries = entries
        by_thesaurus = vocabulary.query_fingerprint
        self.generation = f"{generation}~{by_thesaurus}" if by_thesaurus else generation
        self.size = len(entries)
        self.confirmed = np.array([entry.confirmed or np.nan for entry in entries], np.float64)
        self.everything = (1 << self.size) - 1
        by_id = {each: rank for rank, each in enumerate(sorted(entry.id for entry in entries))}
        self.calendar = Calendar(
            [entry.timetable for entry in entries],
            rank=np.array([by_id[entry.id] for entry in entries], np.int32),
        )
        self.text = TextIndex(Lexicon(source, numbers), self.size, vocabulary, speller)
        self._agendas: Agendas | None = None
        self._points = Points(entry.point for entry in entries)
        self._distances: Memo[Point, Amounts] = Memo(64)
        self._stages: Memo[Need, tuple[Stage, ...]] = Memo(256)

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

    def spans(
        self, places: frozenset[str], needs: Iterable[Need], perhaps: Need | None = None
    ) -> tuple[Span, ...]:
        """The rows at any of these places, without places anywhere, that meet all needs that depend on the date; and
        that perhaps meet one more, if it is given.
        """
        asked = tuple(self._stages_of(need) for need in needs)
        met = spans(asked, self._stages_of(perhaps) if perhaps else ())
        if not places:
            return met
        here = self.calendar.at(places)
        return tuple(replace(span, rows=span.rows & here) for span in met)

    def _stages_of(self, need: Need) -> tuple[Stage, ...]:
        return self._stages.get_or(need, lambda: tuple(self._work_out(need)))

    def met(self, need: Need) -> tuple[int, int]:
        """The documents that meet a need that does not depend on the date, and those that perhaps do."""
        (stage,) = self._stages_of(need)
        return stage.met, stage.unsure

    def _work_out(self, need: Need) -> Iterator[Stage]:
        sinces = [way.since for way in need.any_of if isinstance(way, Flag) and way.since]
        firsts = {day.toordinal() for since in sinces for _, day in since.first}
        for first in sorted({0, *firsts}):
            yield self._stage(need, first)

    def _stage(self, need: Need, first: int) -> Stage:
        """Documents for a need that does not depend on the date, else rows."""
        spread = self.calendar.rows_of if need.depends_on_date else int
        met = unsure = 0
        for way in need.any_of:
            if isinstance(way, Code):
                met |= self.calendar.with_code(way.name)
                unsure |= self.calendar.unsure_of(way.name)
            elif isinstance(way, Near):
                met |= spread(self.within(way.point, way.km) & self.yes(way.flag))
            else:
                in_time = ~self._too_early(way.since, first)
                met |= spread(self.yes(way.name) & in_time)
                unsure |= spread(self.unsure(way.name) & in_time)
        return Stage(first, met, unsure & ~met)

    def _too_early(self, since: Since | None, first: int) -> int:
        """The documents for which something does not count yet on a date."""
        later = [value for value, day in since.first if day.toordinal() > first] if since else ()
        return self.facet(since.facet, frozenset(later)) if since else 0

    def at(self, now: datetime) -> Agendas:
        """What is still coming at `now`."""
        agendas = self._agendas
        if agendas is None or not agendas.moment.covers(now):
            agendas = self._agendas = Agendas(Moment(self.calendar, now), self.spans)
        return agendas

    def prepare(self) -> None:
        """Do what would make the first misspelt question wait."""
        self.text.prepare()

    def distances(self, origin: Point) -> Amounts:
        """The distance of each document from a point, in km."""
        return self._distances.get_or(origin, lambda: self._points.distances(origin))

    def within(self, origin: Point, km: float) -> int:
        """The documents at most so far from a point."""
        return gather_column(np.flatnonzero(self.distances(origin) <= km).astype(np.int32), self.size)
