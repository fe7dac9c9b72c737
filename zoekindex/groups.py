"""One group for each word of a question: everything that a document may hold for that word to be answered.

Of the members of a group the best one counts, never their sum: who writes a word in three ways does not mean it three
times as much.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zoekindex.analysis import part_stems, stem
from zoekindex.compounds import GENERIC, Splitter
from zoekindex.lexicon import Lexicon, Strengths
from zoekindex.memo import Memo
from zoekindex.thesaurus import Phrase, Thesaurus

PART = 0.8
"""What a part of a compound counts for beside a word of its own."""
GENERIC_PART = 0.3
"""What "groep" in "wandelgroep" counts for beside "wandel"."""
BEFORE_LAST = 0.7
"""What "kerst" in "kerstdiner" counts for beside "diner": the last part says what it is, the others which one."""
ENOUGH, ENOUGH_WHEN_ODD = 0.4, 0.5
"""The share of the parts of a compound that must be there for it to be answered at all; and when there are parts that
nobody knows here, as in "dierenarts": animals alone do not help then.
"""
LEAST_CLEVER = 0.3
"""What is called otherwise stays below everything that is called by the word itself, but never sinks below this
share of what it would count for.
"""

_GENERIC_STEMS = frozenset(map(stem, GENERIC))


@dataclass(frozen=True, slots=True)
class Member:
    """One way to answer a word; `label` says in plain words which."""

    label: str
    strengths: Strengths
    exact: bool = False  # the word itself
    clever: bool = False  # another word for it


@dataclass(frozen=True, slots=True)
class Group:
    """A word, with the impact of each document that answers it."""

    word: str
    members: tuple[Member, ...]
    impacts: Strengths

    @property
    def is_exact(self) -> bool:
        """Whether any document holds the very word."""
        return any(member.exact for member in self.members)

    def reason(self, document: int) -> str | None:
        """In which way a document answers the word best."""
        best = max(self.members, key=lambda member: member.strengths.get(document, 0.0), default=None)
        return best.label if best is not None and document in best.strengths else None


class Grouping:
    """Makes groups, and remembers them for the words that are known."""

    def __init__(self, lexicon: Lexicon, splitter: Splitter, thesaurus: Thesaurus, size: int) -> None:
        self._lexicon = lexicon
        self._splitter = splitter
        self._thesaurus = thesaurus
        self._size = size
        self._members: Memo[str, tuple[Member, ...]] = Memo(128)
        self._groups: Memo[str, Group] = Memo(64)

    def covers(self, word: str) -> bool:
        """Whether every part of a compound is a word that some document holds."""
        parts = part_stems(word, self._splitter)
        return bool(parts) and all(map(self._lexicon.has, parts))

    def is_known(self, word: str) -> bool:
        """Whether a document or the thesaurus knows this very word, if need be as a part of another one."""
        return self._lexicon.has(stem(word)) or bool(self._thesaurus.others([word]))

    def members(self, word: str) -> tuple[Member, ...]:
        """How one folded word can be answered."""
        return self._members.get_or(word, lambda: tuple(self._ways(word)))

    def spanning(self, words: Sequence[str]) -> tuple[Member, ...]:
        """How neighbouring words can be answered as one: written together, or as a phrase of the thesaurus."""
        joined = "".join(words)
        together = self._lexicon.strengths("stems", stem(joined))
        found = [Member(f'written as "{joined}"', together, exact=True)] if together else []
        return (*found, *self._called_otherwise(words))

    def as_written(self, word: str) -> tuple[Member, ...]:
        """How a word is answered that was meant literally."""
        strengths = self._lexicon.strengths("words", word)
        return (Member(f'"{word}"', strengths, exact=True),) if strengths else ()

    def group_of(self, word: str) -> Group:
        """The group of a folded word by itself."""
        return self._groups.get_or(word, lambda: self.group(word, self.members(word)))

    def group(self, word: str, members: Sequence[Member]) -> Group:
        """The members together. The fewer documents answer a word, the more it tells them apart."""
        direct = _best(member.strengths for member in members if not member.clever)
        clever = _best(member.strengths for member in members if member.clever)
        if direct and clever:
            damping = max(LEAST_CLEVER, min(1.0, 0.99 * min(direct.values()) / max(clever.values())))
            clever = {number: damping * strength for number, strength in clever.items()}
        together = _best((direct, clever)) if clever else direct
        rarity = math.log(1 + (self._size - len(together) + 0.5) / (len(together) + 0.5))
        return Group(word, tuple(members), {number: rarity * each for number, each in together.items()})

    def _ways(self, word: str) -> Iterable[Member]:
        own = stem(word)
        exact = self._lexicon.strengths("stems", own)
        if exact:
            yield Member(f'"{own}"', exact, exact=True)
        inside = self._lexicon.strengths("parts", own)
        if inside:
            share = PART * GENERIC_PART if own in _GENERIC_STEMS else PART
            yield Member(f'a compound with "{own}"', _scaled(inside, share))
        parts = part_stems(word, self._splitter)
        if parts:
            apart = self._from_parts(parts)
            if apart:
                yield Member(f"the parts of it: {' + '.join(parts)}", apart)
        yield from self._called_otherwise([word])

    def _from_parts(self, parts: Sequence[str]) -> Strengths:
        weights = _weights(parts)
        whole = sum(weights)
        strengths: dict[int, float] = {}
        shares: dict[int, float] = {}
        enough = ENOUGH * whole
        for part, weight in zip(parts, weights, strict=True):
            otherwise = [member.strengths for member in self._called_otherwise([part])]
            found = _best([self._anywhere(part), *otherwise])
            if not found:
                enough = ENOUGH_WHEN_ODD * whole
            for number, strength in found.items():
                strengths[number] = strengths.get(number, 0.0) + weight * strength
                shares[number] = shares.get(number, 0.0) + weight
        return {
            number: PART * strength / whole
            for number, strength in strengths.items()
            if shares[number] >= enough
        }

    def _called_otherwise(self, words: Sequence[str]) -> Iterable[Member]:
        for phrase, factor in self._thesaurus.others(words).items():
            strengths = self._phrase(phrase)
            if strengths:
                label = f'also called "{" ".join(phrase)}"'
                yield Member(label, _scaled(strengths, factor), clever=True)

    def _phrase(self, phrase: Phrase) -> Strengths:
        first, *others = (self._anywhere(each) for each in phrase)
        found = dict(first)
        for other in others:
            found = {number: min(found[number], other[number]) for number in found.keys() & other.keys()}
        return found

    def _anywhere(self, own: str) -> Strengths:
        """The documents with a stem, be it inside a compound."""
        inside = self._lexicon.strengths("parts", own)
        exact = self._lexicon.strengths("stems", own)
        return _best((exact, _scaled(inside, PART))) if inside else exact


def _weights(parts: Sequence[str]) -> list[float]:
    telling = [part for part in parts if part not in _GENERIC_STEMS]
    return [
        GENERIC_PART if part in _GENERIC_STEMS else 1.0 if part == telling[-1] else BEFORE_LAST
        for part in parts
    ]


def _scaled(strengths: Strengths, factor: float) -> Strengths:
    return {number: factor * strength for number, strength in strengths.items()}


def _best(several: Iterable[Strengths]) -> Strengths:
    """The highest of each document. What is given may come back as it is: nobody changes these."""
    some = [strengths for strengths in several if strengths]
    if len(some) < 2:
        return some[0] if some else {}
    found = dict(some[0])
    for strengths in some[1:]:
        for number, strength in strengths.items():
            if strength > found.get(number, 0.0):
                found[number] = strength
    return found
