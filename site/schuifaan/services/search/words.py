"""A question said back: the sentence above the results, and the choices one can take away."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import reduce
from itertools import groupby

from schuifaan.content import Content
from schuifaan.inputs.search import SearchInput
from schuifaan.messages import Counted, Label, Message
from schuifaan.services.search.cards import Chip

# As one would say it: what, for whom, where, when, how. The order of results is no such choice.
SAID = (
    *("q", "soort", "vorm", "voor", "taal", "plaats", "gemeente", "dag", "dagdeel", "van", "tot"),
    *("vervoer", "vertrek", "nodig", "gratis", "zonder-aanmelden", "letterlijk"),
)
_ANY_OF = frozenset({"plaats", "dag", "dagdeel", "soort", "vorm", "voor", "taal"})
"""Keys of which one value will do; of `vervoer` and `nodig` every value must hold."""
_DAY_WORDS = {
    "vandaag": Message("vandaag"),
    "morgen": Message("morgen"),
    "weekend": Message("dit weekend"),
    "maandag": Message("op maandag"),
    "dinsdag": Message("op dinsdag"),
    "woensdag": Message("op woensdag"),
    "donderdag": Message("op donderdag"),
    "vrijdag": Message("op vrijdag"),
    "zaterdag": Message("op zaterdag"),
    "zondag": Message("op zondag"),
}
_BARE = {
    "gratis": Message("gratis"),
    "zonder-aanmelden": Message("zonder aanmelden"),
    "letterlijk": Message("precies deze woorden"),
}


def chips(asked: SearchInput, content: Content) -> tuple[Chip, ...]:
    """Every choice in words, one by one, in the order in which one would say them."""
    chosen = sorted(
        ((SAID.index(key), key, value) for key, value in asked.pairs() if key in SAID), key=lambda it: it[0]
    )
    return tuple(Chip(key, value, phrase(key, value, content)) for _, key, value in chosen)


def sentence(total: int, chosen: Iterable[Chip]) -> Message:
    """`12 activiteiten: wandelen, in Markelo, op dinsdag`. A place says its municipality already."""
    chosen = list(chosen)
    placed = any(chip.key == "plaats" for chip in chosen)
    by_key = groupby(
        (chip for chip in chosen if not (placed and chip.key == "gemeente")), lambda chip: chip.key
    )
    said = [_joined(key, [chip.text for chip in alike]) for key, alike in by_key]
    if not said:
        return activities(total)
    # Translators: as in: 12 activities: walking, in Markelo
    return Message("%(telling)s: %(keuzes)s", telling=activities(total), keuzes=reduce(_and_then, said))


def all_of(key: str, chosen: Iterable[Chip]) -> str:
    """Everything chosen under one key, in words: `op maandag of op dinsdag`."""
    return _joined(key, [chip.text for chip in chosen if chip.key == key])


def activities(total: int) -> Message:
    """A number of activities, in words."""
    if total == 0:
        return Message("Geen activiteiten")
    return Counted("%(aantal)s activiteit", "%(aantal)s activiteiten", total)


def phrase(key: str, value: str, content: Content) -> str:
    """One choice in words: `in Markelo`, `op dinsdag`, `rolstoel`."""
    return _PHRASES[key](value, content) if key in _PHRASES else _BARE[key]


def place_name(slug: str, content: Content) -> str:
    """The place's name; with its municipality when many towns have a place of this name."""
    place = content.places[slug]
    if not place.local_name:
        return place.name
    return f"{place.name} ({content.municipalities[place.municipality].name})"


def listed_with_and(names: Sequence[str]) -> str:
    """`Almelo en Hof van Twente`."""
    # Translators: the end of a list of names: "Almelo and Hof van Twente"
    return reduce(lambda texts, last: Message("%(namen)s en %(laatste)s", namen=texts, laatste=last), names)


def _joined(key: str, texts: Sequence[str]) -> str:
    if key in _ANY_OF and len(texts) > 1:
        # Translators: the end of a list of choices: "coffee or walking"
        return Message("%(keuzes)s of %(laatste)s", keuzes=reduce(_and_then, texts[:-1]), laatste=texts[-1])
    return reduce(_and_then, texts)


def _and_then(texts: str, following: str) -> Message:
    # Translators: the comma of a list
    return Message("%(keuzes)s, %(volgende)s", keuzes=texts, volgende=following)


def _day(value: str, _content: Content) -> str:
    return _DAY_WORDS.get(value) or Message("op %(dag)s", dag=date.fromisoformat(value))


def _start(value: str, content: Content) -> str:
    if value in content.places:
        return Message("vanaf %(plaats)s", plaats=place_name(value, content))
    return Message("vanaf postcode %(postcode)s", postcode=value)


def _label(kind: str) -> Callable[[str, Content], Message]:
    return lambda value, content: Message(content.codes[kind][value].label)


def _small(kind: str) -> Callable[[str, Content], Message]:
    """The label as it stands inside a Dutch sentence; other languages keep it as it is."""
    return lambda value, content: Label(content.codes[kind][value].label)


_PHRASES: dict[str, Callable[[str, Content], str]] = {
    "q": lambda value, _: f"“{value}”",
    "gemeente": lambda value, content: Message("in %(plaats)s", plaats=content.municipalities[value].name),
    "plaats": lambda value, content: Message("in %(plaats)s", plaats=place_name(value, content)),
    "dag": _day,
    # Translators: as in: in the morning
    "dagdeel": lambda value, content: Message("in de %(dagdeel)s", dagdeel=_small("dagdeel")(value, content)),
    "van": lambda value, _: Message("vanaf %(dag)s", dag=date.fromisoformat(value)),
    "tot": lambda value, _: Message("tot en met %(dag)s", dag=date.fromisoformat(value)),
    "soort": _small("soort"),
    "vorm": _small("vorm"),
    # Translators: "for: older people"; what follows is a label, in its basic form
    "voor": lambda value, content: Message("voor %(wie)s", wie=_small("voor")(value, content)),
    "taal": _label("taal"),
    "vervoer": _small("vervoer"),
    "nodig": _small("nodig"),
    "vertrek": _start,
}
