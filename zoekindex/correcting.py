"""Finding out what was meant by a question with words in it that nobody knows."""

import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass

from zoekindex.analysis import MAX_QUERY_LENGTH, says_something
from zoekindex.compounds import USUAL
from zoekindex.dutch import dutch_words
from zoekindex.groups import Grouping
from zoekindex.lexicon import Lexicon
from zoekindex.spelling import SHORT, Speller
from zoekindex.stopwords import FAINT_WORDS, STOP_WORDS
from zoekindex.thesaurus import Thesaurus

AT_MOST = 6  # words that are looked up before the likeliest is chosen
LONGEST_SPAN = 4  # words that are tried as one

# What may be wrong with a word that we still change without asking: see spelling.how_wrong.
SURE_WHEN_SHORT, SURE, SURE_OF_A_COMPOUND = 1.0, 2.0, 1.0
SURE_OF_GOOD_DUTCH = 0.5  # "zwemen" is a word, but not one that anybody searches for


@dataclass(frozen=True, slots=True)
class Correction:
    """The words to search for; what was typed with what is searched for instead, if that differs; and what may be
    meant but is not searched for.
    """

    words: tuple[str, ...]
    corrected: tuple[str, str] | None = None
    suggested: str | None = None


class Corrector:
    """Only touches words that neither a document nor the thesaurus knows."""

    def __init__(self, lexicon: Lexicon, thesaurus: Thesaurus, grouping: Grouping, speller: Speller) -> None:
        self._lexicon = lexicon
        self._thesaurus = thesaurus
        self._grouping = grouping
        self._speller = speller
        self._lock = threading.Lock()
        self._taught = False

    def correct(self, text: str, words: Sequence[str]) -> Correction:
        """`words` are the folded words of `text`."""
        found, hinted = list(words), list(words)
        for number, word in enumerate(words):
            if not found[number] or self._is_known(number, words):
                continue  # it went with the word before it, or is right
            meant, sure = self._instead_of(word)
            joined = None if meant else self._joined(number, words)
            if joined:
                found[number], found[number + 1] = joined, ""
                hinted[number], hinted[number + 1] = joined, ""
            if meant:
                hinted[number] = meant
                if sure:
                    found[number] = meant
        return Correction(
            tuple(each for text in found for each in text.split()),
            (_shown(text), _replaced(text, words, found)) if found != list(words) else None,
            _replaced(text, words, hinted) if hinted != found else None,
        )

    def _is_known(self, number: int, words: Sequence[str]) -> bool:
        word = words[number]
        if not (says_something(word) and word.isascii() and word.isalpha()) or word in FAINT_WORDS:
            return True
        if self._grouping.is_known(word):
            return True
        return any(
            self._grouping.spanning(words[first:last])
            for first, last in spans(words)
            if first <= number < last
        )

    def _instead_of(self, word: str) -> tuple[str | None, bool]:
        """What was meant by a word that no document knows, and whether that is beyond doubt."""
        if self._grouping.is_ware(word):
            return None, False
        by_parts = bool(self._grouping.members(word))
        pieces = () if by_parts or word in dutch_words() else self._pieces(word)
        if pieces:
            return " ".join(pieces), True
        wrong, meant = self._meant(word)
        if meant is None:
            return None, False
        if word in dutch_words():
            return (None, False) if by_parts else (meant, wrong <= SURE_OF_GOOD_DUTCH)
        if by_parts:
            # It may be a compound that somebody makes up, or one that is misspelt.
            better = (
                not self._grouping.covers(word) or meant in dutch_words() or meant in self._thesaurus.words
            )
            return (meant, True) if better and wrong <= SURE_OF_A_COMPOUND else (None, False)
        return meant, wrong <= (SURE_WHEN_SHORT if len(word) <= SHORT else SURE)

    def _joined(self, number: int, words: Sequence[str]) -> str | None:
        """What a word and the next one are together, if that has a slip as well: "rou groep"."""
        if number + 1 == len(words) or not says_something(words[number + 1]):
            return None
        meant, sure = self._instead_of(words[number] + words[number + 1])
        return meant if sure and meant and " " not in meant else None

    def _pieces(self, word: str) -> tuple[str, ...]:
        """Words that were written as one by mistake: "samenwandelen"."""
        ways = [way for way in self._ways_apart(word, 4) if sum(map(says_something, way)) > 1]
        return min(ways, key=lambda way: (len(way), -min(map(len, way)), way), default=())

    def _ways_apart(self, word: str, most: int) -> list[tuple[str, ...]]:
        if not word or most == 0:
            return [] if word else [()]
        return [
            (word[:end], *rest)
            for end in range(2, len(word) + 1)
            if self._stands_alone(word[:end])
            for rest in self._ways_apart(word[end:], most - 1)
        ]

    def _stands_alone(self, word: str) -> bool:
        return word in STOP_WORDS or (len(word) > 2 and bool(self._lexicon.strengths("words", word)))

    def _meant(self, word: str) -> tuple[float, str | None]:
        self.teach()
        found: list[tuple[float, int, str]] = []
        for wrong, candidate in self._speller.near(word):
            members = self._grouping.members(candidate)
            if members:  # else it has left the index, or means nothing here
                often = max(len(member.strengths) for member in members)
                found.append((wrong, -often, candidate))
            if len(found) == AT_MOST:
                break
        if not found:
            return 0.0, None
        wrong, _, meant = min(found)
        return wrong, meant

    def teach(self) -> None:
        """Learn the words of this generation; once, and at the latest when somebody makes a mistake."""
        if self._taught:
            return
        with self._lock:
            if not self._taught:
                parts = (it for it in self._lexicon.terms("parts") if it in USUAL or it in dutch_words())
                learned = dict.fromkeys((*self._lexicon.terms("words"), *parts, *self._thesaurus.words))
                self._speller.learn(learned)
                self._taught = True


def spans(words: Sequence[str]) -> list[tuple[int, int]]:
    """The stretches of neighbouring words that may have been meant as one, as (first, beyond the last)."""
    return [
        (first, last)
        for first in range(len(words))
        for last in range(first + 2, min(first + LONGEST_SPAN, len(words)) + 1)
        if says_something(words[first]) or says_something(words[last - 1])
    ]


def _shown(text: str) -> str:
    return " ".join(text[:MAX_QUERY_LENGTH].split())


def _replaced(text: str, words: Sequence[str], others: Sequence[str]) -> str:
    """The text with some of its words replaced, the rest as it was typed."""
    shown = _shown(text)
    for word, other in zip(words, others, strict=True):
        if word != other:
            shown, times = re.subn(
                rf"(?<!\w){re.escape(word)}(?!\w)", other, shown, count=1, flags=re.IGNORECASE
            )
            if not times:  # it was typed with accents or the like
                return " ".join(filter(None, others))
    return " ".join(shown.split())
