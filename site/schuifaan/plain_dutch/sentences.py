"""A text in sentences, and a sentence in words."""

import re
from collections.abc import Iterator

_ABBREVIATION = re.compile(r"(?<!\w)(?:a\.s|bijv|bv|ca|dhr|mevr|mw|nr|o\.a|i\.v\.m|tel|st)\.$", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\A\s*(\+\+\+|---)\n.*?\n\1\n", re.DOTALL)
# A heading, an item of a list, a row of a table and a quotation stand on their own, with or without a full stop.
_BLOCK_STARTS = re.compile(r"^\s*(?:#{1,6}\s|[-*•+>|]\s?|\d{1,2}[.)]\s)")
_MARKUP = re.compile(r"<[^>\n]*>|[*_`|#>]+")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
# A full stop between digits is a time or an amount: "9.30 uur".
_END = re.compile(r"""(?<=[.!?…])["”’')]*\s+(?=["“‘'(]*[A-ZÀ-Þ0-9])""")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def sentences(text: str) -> Iterator[str]:
    """Every sentence of a plain or Markdown text, in order, without its markup."""
    for block in _blocks(_FRONT_MATTER.sub("", text)):
        rest = ""
        for part in _END.split(block):
            rest = f"{rest} {part}".strip()
            if not _ABBREVIATION.search(rest):
                if _WORD.search(rest):
                    yield rest
                rest = ""
        if _WORD.search(rest):
            yield rest


def words(sentence: str) -> list[str]:
    """The words, without numbers, addresses of websites and e-mail addresses."""
    return [
        word
        for part in sentence.split()
        if not ("@" in part or "://" in part or part.lower().startswith("www."))
        for word in _WORD.findall(part)
    ]


def _blocks(text: str) -> Iterator[str]:
    block: list[str] = []
    for line in text.splitlines():
        if (not line.strip() or _BLOCK_STARTS.match(line)) and block:
            yield " ".join(block)
            block = []
        bare = _MARKUP.sub(" ", _LINK.sub(r"\1", _BLOCK_STARTS.sub("", line, count=1)))
        if bare.strip():
            block.append(" ".join(bare.split()))
    if block:
        yield " ".join(block)
