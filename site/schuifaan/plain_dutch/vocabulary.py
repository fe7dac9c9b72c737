"""How long a word is to the ear, and whether people use it every day."""

import lzma
from functools import cache
from importlib.resources import files

import pyphen

SHORTEST_PART = 3  # letters; shorter parts are found in almost anything
# Between the parts of a compound: dorpshuis, zonnebloem, boekenkast.
_BETWEEN = ("", "s", "e", "en", "-")


@cache
def common_words() -> frozenset[str]:
    """Words that Dutch people meet at least twice in a million words; see data/README.md."""
    packed = files("schuifaan.plain_dutch").joinpath("data", "common_words.txt.xz").read_bytes()
    return frozenset(lzma.decompress(packed).decode().split())


def syllables(word: str) -> int:
    """Counted as the places where the word may be broken off."""
    return sum(len(_hyphenation().positions(part)) + 1 for part in word.lower().split("-") if part)


def is_everyday(word: str) -> bool:
    """Whether a word is common Dutch, or put together of two common words ("koffieochtend")."""
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    common = common_words()
    if len(word) < SHORTEST_PART or word in common:
        return True
    starts = (word[:place] for place in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1))
    return any(
        start in common
        and any(
            rest.startswith(glue) and len(rest) - len(glue) >= SHORTEST_PART and rest[len(glue) :] in common
            for glue in _BETWEEN
        )
        for start in starts
        for rest in (word[len(start) :],)
    )


@cache
def _hyphenation() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL", left=1, right=1)
