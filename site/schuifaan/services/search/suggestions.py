"""What somebody may want who has typed so far: at most five ways on, for whoever types slowly."""

from dataclasses import dataclass
from datetime import datetime

from schuifaan.clock import wall_time
from schuifaan.inputs.search_values import read_words
from schuifaan.services.installation import Installation
from schuifaan.services.search.names import KINDS, Kind, Name
from zoekindex.understanding.tokens import words_in

MOST = 5
MOST_OF_A_KIND = 3
SHORTEST, LONGEST = 2, 60
"""Characters; what is longer is a question by itself."""
COMPLETING: frozenset[Kind] = frozenset({"plaats", "soort"})
"""What the last word of a question may become: "koffie in go" goes on to Goor."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way on: what it is called, and what it leads to."""

    kind: Kind
    text: str
    path: str
    pairs: tuple[tuple[str, str], ...] = ()


def ways_on(
    installation: Installation, typed: str, municipality: str | None, now: datetime
) -> tuple[Way, ...]:
    """The ways on from what was typed, best first; none for somebody in crisis.

    Opens the database by itself, and only when the index has changed since the last question.
    """
    text = read_words(typed, LONGEST + 1)
    if not SHORTEST <= len(text) <= LONGEST or installation.content.crisis.concerns(text):
        return ()
    key = ("suggesties", text, municipality)
    return installation.finder.remember(key, now, lambda: _ways(installation, text, municipality, now))


def _ways(installation: Installation, text: str, municipality: str | None, now: datetime) -> tuple[Way, ...]:
    words = words_in(text)
    names = _fitting(installation, words, municipality, now)
    if names or len(words) < 2:
        return _chosen([_way(name) for name in names])
    before = text[: text.rindex(text.rsplit(maxsplit=1)[-1])]
    last = _fitting(installation, words[-1:], municipality, now)
    return _chosen(
        [Way(name.kind, f"{before}{name.text}", "/zoeken", (("q", f"{before}{name.text}"),))
         for name in last if name.kind in COMPLETING]
    )  # fmt: skip


def _fitting(
    installation: Installation, words: tuple[str, ...], municipality: str | None, now: datetime
) -> list[Name]:
    if not words or not any(len(word) >= SHORTEST for word in words):
        return []
    finder = installation.finder
    found = [
        (how, name)
        for how, name in finder.names.fitting(words, finder.generation, wall_time(now).date())
        if municipality is None or name.municipality in {None, municipality}
    ]
    return [
        name
        for _, name in sorted(
            found, key=lambda it: (it[0], KINDS.index(it[1].kind), len(it[1].text), it[1].text)
        )
    ]


def _way(name: Name) -> Way:
    if name.kind in COMPLETING:
        return Way(name.kind, name.text, "/zoeken", ((name.kind, name.value),))
    if name.kind == "organisatie":
        return Way(name.kind, name.text, f"/organisaties/{name.value}")
    return Way(name.kind, name.text, "/zoeken", (("q", name.text),))


def _chosen(ways: list[Way]) -> tuple[Way, ...]:
    """The first of each text, and not so many of a kind that there is no room for another."""
    once = list({way.text: way for way in reversed(ways)}.values())[::-1]
    first: list[Way] = []
    for way in once:
        if sum(it.kind == way.kind for it in first) < MOST_OF_A_KIND:
            first.append(way)
    rest = [way for way in once if way not in first]
    return tuple((first + rest)[:MOST])
