"""Forgiving a slip of the finger in a word from a short list."""

from collections.abc import Iterable

from zoekindex.spelling import distance

LONG = 9
"""From this many letters on two slips are forgiven, below it one."""


def closest(word: str, names: Iterable[str], shortest: int) -> str | None:
    """The only nearest of `names` that `word` can be a misspelling of; None when there is none, or a choice.

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
    nearest = [name for name, slips in best.items() if slips == min(best.values())]
    return nearest[0] if len(nearest) == 1 else None
