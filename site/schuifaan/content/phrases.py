"""Whether somebody says one of a list of phrases, though not to the letter."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from schuifaan.content.folding import fold
from schuifaan.content.loosely import apart, says_loosely
from schuifaan.content.slips import one_letter_off

MOST_FILLERS = 2  # between two words of a phrase
LONG_ENOUGH_FOR_A_SLIP = 7
"""Letters from which on a word may have one letter wrong: "zelfmoort". Shorter ones are soon another word:
"leven" and "lezen"."""

Pattern = tuple[frozenset[str], ...]
"""A phrase word by word, with the choices there are for each."""


def says(
    text: str,
    phrases: tuple[str, ...],
    fillers: frozenset[str] = frozenset(),
    but_not: tuple[str, ...] = (),
    no_slips: frozenset[str] | None = None,
) -> bool:
    """Whether one of the phrases stands in the text: its words in that order, next to each other or with a
    filler or two between them.

    "wil|wou" in a phrase is either word. Capitals, accents, punctuation and one wrong letter in a long
    word do not matter. What fits a phrase of `but_not` is taken out first. With `no_slips` phrases are taken more
    loosely as well: words written as one, a wrong letter in a short word that is not among these, longer phrases in
    another order.
    """
    words = fold(text).split()
    if no_slips is not None:
        words = apart(words, _known(phrases, fillers))
    if but_not:
        words = _without(words, _by_first_word(but_not))
    if no_slips is not None and any(says_loosely(words, it, fillers, no_slips) for it in _patterns(phrases)):
        return True
    by_first_word = _by_first_word(phrases)
    return any(
        _rest_fits(words, at + 1, pattern, fillers)
        for at, word in enumerate(words)
        for pattern in _beginning_with(word, by_first_word)
    )


@lru_cache(maxsize=8)
def _patterns(phrases: tuple[str, ...]) -> tuple[Pattern, ...]:
    return tuple(
        tuple(frozenset(map(fold, word.split("|"))) for word in phrase.split()) for phrase in phrases
    )


@lru_cache(maxsize=8)
def _known(phrases: tuple[str, ...], fillers: frozenset[str]) -> frozenset[str]:
    """Every word that matters."""
    return fillers.union(*(choices for pattern in _patterns(phrases) for choices in pattern))


@lru_cache(maxsize=8)
def _by_first_word(phrases: tuple[str, ...]) -> Mapping[str, Sequence[Pattern]]:
    found: defaultdict[str, list[Pattern]] = defaultdict(list)
    for pattern in _patterns(phrases):
        for word in pattern[0]:
            found[word].append(pattern)
    return dict(found)


def _without(words: list[str], by_first_word: Mapping[str, Sequence[Pattern]]) -> list[str]:
    left, at = [], 0
    while at < len(words):
        said = [
            pattern
            for pattern in by_first_word.get(words[at], ())
            if len(words) - at >= len(pattern)
            and all(words[at + i] in choices for i, choices in enumerate(pattern))
        ]
        if not said:
            left.append(words[at])
        at += max(map(len, said), default=1)
    return left


def _beginning_with(word: str, by_first_word: Mapping[str, Sequence[Pattern]]) -> Iterator[Pattern]:
    yield from by_first_word.get(word, ())
    if len(word) >= LONG_ENOUGH_FOR_A_SLIP - 1:
        for first, patterns in by_first_word.items():
            if word != first and _slip_of(word, first):
                yield from patterns


def _rest_fits(words: Sequence[str], at: int, pattern: Pattern, fillers: frozenset[str]) -> bool:
    for choices in pattern[1:]:
        last = at + MOST_FILLERS
        while at < min(last, len(words)) and words[at] in fillers and not _is(words[at], choices):
            at += 1
        if at >= len(words) or not _is(words[at], choices):
            return False
        at += 1
    return True


def _is(word: str, choices: frozenset[str]) -> bool:
    return word in choices or any(_slip_of(word, choice) for choice in choices)


def _slip_of(word: str, meant: str) -> bool:
    return len(meant) >= LONG_ENOUGH_FOR_A_SLIP and one_letter_off(word, meant)
