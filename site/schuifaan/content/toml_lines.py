"""On which line of a TOML file a key stands; the standard library's parser does not say."""

import re
from collections.abc import Iterator, Mapping

KeyPath = tuple[str | int, ...]
"""The way to a value: ("place", 3, "lat") is `lat` in the fourth `[[place]]`."""

HEADER = re.compile(r"\s*(\[\[?)([^\[\]]+)\]\]?\s*(#.*)?$")
KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
# A string of any of the four kinds, a comment, or one bracket: all that can open or close a value.
TOKEN = re.compile(r'"""|\'\'\'|"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*|[\[\]{}]')


def key_lines(text: str) -> dict[KeyPath, int]:
    """The line, from 1, of every table header and key of a valid TOML document."""
    lines: dict[KeyPath, int] = {}
    counts: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for number, line in _lines_that_start_something(text):
        if header := HEADER.match(line):
            table = _enter(_names(header[2]), header[1] == "[[", counts)
            lines.setdefault(table, number)
        elif key := KEY.match(line):
            lines.setdefault((*table, *_names(key[1])), number)
    return lines


def line_of(lines: Mapping[KeyPath, int], path: KeyPath) -> int:
    """The line of `path`, or of the nearest thing round it that has one; 1 for the file as a whole."""
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return 1


def _enter(names: tuple[str, ...], repeated: bool, counts: dict[KeyPath, int]) -> KeyPath:
    """The full path of a header: every `[[table]]` on the way gets the number of its latest entry."""
    path: KeyPath = ()
    for place, name in enumerate(names):
        path = (*path, name)
        if repeated and place == len(names) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _names(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _lines_that_start_something(text: str) -> Iterator[tuple[int, str]]:
    """Lines that are not the continuation of a long string or a list begun on a line before."""
    quote, depth = "", 0
    for number, line in enumerate(text.splitlines(), start=1):
        begins = not quote and depth == 0
        if begins:
            yield number, line
        if begins and HEADER.match(line):
            continue
        position = 0
        while position < len(line):
            if quote:
                end = line.find(quote, position)
                if end < 0:
                    break
                position, quote = end + len(quote), ""
                continue
            token = TOKEN.search(line, position)
            if token is None:
                break
            position = token.end()
            if token.group() in {'"""', "'''"}:
                quote = token.group()
            elif token.group() in "[{":
                depth += 1
            elif token.group() in "]}":
                depth -= 1
