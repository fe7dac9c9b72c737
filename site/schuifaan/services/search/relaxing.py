"""Giving up, one by one, what a question's words were taken to mean, when nothing is found with all of it."""

from collections.abc import Callable, Iterator, Sequence

from schuifaan.inputs.search import SearchInput
from schuifaan.messages import Message
from schuifaan.services.search.cards import Relaxed, UnderstoodFilter
from schuifaan.services.search.reading import Reading
from schuifaan.services.search.words import activities

# What one gives up most easily comes first. A need is never given up: it decides whether one can come at all.
_LADDER = (("dagdeel",), ("dag", "van", "tot"), ("zonder-aanmelden",), ("gratis",), ("vorm",), ("voor",), ("taal",),
           ("vervoer",), ("plaats",), ("gemeente",))  # fmt: skip

# Who names one of these asks for more than what there is in a village.
_ASKS_ENOUGH = frozenset(
    {"dagdeel", "dag", "van", "tot", "voor", "vervoer", "nodig", "gratis", "vorm", "taal"}
)


def relax(reading: Reading, count: Callable[[SearchInput], int]) -> tuple[SearchInput, tuple[Relaxed, ...]]:
    """What is searched for instead of `reading.searched`, of which nothing is found, and what was let go.

    First each rung alone, so that no more is given up than needed, then one rung after another. Only what was in
    the words is let go: who chose a filter in the form gets what was asked for, and suggestions. Words that are
    found nowhere at all are let go before anything else, if enough is asked for without them.
    """
    if reading.otherwise and count(reading.otherwise):
        return reading.otherwise, ()
    searched, gone = reading.searched, tuple[Relaxed, ...]()
    asks_enough = any(it.key in _ASKS_ENOUGH for it in reading.understood)
    if searched.q and asks_enough and not count(_without(searched, reading.understood)):
        searched = searched.without("q")
        gone = (Relaxed("q", reading.searched.q, _nowhere(reading.searched.q)),)
        if count(searched):
            return searched, gone
    rungs = [here for keys in _LADDER if (here := tuple(it for it in reading.understood if it.key in keys))]
    for steps in _ways(rungs):
        given_up = tuple(it for rung in steps for it in rung)
        wider = _without(searched, given_up)
        if (total := count(wider)) > 0:
            let_go = tuple(Relaxed(it.key, it.value, _sentence(it.text, total)) for it in given_up)
            return wider, (*gone, *let_go)
    return reading.searched, ()


def _ways(rungs: Sequence[tuple[UnderstoodFilter, ...]]) -> Iterator[Sequence[tuple[UnderstoodFilter, ...]]]:
    yield from ((rung,) for rung in rungs)
    yield from (rungs[:number] for number in range(2, len(rungs) + 1))


def _without(searched: SearchInput, given_up: tuple[UnderstoodFilter, ...]) -> SearchInput:
    for it in given_up:
        searched = searched.without(it.key, it.value)
    return searched


def _sentence(said: str, total: int) -> Message:
    return Message(
        "Met “%(keuze)s” vonden wij niets. Zonder dat: %(telling)s.", keuze=said, telling=activities(total)
    )


def _nowhere(words: str) -> Message:
    return Message("“%(woorden)s” vonden wij nergens. Wij zochten zonder die woorden.", woorden=words)
