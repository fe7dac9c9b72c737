"""From the words of a question to filters; what the address says goes before what the words say."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from schuifaan.content import Content
from schuifaan.content.folding import fold
from schuifaan.inputs.search import KEYS, SearchInput
from schuifaan.messages import Message
from schuifaan.services.search.cards import UnderstoodFilter
from schuifaan.services.search.gazetteer import OTHER_TOWNS
from schuifaan.services.search.words import listed_with_and, phrase
from zoekindex.understanding import Found, Gazetteer, Understood, understand

# Keys that bound the same thing: whoever chose one of them in the form has said it.
_SAME_THING = ({"dag", "van", "tot"}, {"plaats", "gemeente"})
_ALL_MUST_HOLD = frozenset({"vervoer", "nodig"})
_ASIDE = {
    "prijs": Message(
        "Op een prijs kunnen wij niet zoeken, wel op gratis. Op elk kaartje staat wat het kost."
    ),
    "dichtbij": Message("Wilt u iets dicht bij huis? Vul in waar u vertrekt. Dan zeggen wij hoe ver het is."),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a question was taken to mean."""

    searched: SearchInput
    """The question with its words turned into filters; `q` is what is left to search for."""
    understood: tuple[UnderstoodFilter, ...] = ()
    notices: tuple[str, ...] = ()
    meaningless: bool = False
    """There is nothing in its words to search for."""
    crisis: bool = False
    alone: bool = False
    otherwise: SearchInput | None = None
    """What to search for when that finds nothing: for who would like company, people."""


def read(asked: SearchInput, content: Content, gazetteer: Gazetteer, today: date) -> Reading:
    """What `asked` means on `today`. Somebody in crisis is taken at their word."""
    if asked.q and content.crisis.concerns(asked.q):
        return Reading(replace(asked, letterlijk=True), crisis=True)
    if not asked.q or asked.letterlijk:
        return Reading(asked)
    understood = understand(asked.q, today, gazetteer)
    filters = tuple(_wanted(understood, asked, content))
    alone = content.alone.concerns(asked.q)
    rest = _beside_company(understood.rest, content) if alone else _without_towns(understood.rest)
    searched = _with(replace(asked, q=rest), filters)
    across = _across_the_border(searched, filters, content)
    if across:
        searched = replace(searched, gemeente=None)
    return Reading(
        searched=searched,
        understood=filters,
        notices=(
            *dict.fromkeys(_ASIDE[aside.key] for aside in understood.set_aside),
            *across,
            *_elsewhere(understood.rest, content),
        ),
        meaningless=understood.meaningless and not alone,
        alone=alone,
        otherwise=replace(searched, q=content.alone.search)
        if alone and rest != content.alone.search
        else None,
    )


def _across_the_border(
    searched: SearchInput, filters: tuple[UnderstoodFilter, ...], content: Content
) -> tuple[str, ...]:
    """What to say to who names a place outside the municipality of the site, where we search then."""
    places = [content.places[it.value] for it in filters if it.key == "plaats"]
    return tuple(
        Message(
            "%(plaats)s ligt in de gemeente %(gemeente)s. Wij zoeken daar.",
            plaats=place.name,
            gemeente=content.municipalities[place.municipality].name,
        )
        for place in places
        if searched.gemeente and place.municipality != searched.gemeente
    )


def _elsewhere(rest: str, content: Content) -> Iterator[str]:
    """Nobody should take what we show for what there is in another town."""
    ours = listed_with_and([it.name for it in content.municipalities.values()])
    for word in rest.split():
        if fold(word) in OTHER_TOWNS:
            yield Message(
                "%(plaats)s ligt buiten ons gebied. Wij zoeken alleen in %(gebied)s.",
                plaats=word.capitalize(),
                gebied=ours,
            )


def _without_towns(rest: str) -> str:
    """The words to search for without the names of other towns: they would only be taken for typing errors. Who asks
    for nothing but a town keeps it.
    """
    return " ".join(word for word in rest.split() if fold(word) not in OTHER_TOWNS) or rest


def _beside_company(rest: str, content: Content) -> str:
    """What somebody who would like company also asks for ("gezelschap bij het kaarten"), else where to find it."""
    alone = content.alone
    said = {
        word for phrase in (*alone.phrases, *alone.fillers) for word in fold(phrase.replace("|", " ")).split()
    }
    other = [word for word in rest.split() if not set(fold(word).split()) <= said]
    return " ".join(other) or alone.search


def _wanted(understood: Understood, asked: SearchInput, content: Content) -> Iterator[UnderstoodFilter]:
    for found in understood.filters:
        if not _said_already(found, asked):
            yield UnderstoodFilter(
                key=found.key,
                value=found.value,
                typed=found.text,
                text=phrase(found.key, found.value, content),
                without=replace(asked, q=understood.without(found), pagina=1),
            )


def _said_already(found: Found, asked: SearchInput) -> bool:
    held = getattr(asked, KEYS[found.key])
    if found.key in _ALL_MUST_HOLD:
        return found.value in held
    # The municipality of the site is no choice of a place.
    keys = next((keys for keys in _SAME_THING if found.key in keys), {found.key}) - {"gemeente"}
    return any(getattr(asked, KEYS[key]) for key in keys | {found.key})


def _with(asked: SearchInput, filters: tuple[UnderstoodFilter, ...]) -> SearchInput:
    values: dict[str, Any] = {}
    for it in filters:
        name = KEYS[it.key]
        held = values.get(name, getattr(asked, name))
        if isinstance(held, tuple):
            values[name] = (*held, it.value)
        elif isinstance(held, bool):
            values[name] = True
        else:
            values[name] = date.fromisoformat(it.value) if name in {"van", "tot"} else it.value
    return replace(asked, **values)
