"""Whether a change fits, before anybody keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from schuifaan.content import Library
from schuifaan.content.folding import fold
from schuifaan.content.overlay import Change, GoneError, Value, lay_over, standing
from schuifaan.content.overlay.words import SYNONYM
from schuifaan.errors import InputError, NotFoundError
from schuifaan.inputs.content_change import FORMS, Form, Reading, answers_of, form_of, value_of
from schuifaan.inputs.text import one_line
from schuifaan.services.content_in_use.in_use import ContentInUse, changes_in

LONGEST_KEY = 200
_FIELDS = {
    "start": "begin",
    "end": "eind",
    "source": "bron",
    "phone": "telefoon",
    "phone_source": "bron",
    "phone_checked": "gezien",
    "working_days": "werkdagen",
    "dated": "datum",
    "hours": "tijden",
    "cents_per_km": "prijs",
    "text": "tekst",
    "words": "woorden",
    "entries": "getypt",
    "broader": "breder",
    "weight": "gewicht",
    "note": "uitleg",
}
"""Key of the files -> the field that asks for it."""

Mistakes = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Draft:
    """A change that somebody is making."""

    kind: str
    key: str
    value: Value
    before: Value
    """What stands there now."""
    library: Library
    """The files as they would be."""
    mistakes: tuple[tuple[str, str], ...] = ()
    """Field and Dutch sentence; nothing can be kept while there are any."""


def form_for(kind: str, key: str) -> Form:
    """The form of what this key leads to; raises NotFoundError."""
    name = form_of(kind, key)
    if name not in FORMS:
        raise NotFoundError("Dit is er niet.")
    return FORMS[name]


def standing_answers(in_use: ContentInUse, kind: str, key: str) -> dict[str, str]:
    """The form filled in with what stands there now; raises NotFoundError."""
    return answers_of(form_for(kind, key), stands(in_use.library, kind, key))


def said(kind: str, key: str, value: Value) -> dict[str, str]:
    """A value as its form shows it; one that no form of ours made, as it is."""
    try:
        return {name: str(answer) for name, answer in answers_of(form_for(kind, key), value).items()}
    except (NotFoundError, AttributeError, KeyError, StopIteration, TypeError, ValueError):
        return {"waarde": str(value)}


def stands(library: Library, kind: str, key: str) -> Value:
    """What stands under a key; raises NotFoundError when that cannot be changed here."""
    try:
        return standing(library, kind, key)
    except GoneError as error:
        raise NotFoundError("Dit is er niet.") from error


def new_key(kind: str, answers: Mapping[str, str]) -> str:
    """The key of a new group of words, or of a new phrase; empty when nothing was filled in."""
    if kind == "crisis":
        return str(one_line(answers.get("zin", "")))[:LONGEST_KEY].casefold()
    return fold(next(iter(Reading(answers).words("woorden")), ""))[:LONGEST_KEY]


def drafted(
    connection: Connection, in_use: ContentInUse, kind: str, key: str, answers: Mapping[str, str]
) -> Draft:
    """The change that a filled-in form asks for, and what is wrong with it. Raises NotFoundError."""
    in_use.as_of(connection)
    form = form_for(kind, key)
    before = stands(in_use.library, kind, key)
    value, mistakes = value_of(form, answers)
    if not mistakes and value == before:
        mistakes = [(form.fields[0], "U hebt niets veranderd.")]
    if (
        not mistakes
        and kind == SYNONYM.code
        and value
        and fold(value["words"][0] if value["words"] else "") != key
    ):
        mistakes = [("woorden", f"Laat het eerste woord staan: {key}. Zo heet deze groep.")]
    if mistakes:
        return Draft(kind, key, value, before, in_use.library, tuple(mistakes))
    library, sentences = fitting(connection, in_use, kind, key, value)
    return Draft(kind, key, value, before, library, tuple(_at_fields(form.fields[0], sentences)))


def fitting(
    connection: Connection, in_use: ContentInUse, kind: str, key: str, value: Value | None
) -> tuple[Library, tuple[str, ...]]:
    """The files with this value under the key (None: as shipped), and why that cannot be, in Dutch."""
    changes = [it for it in changes_in(connection) if (it.kind, it.key) != (kind, key)]
    if value is not None:
        changes.append(Change(0, kind, key, value))
    known = {it.change.number for it in in_use.left_out}
    laid = lay_over(in_use.shipped, changes)
    broken = [it for it in laid.left_out if it.change.number not in known]
    return laid.library, tuple(sentence for it in broken for sentence in it.sentences)


def refuse(sentences: tuple[str, ...]) -> None:
    """Raises InputError when there are any."""
    if sentences:
        raise InputError(" ".join(f"{it[:1].upper()}{it[1:]}" for it in sentences))


def _at_fields(first: str, sentences: tuple[str, ...]) -> Mistakes:
    """Each sentence at the field it is about, in the words of the form."""
    placed: Mistakes = []
    for sentence in sentences:
        name = next((key for key in _FIELDS if f'"{key}"' in sentence), "")
        said = sentence.replace(f'"{name}"', f'"{_FIELDS[name]}"') if name else sentence
        placed.append((_FIELDS.get(name, first), f"{said[:1].upper()}{said[1:]}"))
    return placed
