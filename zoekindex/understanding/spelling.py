"""Forgiving a slip of the finger in a word from a short list."""

from collections.abc import Mapping
from typing import TypeVar

from zoekindex.spelling import distance

LONG = 9
"""From this many letters on two slips are forgiven, below it one."""


Meaning = TypeVar("Meaning")


def closest(word: str, names: Mapping[str, Meaning], shortest: int) -> Meaning | None:
    """What the nearest of `names` means that `word` can be a misspelling of; None when there is none, or a choice of
    meanings.

    Names shorter than `shortest` letters must be spelt right, and so must everybody's first letter: "helden"
    and "melden" are words, not slips for "delden".
    """
    if len(word) < shortest or not word.isalpha():
        return None
    best: dict[str, int] = {}
    for name in names:
        allowed = 2 if min(len(name), len(word)) >= LONG else 1
        if len(name) < shortest or name[0] != word[0] or abs(len(name) - len(word)) > allowed:
            continue
        slips = distance(word, name, allowed)
        if slips <= allowed:
            best[name] = slips
    nearest = {names[name] for name, slips in best.items() if slips == min(best.values())}
    return nearest.pop() if len(nearest) == 1 else None
