"""What the caller knows: names of places, and phrases that stand for a filter."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from zoekindex.understanding.tokens import words_in

Phrase = tuple[str, ...]
Choice = tuple[str, str]
"""A filter: its key and its value."""


@dataclass(frozen=True)
class Gazetteer:
    """Names and phrases, in any spelling of capitals and accents.

    A typing error is forgiven in names of six letters or more and other words of seven or more, and only
    when the word is not in `known`: "melden" is no Delden, and Hengelo no Hengevelde.
    """

    places: Mapping[str, str] = field(default_factory=dict)
    """Name, alias or nickname -> slug of the place."""
    phrases: Mapping[str, Choice] = field(default_factory=dict)
    """Phrase -> the filter it always stands for ("met de rollator")."""
    last_resort: Mapping[str, Choice] = field(default_factory=dict)
    """Phrase -> the filter it stands for when nothing else is left to search for ("senioren")."""
    faint: frozenset[Choice] = frozenset()
    """Filters of `last_resort` whose phrases say too little to search for beside other words: "gym voor
    senioren" is about gym."""
    ages: tuple[tuple[int, int, Choice], ...] = ()
    """From which age to which one a filter holds ("mijn dochter van 15"); other ages say nothing."""
    known: Container[str] = frozenset()
    """Folded words that are certainly no misspelt name: other towns, ordinary words."""

    @cached_property
    def table(self) -> Mapping[Phrase, Choice]:
        """Every phrase that is a filter at once, by its folded words."""
        named = {words_in(name): ("plaats", slug) for name, slug in self.places.items()}
        return {**_by_words(self.phrases), **{words: it for words, it in named.items() if words}}

    @cached_property
    def last_table(self) -> Mapping[Phrase, Choice]:
        """Every phrase that is a filter when nothing else is left, by its folded words."""
        return _by_words(self.last_resort)

    @cached_property
    def longest(self) -> int:
        """Words in the longest phrase."""
        return max(map(len, (*self.table, *self.last_table)), default=0)

    @cached_property
    def place_words(self) -> Mapping[str, Choice]:
        """Names of places that are one word."""
        return _single({words: it for words, it in self.table.items() if it[0] == "plaats"})

    @cached_property
    def other_words(self) -> Mapping[str, Choice]:
        """Other phrases that are one word."""
        return _single({words: it for words, it in self.table.items() if it[0] != "plaats"})


def _by_words(phrases: Mapping[str, Choice]) -> dict[Phrase, Choice]:
    return {words: it for phrase, it in phrases.items() if (words := words_in(phrase))}


def _single(phrases: Mapping[Phrase, Choice]) -> dict[str, Choice]:
    return {words[0]: it for words, it in phrases.items() if len(words) == 1}
