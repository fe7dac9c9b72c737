"""Which word somebody may have meant by one that nobody knows.

The idea of symmetric deletes: two words that differ little become equal when a few letters of either are left out. So
all words are kept by what remains of their sound with up to two letters gone, and a misspelt word is looked up by the
same. What comes up is then measured.
"""

import re
import threading
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

SHORTEST = 4  # letters; below that a word is a few mistakes away from everything
LONGEST = 30
LOOKED_AT = 7  # letters of the sound; the rest is left to the measuring
SHORT = 5  # letters up to which a word may have one mistake; longer ones may have two
LARGEST_SHARE = 0.3  # mistakes for each letter
SAME_SOUND, OTHER_START = -0.5, 0.6
MOST_BY_SOUND = 2  # mistakes that count in a word that sounds right: "petank" for "petanque"

_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("sch(?![aeiouy])", "s"),
        ("sch", "sg"),
        ("sj", "sg"),
        ("ch", "g"),
        ("ph", "f"),
        ("th", "t"),
        ("que$", "k"),
        ("qu", "kw"),
        ("ie", "i"),
        ("x", "ks"),
        ("c(?=[eiy])", "s"),
        ("[cq]", "k"),
        ("ij|ei|ey|y", "y"),
        ("ou|au", "au"),
        ("z", "s"),
        ("v", "f"),
        ("d$|dt$", "t"),
        ("b$", "p"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=2_000)
def sound(word: str) -> str:
    """How a folded Dutch word sounds, roughly: words that sound alike have the same key."""
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


def distance(one: str, other: str, most: int) -> int:
    """How many letters must be put in, left out, replaced, or swapped with their neighbour, to turn one word into the
    other (optimal string alignment); `most + 1` when it is more than `most`.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, opposite in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != opposite))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == opposite:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def how_wrong(typed: str, meant: str) -> float | None:
    """How unlikely it is that somebody typed this and meant that; None when it is out of the question."""
    alike = sound(typed) == sound(meant)
    most = 1 if len(typed) <= SHORT else 2
    mistakes = distance(typed, meant, 4 if alike else most)
    if not alike and (mistakes > most or mistakes / len(typed) > LARGEST_SHARE):
        return None
    start = OTHER_START if sound(typed[0]) != sound(meant[0]) else 0.0
    return start + (min(mistakes, MOST_BY_SOUND) + SAME_SOUND if alike else mistakes)


class Speller:
    """Words that can be meant. It only ever learns: whoever asks must see to it that a word is still in use.

    May be shared by threads.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen: set[str] = set()
        self._state: tuple[tuple[str, ...], NDArray[np.uint64]] = ((), np.empty(0, np.uint64))

    def learn(self, words: Iterable[str]) -> None:
        """Add words; costs some 20 microseconds for each new one."""
        with self._lock:
            fresh = [word for word in words if word not in self._seen and _can_be_misspelt(word)]
            if not fresh:
                return
            known, entries = self._state
            added = np.fromiter(
                (
                    (_hash(key) << 32) | number
                    for number, word in enumerate(fresh, len(known))
                    for key in _remains(sound(word))
                ),
                np.uint64,
            )
            self._seen.update(fresh)
            together = np.concatenate((entries, added))
            together.sort()
            self._state = ((*known, *fresh), together)

    def near(self, typed: str) -> list[tuple[float, str]]:
        """The words that may be meant, most likely first (see how_wrong), with equally likely ones by letter."""
        if not _can_be_misspelt(typed):
            return []
        words, entries = self._state
        keys = np.fromiter((_hash(key) << 32 for key in _remains(sound(typed))), np.uint64)
        begins, ends = entries.searchsorted(keys), entries.searchsorted(keys + np.uint64(1 << 32))
        stretches = [entries[begin:end] for begin, end in zip(begins, ends, strict=True) if begin < end]
        numbers = set((np.concatenate(stretches) & np.uint64(0xFFFFFFFF)).tolist()) if stretches else ()
        found = ((how_wrong(typed, words[number]), words[number]) for number in numbers)
        return sorted((wrong, word) for wrong, word in found if wrong is not None and word != typed)


def _can_be_misspelt(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and word.isascii() and word.isalpha()


def _hash(key: str) -> int:
    return hash(key) & 0x7FFFFFFF  # 31 bits: the next one must fit into 32


def _remains(key: str) -> Iterator[str]:
    """What is left of the beginning of a key, with no, one or two letters gone."""
    key = key[:LOOKED_AT]
    letters = len(key)
    yield key
    found = {key}
    for gone in range(1, 2 if letters < 3 else 3):  # one letter within a double one makes two of sound
        for kept in combinations(key, letters - gone):
            left = "".join(kept)
            if left not in found:
                found.add(left)
                yield left
