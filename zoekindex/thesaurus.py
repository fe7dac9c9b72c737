"""Looking up what else a word is called."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from zoekindex.analysis import fold, query_words, says_something, stem
from zoekindex.stopwords import FAINT_WORDS
from zoekindex.vocabulary import Concept

SAME, BROADER = 0.65, 0.45
"""What another word for the same thing, and a broader one, count for beside the word itself."""

_FAINT = frozenset(map(stem, FAINT_WORDS))

Phrase = tuple[str, ...]
"""Stems that must all be there."""


class Thesaurus:
    """One hop: from a word to the words of its concepts."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._others: defaultdict[str, dict[Phrase, float]] = defaultdict(dict)
        self.words: set[str] = set()
        """Every single folded word by which a concept can be asked for."""
        for concept in concepts:
            same = dict.fromkeys(map(_phrase, filter(_is_telling, concept.words)))
            broader = dict.fromkeys(map(_phrase, filter(_is_telling, concept.broader)))
            for text in concept.words:
                self.words.update(word for word in query_words(fold(text)) if len(query_words(text)) == 1)
                own = _phrase(text)
                for key in _keys(query_words(text)):
                    for phrases, factor in ((same, SAME), (broader, BROADER)):
                        for phrase in phrases:
                            if phrase and phrase != own:
                                others = self._others[key]
                                others[phrase] = max(others.get(phrase, 0.0), factor * concept.weight)
                    if not self._others[key]:
                        self._others[key][own] = 1.0  # it has no other name, but it is known

    def others(self, words: Sequence[str]) -> dict[Phrase, float]:
        """What else these words, one after the other, are called, with what it counts for."""
        found: dict[Phrase, float] = {}
        for key in _keys(words):
            for phrase, factor in self._others.get(key, {}).items():
                found[phrase] = max(found.get(phrase, 0.0), factor)
        return found


def _phrase(text: str) -> Phrase:
    return tuple(dict.fromkeys(stem(word) for word in query_words(text) if says_something(word)))


def _is_telling(text: str) -> bool:
    """Whether its words can be looked for apart: "dagje uit" has nothing but "dagje", which is in every other text."""
    telling = [word for word in query_words(text) if says_something(word)]
    return len(query_words(text)) == 1 or len(telling) > 1 or any(stem(it) not in _FAINT for it in telling)


def _keys(words: Sequence[str]) -> Iterator[str]:
    """Joined as they are, so that "jeu de boules" and "jeudeboules" are the same; for other forms of them by stem; and
    without the small words between them when two or more are left: of "iemand om mee te praten" a question may have
    kept "mee te praten" alone.
    """
    yield "".join(words)
    yield " ".join(stem(word) for word in words)
    telling = [stem(word) for word in words if says_something(word)]
    if 1 < len(telling) < len(words):
        yield " ".join(telling)
