"""Content lines of an iCalendar file, and the blocks they form, however damaged the file is."""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from schuifaan.feeds.decoding import decode

_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_NAME = re.compile(r"[A-Za-z0-9-]+")
_PARAMETER = re.compile(r';\s*([A-Za-z0-9-]+)\s*=\s*("[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*')
# Longer than any text we keep (LONGEST_TEXT, escaped and folded); a picture in base64 is cut off here.
LONGEST_LINE = 200_000
_PRINTABLE = "QUOTED-PRINTABLE"


@dataclass(frozen=True, slots=True)
class Line:
    """`NAME;PARAM=x:value`, with the number of its first line in the file."""

    number: int
    name: str
    params: dict[str, str]
    value: str


@dataclass(slots=True)
class Block:
    """BEGIN to END. `closed` is False when its END is missing."""

    name: str
    number: int
    lines: list[Line] = field(default_factory=list)
    blocks: list["Block"] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)
    """Lines that are no content lines."""
    closed: bool = False

    def first(self, name: str) -> Line | None:
        """The first line called `name`, or None."""
        return next((line for line in self.lines if line.name == name), None)

    def all(self, name: str) -> list[Line]:
        """Every line called `name`."""
        return [line for line in self.lines if line.name == name]

    def text(self, name: str) -> str:
        """The first `name` as text, unescaped; empty when there is none."""
        line = self.first(name)
        return unescape(line.value) if line else ""

    def walk(self) -> Iterator["Block"]:
        """This block and all within it."""
        waiting = [self]
        while waiting:
            block = waiting.pop()
            yield block
            waiting += reversed(block.blocks)


def unfold(text: str) -> Iterator[tuple[int, str]]:
    """Whole content lines with line numbers; a line that begins with space or tab continues the last.

    So does the one behind a `=`, in the encoding that vCalendar 1.0 has from mail.
    """
    number, pieces = 0, [""]
    for count, line in enumerate(_LINE_BREAK.split(text), 1):
        if pieces[-1].endswith("=") and _PRINTABLE in pieces[0][:200].upper():
            pieces[-1] = pieces[-1][:-1]
            pieces.append(line)
            continue
        if line[:1] in (" ", "\t") and any(pieces):
            pieces.append(line[1:])
            continue
        if joined := "".join(pieces):
            yield number, joined[:LONGEST_LINE]
        number, pieces = count, [line]
    if joined := "".join(pieces):
        yield number, joined[:LONGEST_LINE]


def read_line(number: int, text: str) -> Line | None:
    """The content line `text`, or None when it is none."""
    name = _NAME.match(text)
    if not name:
        return None
    position, params = name.end(), {}
    while match := _PARAMETER.match(text, position):
        params[match[1].upper()] = match[2].strip('"')
        position = match.end()
    if text[position : position + 1] != ":":
        return None
    value = text[position + 1 :]
    if params.get("ENCODING", "").upper() == _PRINTABLE:
        value = decode(quopri.decodestring(value.encode(errors="replace")))[0]
    return Line(number, name.group().upper(), params, value)


def read_blocks(text: str) -> Block:
    """The file as one block without a name; blocks that were never closed end where their parent does."""
    root = Block("", 1)
    open_blocks = [root]
    for number, content in unfold(text):
        line = read_line(number, content.lstrip())
        if line is None:
            if content.strip():
                open_blocks[-1].bad.append(content[:200])
        elif line.name == "BEGIN":
            _begin(open_blocks, Block(line.value.strip().upper(), number))
        elif line.name == "END":
            _end(open_blocks, line.value.strip().upper())
        else:
            open_blocks[-1].lines.append(line)
    return root


def _begin(open_blocks: list[Block], block: Block) -> None:
    # A VEVENT never holds a VEVENT: the one before it lost its END.
    if block.name in ("VEVENT", "VCALENDAR"):
        while any(open_.name == block.name for open_ in open_blocks):
            open_blocks.pop()
    open_blocks[-1].blocks.append(block)
    if len(open_blocks) < 20:
        open_blocks.append(block)


def _end(open_blocks: list[Block], name: str) -> None:
    if not any(block.name == name for block in open_blocks[1:]):
        open_blocks[0].bad.append(f"END:{name[:40]}")
        return
    while open_blocks[-1].name != name:
        open_blocks.pop()
    open_blocks.pop().closed = True


def unescape(value: str) -> str:
    r"""A TEXT value as it was meant: `\n`, `\,`, `\;` and `\\`."""
    if "\\" not in value:
        return value
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value, flags=re.DOTALL)


def split_values(value: str) -> list[str]:
    r"""The values of a list, split at commas that are not escaped."""
    return re.split(r"(?<!\\),", value)
