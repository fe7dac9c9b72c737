"""One group for each word of a question: everything that a document may hold for that word to be answered.

Of the members of a group the best one counts, never their sum: who writes a word in three ways does not mean it three
times as much.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zoekindex.analysis import part_stems, stem
from zoekindex.compounds import GENERIC, USUAL, WARES, Splitter
from zoekindex.dutch import dutch_words
from zoekindex.lexicon import Lexicon
from zoekindex.memo import Memo
from zoekindex.stopwords import FAINT_WORDS
from zoekindex.strengths import NONE, Strengths, Tally, strongest, weakest
from zoekindex.thesaurus import BROADER, Phrase, Thesaurus

FAINT = 0.3
"""What a word that says little counts for beside one that does."""
PART = 0.8
"""What a part of a compound counts for beside a word of its own."""
INSIDE_TOO = 0.2
"""What a part of a compound adds in a document that has the word by itself as well: "Museumbezoek" among all that is
called "toneel, film en museum".
"""
GENERIC_PART = 0.3
"""What "groep" in "wandelgroep" counts for beside "wandel"."""
BEFORE_LAST = 0.7
"""What "kerst" in "kerstdiner" counts for beside "diner": the last part says what it is, the others which one."""
ENOUGH, ENOUGH_WHEN_ODD = 0.4, 0.5
"""The share of the parts of a compound that must be there for it to be answered at all; and when there are parts that
nobody knows here, as in "dierenarts": animals alone do not help then, and neither does a part that is no word of this
field: the last part of "dieselprijs" is in "bingoprijsjes" too.
"""
LEAST_CLEVER = 0.3
"""What is called otherwise stays below everything that is called by the word itself, but never sinks below this
share of what it would count for.
"""

_GENERIC_STEMS = frozenset(map(stem, GENERIC))
_USUAL_STEMS = frozenset(map(stem, USUAL))


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
    def says_much(self) -> bool:
        """Whether the word is one to go by."""
        return self.word not in FAINT_WORDS

    @property
    def weight(self) -> float:
        """What the word counts for beside the others of the question."""
        return 1.0 if self.says_much else FAINT

    @property
    def is_exact(self) -> bool:
        """Whether any document holds the very word, and that says something."""
        return self.says_much and any(member.exact for member in self.members)

    @property
    def is_clever(self) -> bool:
        """Whether it is known here under another name, and says something."""
        return self.says_much and any(member.clever for member in self.members)

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
        self._members: Memo[str, tuple[Member, ...]] = Memo(256)
        self._groups: Memo[str, Group] = Memo(256)

    def covers(self, word: str) -> bool:
        """Whether every part of a compound is a word that some document holds."""
        parts = part_stems(word, self._splitter)
        return bool(parts) and all(map(self._lexicon.has, parts))

    def is_known(self, word: str) -> bool:
        """Whether a document knows this very word, if need be as a part of another one, or the thesaurus. That only
        knows its stem ("knutsellen") is not enough when that leads to nothing: it may be a slip.
        """
        if self._lexicon.has(stem(word)):
            return True
        spelt_right = word in self._thesaurus.words or word in dutch_words()
        return bool(self._thesaurus.others([word])) and (spelt_right or bool(self.members(word)))

    def is_ware(self, word: str) -> bool:
        """Whether a folded word is a compound for something to buy, to pay or to arrange."""
        parts = self._splitter.parts(word)
        return bool(parts) and parts[-1] in WARES

    def members(self, word: str) -> tuple[Member, ...]:
        """How one folded word can be answered."""
        return self._members.get_or(word, lambda: tuple(self._ways(word)))

    def spanning(self, words: Sequence[str]) -> tuple[Member, ...]:
        """How neighbouring words can be answered as one: written together, or as a phrase of the thesaurus."""
        found = []
        # "Bloemen schikken" is "bloemschikken": the first part of a compound is often shorter than the word.
        for joined in dict.fromkeys(("".join(words), stem(words[0]) + "".join(words[1:]))):
            together = self._lexicon.strengths("stems", stem(joined))
            if together:
                found.append(Member(f'written as "{joined}"', together, exact=True))
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
        direct = strongest(member.strengths for member in members if not member.clever)
        clever = strongest(member.strengths for member in members if member.clever)
        if direct and clever:
            damping = 0.99 * float(direct.amounts.min()) / float(clever.amounts.max())
            clever = clever.times(max(LEAST_CLEVER, min(1.0, damping)))
        together = strongest((direct, clever))
        rarity = math.log(1 + (self._size - len(together) + 0.5) / (len(together) + 0.5))
        return Group(word, tuple(members), together.times(rarity))

    def _ways(self, word: str) -> Iterable[Member]:
        own = stem(word)
        exact = self._lexicon.strengths("stems", own)
        inside = self._lexicon.strengths("parts", own)
        if exact:
            both = Tally(self._size)
            both.add(exact)
            both.add(inside, INSIDE_TOO)
            yield Member(f'"{own}"', both.total(1.0, enough=1.0), exact=True)
        if inside:
            share = PART * GENERIC_PART if own in _GENERIC_STEMS else PART
            yield Member(f'a compound with "{own}"', inside.times(share))
        parts = self._joined(part_stems(word, self._splitter))
        if parts:
            apart = self._from_parts(parts, whole=self.is_ware(word))
            if apart:
                yield Member(f"the parts of it: {' + '.join(parts)}", apart)
        yield from self._called_otherwise([word])

    def _from_parts(self, parts: Sequence[str], *, whole: bool) -> Strengths:
        """The documents with enough of the parts; when it must be `whole`, with all of them."""
        direct = list(map(self._anywhere, parts))
        clever = [strongest(each.strengths for each in self._called_otherwise([part])) for part in parts]
        odd = not all(here or called for here, called in zip(direct, clever, strict=True))
        if odd:
            clever = [strongest(self._same_as(part)) for part in parts]
        found = [strongest(both) for both in zip(direct, clever, strict=True)]
        if odd and not any(map(self._tells, parts, found, clever)):
            return NONE
        weights = _weights(parts)
        all_of_it = sum(weights)
        tally = Tally(self._size)
        for strengths, weight in zip(found, weights, strict=True):
            tally.add(strengths, weight)
        share = 1.0 if whole else ENOUGH_WHEN_ODD if odd else ENOUGH
        return tally.total(PART / all_of_it, share * all_of_it)

    def _tells(self, part: str, found: Strengths, clever: Strengths) -> bool:
        """Whether a part makes a compound one of this field, if need be one that nobody offers: "senioren"."""
        return part in _USUAL_STEMS or bool(clever) or bool(found and self._thesaurus.others([part]))

    def _same_as(self, part: str) -> Iterable[Strengths]:
        """What is just another name for it. What is broader is no help beside a part that nobody knows: sport in
        general is no answer to "onderwaterhockey".
        """
        for phrase, factor in self._thesaurus.others([part]).items():
            if factor > BROADER:
                yield self._phrase(phrase).times(factor)

    def _joined(self, parts: Sequence[str]) -> tuple[str, ...]:
        """Neighbouring parts that are a word here are taken together: hard + loop + club is hardloop + club. All of
        them only when the thesaurus says what the whole means.
        """
        for first in range(len(parts) - 1):
            together = parts[first] + parts[first + 1]
            within = len(parts) > 2 and self._lexicon.has(together)
            if within or self._thesaurus.others([together]):
                return (*parts[:first], together, *parts[first + 2 :])
        return tuple(parts)

    def _called_otherwise(self, words: Sequence[str]) -> Iterable[Member]:
        for phrase, factor in self._thesaurus.others(words).items():
            strengths = self._phrase(phrase)
            if strengths:
                label = f'also called "{" ".join(phrase)}"'
                yield Member(label, strengths.times(factor), clever=True)

    def _phrase(self, phrase: Phrase) -> Strengths:
        return weakest(self._anywhere(each) for each in phrase)

    def _anywhere(self, own: str) -> Strengths:
        """The documents with a stem, be it inside a compound."""
        inside = self._lexicon.strengths("parts", own)
        exact = self._lexicon.strengths("stems", own)
        return strongest((exact, inside.times(PART)))


def _weights(parts: Sequence[str]) -> list[float]:
    telling = [part for part in parts if part not in _GENERIC_STEMS]
    return [
        GENERIC_PART if part in _GENERIC_STEMS else 1.0 if part == telling[-1] else BEFORE_LAST
        for part in parts
    ]
