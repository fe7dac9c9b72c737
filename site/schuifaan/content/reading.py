"""One content file: its data, the lines its keys stand on, and its mistakes in Dutch."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from schuifaan.content.entry import HINTS
from schuifaan.content.problems import ContentError, ContentProblem, Severity
from schuifaan.content.toml_lines import KeyPath, key_lines, line_of

Model = TypeVar("Model", bound=BaseModel)

FENCE = "+++"
TOML_LINE = re.compile(r"at line (\d+)")

SENTENCES = {
    "missing": 'de sleutel "{key}" ontbreekt.',
    "extra_forbidden": 'de sleutel "{key}" kennen wij hier niet. Is dit een tikfout?',
    "string_type": '"{key}" moet tekst zijn, tussen aanhalingstekens.',
    "string_too_short": '"{key}" is leeg.',
    "float_type": '"{key}" moet een getal zijn.',
    "int_type": '"{key}" moet een heel getal zijn.',
    "bool_type": '"{key}" moet true of false zijn.',
    "date_type": '"{key}" moet een datum zijn, zonder aanhalingstekens, zoals 2026-02-15.',
    "tuple_type": '"{key}" moet een lijst zijn, tussen [ en ].',
    "literal_error": '"{key}" kan niet "{input}" zijn. Kies uit {expected}.',
    "greater_than_equal": '"{key}" is {input}, maar moet minstens {ge} zijn.',
    "less_than_equal": '"{key}" is {input}, maar mag hoogstens {le} zijn.',
    "string_pattern_mismatch": '"{key}" is "{input}", maar moet dit zijn: {hint}.',
}
"""Kind of mistake, as pydantic names it -> our words for it."""


@dataclass(frozen=True)
class ContentFile:
    """A file as it was read; `name` is relative to the content folder."""

    name: str
    data: dict[str, Any]
    lines: Mapping[KeyPath, int]

    def problem(self, path: KeyPath, sentence: str, severity: Severity = "fout") -> ContentProblem:
        """A problem at the line of `path`."""
        return ContentProblem(self.name, line_of(self.lines, path), severity, sentence)


def read_toml(folder: Path, name: str) -> ContentFile:
    """Read a TOML file; raises ContentError when that cannot be done."""
    text = _text(folder, name)
    return ContentFile(name, _parsed(name, text, lines_above=0), key_lines(text))


def read_page(folder: Path, name: str) -> ContentFile:
    """Read a page: the keys between its `+++` lines, and all that comes below as the key `markdown`."""
    text = _text(folder, name)
    opening, closing = FENCE + "\n", f"\n{FENCE}\n"
    if not text.startswith(opening) or closing not in text:
        sentence = f"de pagina begint niet met een kop tussen twee regels {FENCE}."
        raise ContentError([ContentProblem(name, 1, "fout", sentence)])
    head, _, body = text.removeprefix(opening).partition(closing)
    lines = {path: line + 1 for path, line in key_lines(head).items()}
    first_of_body = text.count("\n", 0, len(text) - len(body)) + 1
    data = {**_parsed(name, head, lines_above=1), "markdown": body}
    return ContentFile(name, data, {**lines, ("markdown",): first_of_body})


def validated(model: type[Model], file: ContentFile, given: Mapping[str, Any]) -> Model:
    """The file's data as `model`, with the values `given` that follow from where the file lies.

    Raises ContentError with every mistake.
    """
    try:
        return model.model_validate({**file.data, **given})
    except ValidationError as error:
        problems = [file.problem(mistake["loc"], _sentence(mistake)) for mistake in error.errors()]
        raise ContentError(problems) from None


def _sentence(mistake: ErrorDetails) -> str:
    key = next((part for part in reversed(mistake["loc"]) if isinstance(part, str)), "")
    context = mistake.get("ctx", {})
    if mistake["type"] not in SENTENCES:
        return f'"{key}" past niet: {mistake["input"]!r}.'
    hint = HINTS.get(str(context.get("pattern")), "")
    facts = {**context, "key": key, "input": mistake["input"], "hint": hint}
    return SENTENCES[mistake["type"]].format(**facts)


def _text(folder: Path, name: str) -> str:
    try:
        return (folder / name).read_text(encoding="utf-8")
    except FileNotFoundError:
        sentence = "dit bestand ontbreekt."
    except UnicodeDecodeError:
        sentence = "dit bestand is geen tekst in UTF-8."
    raise ContentError([ContentProblem(name, 1, "fout", sentence)])


def _parsed(name: str, text: str, lines_above: int) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = TOML_LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        sentence = f"dit is geen geldige TOML ({error})."
        raise ContentError([ContentProblem(name, line + lines_above, "fout", sentence)]) from None
