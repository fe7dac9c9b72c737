"""Sentences that hide who does something: "er wordt koffie geschonken"."""

import re

_AUXILIARIES = frozenset({"word", "wordt", "worden", "werd", "werden"})
_PARTICIPLE = re.compile(r"(?:\w{0,8}ge\w{3,}|(?:be|ver|ont|her|er|mis)\w{3,}|\w{2,}eerd)", re.IGNORECASE)
_PARTICIPLE_END = ("d", "t", "en")
# They look like participles and are none, or say what somebody becomes: "u wordt bekend met".
_NO_PARTICIPLES = frozenset({
    "bekend", "bereid", "bericht", "beleid", "besluit", "gebied", "geduld", "geen", "gedicht", "geld",
    "geleden", "geluid", "gesteld", "gewend", "gezicht", "gezond", "mensen", "vergeten", "verschillend",
})  # fmt: skip


def passive_participle(words: list[str]) -> str | None:
    """The participle of a passive sentence, None when the sentence says who does what."""
    lower = [word.lower() for word in words]
    if _AUXILIARIES.isdisjoint(lower):
        return None
    return next(
        (
            word
            for word in lower
            if word not in _NO_PARTICIPLES
            and word not in _AUXILIARIES
            and word.endswith(_PARTICIPLE_END)
            and _PARTICIPLE.fullmatch(word)
        ),
        None,
    )
