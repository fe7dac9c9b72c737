"""Whether somebody says a phrase of several words, in whatever order and with a slip: for what must not be missed."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from schuifaan.content.folding import fold
from schuifaan.content.slips import one_letter_off

SHORTEST, SHORTEST_IN_ANY_ORDER = 3, 4
"""Words in a phrase that may have a slip in a short word, and in one of which the order may differ: of fewer words a
good many other phrases are made ("wil leren", "aan het einde maken").
"""
SHORTEST_WITH_SLIP = 4  # letters
MOST_FILLERS = 2  # in all

Pattern = tuple[frozenset[str], ...]


def apart(words: Sequence[str], known: frozenset[str]) -> list[str]:
    """The words, those taken apart that are two known ones without a space: "nietmeer"."""
    return [part for word in words for part in _parts(word, known)]


def _parts(word: str, known: frozenset[str]) -> tuple[str, ...]:
    if word in known:
        return (word,)
    ways = ((word[:at], word[at:]) for at in range(1, len(word)))
    return next((way for way in ways if known.issuperset(way)), (word,))


def says_loosely(
    words: Sequence[str], pattern: Pattern, fillers: frozenset[str], no_slips: frozenset[str]
) -> bool:
    """Whether these folded words hold all of a pattern, one of them perhaps misspelt, close together."""
    if len(pattern) < SHORTEST or len(_words_of(pattern).intersection(words)) < len(set(pattern)) - 1:
        return False  # nearly always, and quickly: every question is looked at
    return any(
        _all_there(words[first:], pattern, fillers, no_slips)
        for first in range(len(words) - len(pattern) + 1)
    )


@lru_cache(maxsize=1000)
def _words_of(pattern: Pattern) -> frozenset[str]:
    return frozenset().union(*pattern)


def _all_there(
    words: Sequence[str], pattern: Pattern, fillers: frozenset[str], no_slips: frozenset[str]
) -> bool:
    left, slips, between = list(pattern), 0, 0
    for word in words:
        wanted = left if len(pattern) >= SHORTEST_IN_ANY_ORDER else left[:1]
        fitting = next((choices for choices in wanted if word in choices), None)
        if fitting is None and not slips and word not in no_slips:
            fitting = next((choices for choices in wanted if any(_slips(word, choices))), None)
            slips += fitting is not None
        if fitting is not None:
            left.remove(fitting)
            if not left:
                return True
        elif word in fillers and between < MOST_FILLERS:
            between += 1
        else:
            return False
    return False


def _slips(word: str, choices: frozenset[str]) -> Iterator[bool]:
    return (len(it) >= SHORTEST_WITH_SLIP and one_letter_off(word, it) for it in choices)


def whole_text(words: Sequence[str], phrases: Sequence[str], fillers: frozenset[str]) -> bool:
    """Whether the words are one of the phrases and nothing else, fillers left out."""
    said = [word for word in words if word not in fillers]
    return bool(said) and any(
        said == [word for word in fold(it).split() if word not in fillers] for it in phrases
    )
