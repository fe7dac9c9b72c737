"""Cleaning of text from outside, before anything else looks at it."""

import re
import unicodedata
from typing import Annotated

from pydantic import BeforeValidator

# Format characters that change what a reader sees without being seen (bidi overrides, zero-width joiners in
# titles); NUL and lone surrogates are refused by databases and encoders further on.
_UNSEEN = {"Cc", "Cs", "Cf", "Co", "Cn"}
_SPACES = re.compile(r"[ \t\f\v\u00a0\u2000-\u200a\u202f\u3000]+")
_BLANK_LINES = re.compile(r"\n{3,}")


def one_line(text: object) -> object:
    """Text on one line: composed characters, no unseen ones, single spaces. Other types pass unchanged."""
    if not isinstance(text, str):
        return text
    return _SPACES.sub(" ", _visible(text).replace("\n", " ")).strip()


def paragraphs(text: object) -> object:
    """Text of several lines, cleaned likewise; at most one blank line between paragraphs."""
    if not isinstance(text, str):
        return text
    lines = (_SPACES.sub(" ", line).strip() for line in _visible(text).split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def _visible(text: str) -> str:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if text.replace("\n", "").replace("\t", "").isprintable():  # as nearly every text is
        return text
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in _UNSEEN)


OneLine = Annotated[str, BeforeValidator(one_line)]
Paragraphs = Annotated[str, BeforeValidator(paragraphs)]
