"""The characters that paper can show. Partners write what they like; one that no font has would spoil the whole sheet,
because the compiler refuses a page on which something cannot be read."""

import re
import unicodedata

UNREADABLE = "(naam: zie de site)"
"""For what has no character that we can show."""

# Latin, Greek, Cyrillic, Hebrew and Arabic letters, and the punctuation of print. No emoji: they add nothing in ink.
_NOT_SHOWN = re.compile(
    "[^ -~\u00a1-\u00ac\u00ae-\u024f\u1e00-\u1eff"
    "\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u0490\u0491"
    "\u05d0-\u05ea\u0621-\u063a\u0641-\u064a\u2010-\u2015\u2018-\u201e\u2022\u2026\u20ac]"
)


def printable(text: str) -> str:
    """The text on one line, without what cannot be shown; UNREADABLE when nothing is left of it."""
    whole = " ".join(unicodedata.normalize("NFC", text).split())
    return " ".join(_NOT_SHOWN.sub("", whole).split()) or (UNREADABLE if whole else "")
