"""Reading single values of a question, and saying in words which ones we cannot use."""

import re
from datetime import date

from schuifaan.content import Content
from schuifaan.inputs.text import one_line
from schuifaan.messages import Message, marked

_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DUTCH_DATE = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
_POSTCODE = re.compile(r"([1-9][0-9]{3})\s?([A-Za-z]{2})?")
_SHORT_NUMBER = re.compile(r"[0-9]{1,9}")

# What we say of a value we do not know, and what we do when nothing usable is left of the key.
_WORDS: dict[str, tuple[str, Message]] = {
    "gemeente": (
        marked("Wij kennen de gemeente “%(waarde)s” niet."),
        Message("Wij zoeken in alle gemeenten."),
    ),
    "plaats": (marked("Wij kennen de plaats “%(waarde)s” niet."), Message("Wij zoeken in alle plaatsen.")),
    "dag": (marked("Wij kennen de dag “%(waarde)s” niet."), Message("Wij zoeken op alle dagen.")),
    "dagdeel": (marked("Wij kennen het dagdeel “%(waarde)s” niet."), Message("Wij zoeken op de hele dag.")),
    "van": (marked("Wij kennen de datum “%(waarde)s” niet."), Message("Wij zoeken vanaf nu.")),
    "tot": (marked("Wij kennen de datum “%(waarde)s” niet."), Message("Wij zoeken zonder laatste dag.")),
    "soort": (marked("Wij kennen de soort “%(waarde)s” niet."), Message("Wij zoeken in alle soorten.")),
    "vorm": (marked("Wij kennen de vorm “%(waarde)s” niet."), Message("Wij zoeken in alle vormen.")),
    "voor": (marked("Wij kennen de keuze “%(waarde)s” niet."), Message("Wij zoeken voor iedereen.")),
    "taal": (marked("Wij kennen de taal “%(waarde)s” niet."), Message("Wij zoeken in alle talen.")),
    "vervoer": (
        marked("Wij kennen het vervoer “%(waarde)s” niet."),
        Message("Wij letten niet op het vervoer."),
    ),
    "nodig": (marked("Wij kennen de keuze “%(waarde)s” niet."), Message("Wij letten daar niet op.")),
    "vertrek": (
        marked("Wij kennen het vertrekpunt “%(waarde)s” niet."),
        Message("Vul een plaats in, of de vier cijfers van uw postcode."),
    ),
    "gratis": (marked("Wij kennen de keuze “%(waarde)s” niet."), Message("Wij letten niet op de kosten.")),
    "zonder-aanmelden": (
        marked("Wij kennen de keuze “%(waarde)s” niet."),
        Message("Wij letten niet op aanmelden."),
    ),
    "letterlijk": (
        marked("Wij kennen de keuze “%(waarde)s” niet."),
        Message("Wij zoeken ook met andere vormen van uw woorden."),
    ),
    "sorteer": (
        marked("Wij kennen de volgorde “%(waarde)s” niet."),
        Message("Wij kiezen zelf een volgorde."),
    ),
    "pagina": (marked("Wij kennen de pagina “%(waarde)s” niet."), Message("U ziet de eerste pagina.")),
    "limit": (marked("Wij kennen het aantal “%(waarde)s” niet."), Message("Wij kiezen zelf een aantal.")),
}
_WITHOUT = Message("Wij zoeken zonder.")
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
        sentence, then = _WORDS[key]
        if any(known):
            then = _WITHOUT
        for value in values:
            unknown = Message(sentence, waarde=value[:_SHOWN_AT_MOST])
            # Translators: two sentences after each other
            self.say(Message("%(zin)s %(gevolg)s", zin=unknown, gevolg=then))


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
