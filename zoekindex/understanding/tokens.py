"""A question cut into words that remember where they stood."""

import re
from dataclasses import dataclass
from functools import lru_cache

from zoekindex.analysis import fold

# "65+" is one word: without its plus it is a mere number.
_WORD = re.compile(r"[^\W_]+\+?")


@dataclass(frozen=True, slots=True)
class Token:
    """One word. `word` is folded; `gap` is what stands between the word before and this one."""

    word: str
    start: int
    end: int
    gap: str

    @property
    def number(self) -> int | None:
        """The whole number it is, of at most four plain digits ("3e" and "3de" are 3)."""
        digits = re.fullmatch(r"([0-9]{1,4})(?:e|de|ste)?", self.word)
        return int(digits[1]) if digits else None


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text, in order."""
    found: list[Token] = []
    before = 0
    for match in _WORD.finditer(text):
        found.append(Token(fold(match[0]), match.start(), match.end(), text[before : match.start()]))
        before = match.end()
    return tuple(found)


@lru_cache(maxsize=4096)
def words_in(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase from a list, cut as a question is."""
    return tuple(token.word for token in tokens_of(phrase))
