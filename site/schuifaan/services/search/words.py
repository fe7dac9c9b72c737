"""A question said back in Dutch: the sentence above the results, and the choices one can take away."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby

from schuifaan.content import Content
from schuifaan.inputs.search import SearchInput
from schuifaan.recurrence.words import MONTHS, WEEKDAYS
from schuifaan.services.search.cards import Chip

# As one would say it: what, for whom, where, when, how. The order of results is no such choice.
SAID = (
    *("q", "soort", "vorm", "voor", "taal", "plaats", "gemeente", "dag", "dagdeel", "van", "tot"),
    *("vervoer", "vertrek", "nodig", "gratis", "zonder-aanmelden", "letterlijk"),
)
_ANY_OF = frozenset({"plaats", "dag", "dagdeel", "soort", "vorm", "voor", "taal"})
"""Keys of which one value will do; of `vervoer` and `nodig` every value must hold."""
_DAY_WORDS = {"vandaag": "vandaag", "morgen": "morgen", "weekend": "dit weekend"}
_BARE = {"gratis": "gratis", "zonder-aanmelden": "zonder aanmelden", "letterlijk": "precies deze woorden"}


def chips(asked: SearchInput, content: Content) -> tuple[Chip, ...]:
    """Every choice in words, one by one, in the order in which one would say them."""
    chosen = sorted(
        ((SAID.index(key), key, value) for key, value in asked.pairs() if key in SAID), key=lambda it: it[0]
    )
    return tuple(Chip(key, value, phrase(key, value, content)) for _, key, value in chosen)


def sentence(total: int, chosen: Iterable[Chip]) -> str:
    """`12 activiteiten: wandelen, in Markelo, op dinsdag`. A place says its municipality already."""
    chosen = list(chosen)
    placed = any(chip.key == "plaats" for chip in chosen)
    by_key = groupby(
        (chip for chip in chosen if not (placed and chip.key == "gemeente")), lambda chip: chip.key
    )
    said = ", ".join(_joined(key, [chip.text for chip in alike]) for key, alike in by_key)
    return f"{activities(total)}: {said}" if said else activities(total)


def all_of(key: str, chosen: Iterable[Chip]) -> str:
    """Everything chosen under one key, in words: `op maandag of op dinsdag`."""
    return _joined(key, [chip.text for chip in chosen if chip.key == key])


def activities(total: int) -> str:
    """A number of activities, in words."""
    if total == 0:
        return "Geen activiteiten"
    return "1 activiteit" if total == 1 else f"{total} activiteiten"


def phrase(key: str, value: str, content: Content) -> str:
    """One choice in words: `in Markelo`, `op dinsdag`, `rolstoel`."""
    return _PHRASES[key](value, content) if key in _PHRASES else _BARE[key]


def place_name(slug: str, content: Content) -> str:
    """The place's name; with its municipality when many towns have a place of this name."""
    place = content.places[slug]
    if not place.local_name:
        return place.name
    return f"{place.name} ({content.municipalities[place.municipality].name})"


def dutch_date(day: date) -> str:
    """`woensdag 18 november 2026`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def _joined(key: str, texts: Sequence[str]) -> str:
    if key in _ANY_OF and len(texts) > 1:
        return f"{', '.join(texts[:-1])} of {texts[-1]}"
    return ", ".join(texts)


def _day(value: str, _content: Content) -> str:
    if value in WEEKDAYS:
        return f"op {value}"
    return _DAY_WORDS.get(value) or f"op {dutch_date(date.fromisoformat(value))}"


def _start(value: str, content: Content) -> str:
    return f"vanaf {place_name(value, content) if value in content.places else f'postcode {value}'}"


def _label(kind: str, before: str = "", lower: bool = True) -> Callable[[str, Content], str]:
    def said(value: str, content: Content) -> str:
        label = content.codes[kind][value].label
        return before + (label[:1].lower() + label[1:] if lower and not label[:2].isupper() else label)

    return said


_PHRASES: dict[str, Callable[[str, Content], str]] = {
    "q": lambda value, _: f"“{value}”",
    "gemeente": lambda value, content: f"in de gemeente {content.municipalities[value].name}",
    "plaats": lambda value, content: f"in {place_name(value, content)}",
    "dag": _day,
    "dagdeel": _label("dagdeel", "in de "),
    "van": lambda value, _: f"vanaf {dutch_date(date.fromisoformat(value))}",
    "tot": lambda value, _: f"tot en met {dutch_date(date.fromisoformat(value))}",
    "soort": _label("soort"),
    "vorm": _label("vorm"),
    "voor": _label("voor", "voor "),
    "taal": _label("taal", lower=False),
    "vervoer": _label("vervoer"),
    "nodig": _label("nodig"),
    "vertrek": _start,
}
