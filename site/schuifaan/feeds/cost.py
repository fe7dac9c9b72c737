"""What a text about money says: `gratis`, `2,50`, `3 euro per keer`."""

import re
from typing import NamedTuple

from schuifaan.content.folding import fold
from schuifaan.inputs.activity import HIGHEST_COST_CENTS, LONGEST_LINE

_FREE = {
    "gratis",
    "geen",
    "geen kosten",
    "kosteloos",
    "vrij",
    "vrije toegang",
    "gratis toegang",
    "nvt",
    "niets",
}
_AMOUNT = re.compile(
    r"(?:€|eur|euro)?\s*(\d{1,6})(?:[.,](\d{1,2}|-+))?(?!\d)\s*(?:€|euro|eur)?", re.IGNORECASE
)


class Cost(NamedTuple):
    """An amount in cents, None when it is not known, and what else is said of it."""

    cents: int | None
    note: str = ""
    doubtful: bool = False
    """There is more than one amount in it, or one that nobody asks: then all of it is only a note."""


def read_cost(text: str) -> Cost:
    """`gratis` is 0, `2,50 per keer` is 250 with a note; words without an amount are only a note."""
    if fold(text) in _FREE:
        return Cost(0)
    match = _AMOUNT.search(text)
    if not match:
        return Cost(None, text[:LONGEST_LINE])
    cents = int(match[1]) * 100 + int((match[2] or "").strip("-").ljust(2, "0") or 0)
    rest = (text[: match.start()] + text[match.end() :]).strip(" ,.:;-")
    if cents > HIGHEST_COST_CENTS or re.search(r"\d", rest):
        return Cost(None, text[:LONGEST_LINE], doubtful=True)
    return Cost(cents, rest[:LONGEST_LINE])
