"""Words our own texts do without, and what to write instead."""

import re
from collections.abc import Iterator
from functools import cache

from schuifaan.content.entry import Entry, Text

LONG_ENOUGH_TO_BEND = 7
"""From this length on a word also stands for what grows from it: "eenzaam" for "eenzaamheid"."""


class WordToAvoid(Entry):
    """One word with its other forms."""

    word: Text
    also: tuple[str, ...] = ()
    instead: Text
    """Dutch, completes "Schrijf liever: ..."."""
    hint: bool = False
    """There are better words, but it may stand in our own texts."""
    explain: bool = False
    """It may stay where it is explained in the same sentence; `instead` is the explanation."""

    @property
    def forms(self) -> tuple[str, ...]:
        """The word itself and its other forms."""
        return (self.word, *self.also)

    def found_in(self, text: str) -> str | None:
        """The first of its forms that stands in `text`, as it is written there."""
        match = _pattern(self.forms).search(text)
        return match.group() if match else None


class WordsFile(Entry):
    """`words_to_avoid.toml`."""

    word: tuple[WordToAvoid, ...]


def avoidable(text: str, words: tuple[WordToAvoid, ...]) -> Iterator[tuple[str, WordToAvoid]]:
    """Every word to avoid that stands in `text`: as it is written there, and its entry."""
    if not _pattern(tuple(form for word in words for form in word.forms)).search(text):
        return  # as of nearly every text: asked ten times as fast as word by word
    for word in words:
        if found := word.found_in(text):
            yield found, word


@cache
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the forms as a word of its own, the longer ones with whatever grows from them."""
    endings = (r"\w*" if len(form) >= LONG_ENOUGH_TO_BEND else r"(?!\w)" for form in forms)
    either = "|".join(re.escape(form) + ending for form, ending in zip(forms, endings, strict=True))
    return re.compile(rf"(?<!\w)(?:{either})", re.IGNORECASE)
