"""`site/docs/contracts.md`, taken apart: its sections, tables, and the shapes of JSON it promises."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "site" / "docs" / "contracts.md"

Shape = None | dict[str, "Shape"] | list["Shape"]
"""What stands at a place in a JSON document: a value, an object by key, or a list of one kind of thing."""

_TOKEN = re.compile(r'"([^"]+)"|([{}\[\],:])|([^"{}\[\],:]+)')


def section(title: str) -> str:
    """The text under the heading `title`, up to the next heading."""
    found = re.search(
        rf"^## {re.escape(title)}$(.*?)(?=^## |\Z)", DOCUMENT.read_text(), re.MULTILINE | re.DOTALL
    )
    assert found, f"contracts.md has no section {title!r}"
    return found[1]


def rows(title: str) -> list[list[str]]:
    """The cells of the table in a section, without its head."""
    lines = [line for line in section(title).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines[2:]]


def code(text: str) -> list[str]:
    """What stands in backticks, line ends made spaces."""
    return [re.sub(r"\s+", " ", it) for it in re.findall(r"`([^`]+)`", text)]


def shape(text: str) -> Shape:
    """The shape that a sketch such as `{"a", "b": [{"c"}]}` stands for; a key without quotes stands for any."""
    tokens = [next(filter(None, match.groups())).strip() for match in _TOKEN.finditer(text)]
    found, rest = _value([token for token in tokens if token])
    assert not rest or rest[0].startswith("or"), rest
    return found


def _value(tokens: list[str]) -> tuple[Shape, list[str]]:
    match tokens:
        case ["[", *rest]:
            inside, rest = _value(rest) if rest[0] != "]" else (None, rest)
            return [inside], _without_words(rest[1:])
        case ["{", *rest]:
            found: dict[str, Shape] = {}
            while rest[0] != "}":
                key, *rest = rest
                found[key], rest = _value(rest[1:]) if rest[0] == ":" else (None, rest)
                rest = rest[1:] if rest[0] == "," else rest
            return found, _without_words(rest[1:])
    return None, tokens[1:]


def _without_words(tokens: list[str]) -> list[str]:
    """Past remarks such as `or null`."""
    while tokens and tokens[0] not in "{}[],:":
        tokens = tokens[1:]
    return tokens


def differences(promised: Shape, real: object, where: str = "document") -> list[str]:
    """Where a real document and the promised shape part; both ways, as far as the document has something there."""
    if isinstance(promised, dict) and isinstance(real, dict):
        if len(promised) == 1 and next(iter(promised)) in {"key", "need"}:  # any key
            (kind,) = promised.values()
            return [it for key, value in real.items() for it in differences(kind, value, f"{where}.{key}")]
        missing = [f"{where} has no {key!r}" for key in promised.keys() - real.keys()]
        unknown = [f"{where} has {key!r}, which is not promised" for key in real.keys() - promised.keys()]
        deeper = [
            differences(promised[key], real[key], f"{where}.{key}") for key in promised.keys() & real.keys()
        ]
        return [*missing, *unknown, *(it for part in deeper for it in part)]
    if isinstance(promised, list) and isinstance(real, list):
        return [it for value in real for it in differences(promised[0], value, f"{where}[]")]
    fits = promised is None or real is None
    return [] if fits else [f"{where} is {type(real).__name__}, not {type(promised).__name__}"]
