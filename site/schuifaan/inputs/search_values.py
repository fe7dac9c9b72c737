"""Reading single values of a question, and saying in words which ones we cannot use."""

import re
from datetime import date

from schuifaan.content import Content
from schuifaan.inputs.text import one_line

_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DUTCH_DATE = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
_POSTCODE = re.compile(r"([1-9][0-9]{3})\s?([A-Za-z]{2})?")
_SHORT_NUMBER = re.compile(r"[0-9]{1,9}")

# What the key is called in a sentence, and what we do when nothing usable is left of it.
_WORDS = {
    "gemeente": ("de gemeente", "Wij zoeken in alle gemeenten."),
    "plaats": ("de plaats", "Wij zoeken in alle plaatsen."),
    "dag": ("de dag", "Wij zoeken op alle dagen."),
    "dagdeel": ("het dagdeel", "Wij zoeken op de hele dag."),
    "van": ("de datum", "Wij zoeken vanaf nu."),
    "tot": ("de datum", "Wij zoeken zonder laatste dag."),
    "soort": ("de soort", "Wij zoeken in alle soorten."),
    "vorm": ("de vorm", "Wij zoeken in alle vormen."),
    "voor": ("de keuze", "Wij zoeken voor iedereen."),
    "taal": ("de taal", "Wij zoeken in alle talen."),
    "vervoer": ("het vervoer", "Wij letten niet op het vervoer."),
    "nodig": ("de voorziening", "Wij letten daar niet op."),
    "vertrek": ("het vertrekpunt", "Vul een plaats in, of de vier cijfers van uw postcode."),
    "gratis": ("de keuze", "Wij letten niet op de kosten."),
    "zonder-aanmelden": ("de keuze", "Wij letten niet op aanmelden."),
    "letterlijk": ("de keuze", "Wij zoeken ook met andere vormen van uw woorden."),
    "sorteer": ("de volgorde", "Wij kiezen zelf een volgorde."),
    "pagina": ("de pagina", "U ziet de eerste pagina."),
    "limit": ("het aantal", "Wij kiezen zelf een aantal."),
}
_SHOWN_AT_MOST = 40


class Problems:
    """Sentences about what we could not use; each once."""

    def __init__(self) -> None:
        self._sentences: dict[str, None] = {}

    @property
    def sentences(self) -> tuple[str, ...]:
        """Everything that was said, in order."""
        return tuple(self._sentences)

    def say(self, sentence: str) -> None:
        """Note a sentence for whoever asked."""
        self._sentences[sentence] = None

    def unknown(self, key: str, values: list[str], known: list[str | None]) -> None:
        """Say of each of `values` that we do not know it; `known` is what the key still holds."""
        thing, then = _WORDS[key]
        if any(known):
            then = "Wij zoeken zonder."
        for value in values:
            self.say(f"Wij kennen {thing} “{value[:_SHOWN_AT_MOST]}” niet. {then}")


def read_words(value: object, longest: int) -> str:
    """Text on one line without unseen characters, cut at `longest`; odd encodings become harmless text."""
    text = one_line(value[: 10 * longest]) if isinstance(value, str) else ""
    return str(text)[:longest]


def read_choice(key: str, value: str, content: Content) -> str | None:
    """The code or slug that `value` stands for under `key`; None when we do not know it."""
    if key == "gemeente":
        return value.casefold() if value.casefold() in content.municipalities else None
    if key == "plaats":
        return _place(value, content)
    if key == "vertrek":
        postcode = _POSTCODE.fullmatch(value)
        if postcode:
            return postcode[1] if content.place_for_postcode(postcode[1]) else None
        return _place(value, content)
    if key == "dag" and (day := read_date(value)):
        return day.isoformat()
    return content.code_for(key, value)


def read_date(value: str) -> date | None:
    """A date written `2026-11-18` or `18-11-2026`."""
    if match := _ISO_DATE.fullmatch(value):
        year, month, day = match.groups()
    elif match := _DUTCH_DATE.fullmatch(value):
        day, month, year = match.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def read_number(value: str) -> int | None:
    """A whole number of at most nine ordinary digits."""
    return int(value) if _SHORT_NUMBER.fullmatch(value) else None


def _place(value: str, content: Content) -> str | None:
    if value in content.places:
        return value
    place = content.place_for(value)
    return place.slug if place else None
