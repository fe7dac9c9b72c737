"""Giving up, one by one, what a question's words were taken to mean, when nothing is found with all of it."""

from collections.abc import Callable, Iterator, Sequence

from schuifaan.inputs.search import SearchInput
from schuifaan.services.cards import Relaxed, UnderstoodFilter
from schuifaan.services.search_reading import Reading
from schuifaan.services.search_words import activities

# What one gives up most easily comes first. A need is never given up: it decides whether one can come at all.
_LADDER = (("dagdeel",), ("dag", "van", "tot"), ("zonder-aanmelden",), ("gratis",), ("vorm",), ("voor",), ("taal",),
           ("vervoer",), ("plaats",), ("gemeente",))  # fmt: skip


def relax(reading: Reading, count: Callable[[SearchInput], int]) -> tuple[SearchInput, tuple[Relaxed, ...]]:
    """What is searched for instead of `reading.searched`, of which nothing is found, and what was let go.

    First each rung alone, so that no more is given up than needed, then one rung after another. Only what was in
    the words is let go: who chose a filter in the form gets what was asked for, and suggestions.
    """
    rungs = [here for keys in _LADDER if (here := tuple(it for it in reading.understood if it.key in keys))]
    for steps in _ways(rungs):
        given_up = tuple(it for rung in steps for it in rung)
        searched = _without(reading.searched, given_up)
        if (total := count(searched)) > 0:
            return searched, tuple(Relaxed(it.key, it.value, _sentence(it, total)) for it in given_up)
    return reading.searched, ()


def _ways(rungs: Sequence[tuple[UnderstoodFilter, ...]]) -> Iterator[Sequence[tuple[UnderstoodFilter, ...]]]:
    yield from ((rung,) for rung in rungs)
    yield from (rungs[:number] for number in range(2, len(rungs) + 1))


def _without(searched: SearchInput, given_up: tuple[UnderstoodFilter, ...]) -> SearchInput:
    for it in given_up:
        searched = searched.without(it.key, it.value)
    return searched


def _sentence(it: UnderstoodFilter, total: int) -> str:
    return f"Met “{it.text}” vonden wij niets. Zonder dat: {activities(total).lower()}."
