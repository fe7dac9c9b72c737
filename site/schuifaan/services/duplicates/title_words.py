"""The words of a title, for asking whether two titles mean the same activity. Pure functions.

Words that tell groups apart (a part of day, a number, a level, for whom) are worth more than all others
together: "Koffieochtend" and "Koffiemiddag" look alike and never are.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache

from schuifaan.content.folding import fold

_SMALL = frozenset({
    "de", "het", "een", "en", "in", "te", "op", "bij", "van", "voor", "met", "t", "s", "n", "aan", "der", "den",
    "ten", "ter", "om", "uur", "naar", "uit", "over", "onze", "ons",
})  # fmt: skip
_GENERIC = frozenset({
    "zaal", "zalencentrum", "centrum", "cultureel", "buurthuis", "dorpshuis", "wijkcentrum", "gebouw", "cafe",
    "restaurant", "stichting", "vereniging", "afdeling", "afd", "club", "locatie", "ontmoetingscentrum",
    "kulturhus", "gemeente",
})  # fmt: skip
_PARTS_OF_DAY = {
    "ochtend": "ochtend",
    "morgen": "ochtend",
    "middag": "middag",
    "avond": "avond",
    "nacht": "nacht",
}
_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
    "november", "december",
)  # fmt: skip
_COUNTED = {
    "eerste": "1", "tweede": "2", "derde": "3", "vierde": "4", "vijfde": "5", "zesde": "6",
    "i": "1", "ii": "2", "iii": "3", "iv": "4", "twee": "2", "drie": "3", "vier": "4", "vijf": "5",
}  # fmt: skip
# Beginnings of words, and what they stand for; the first that fits counts.
_FAMILIES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "niveau": (
        ("halfgevorder", "half"), ("gevorder", "gevorderd"), ("beginn", "begin"), ("starter", "begin"),
        ("instap", "begin"), ("kennismak", "begin"), ("introduct", "begin"), ("vervolg", "gevorderd"),
        ("basis", "begin"), ("herhaal", "herhaling"),
    ),
    "wie": (
        ("peuter", "peuter"), ("kleuter", "kleuter"), ("baby", "baby"), ("kinder", "kind"), ("kind", "kind"),
        ("jeugd", "jeugd"), ("jonger", "jeugd"), ("tiener", "jeugd"), ("senior", "senior"),
        ("ouderen", "senior"), ("ouders", "ouders"), ("volwassen", "volwassen"), ("mannen", "man"),
        ("heren", "man"), ("vrouwen", "vrouw"), ("dames", "vrouw"), ("meisjes", "vrouw"), ("meiden", "vrouw"),
        ("jongens", "man"), ("vaders", "vader"), ("moeders", "moeder"), ("mantelzorg", "mantelzorg"),
        ("weduw", "rouw"), ("nabestaan", "rouw"),
    ),
    "kant": (
        ("noord", "noord"), ("zuid", "zuid"), ("oost", "oost"), ("west", "west"), ("lange", "lang"),
        ("korte", "kort"), ("snelle", "snel"), ("rustige", "rustig"), ("buiten", "buiten"), ("binnen", "binnen"),
    ),
    "tijd van het jaar": (
        ("kerst", "kerst"), ("paas", "paas"), ("pasen", "paas"), ("sinterklaas", "sint"), ("zomer", "zomer"),
        ("winter", "winter"), ("herfst", "herfst"), ("najaar", "herfst"), ("voorjaar", "lente"),
        ("lente", "lente"), ("nieuwjaar", "nieuwjaar"), ("oudjaar", "oudjaar"), ("valentijn", "valentijn"),
    ),
}  # fmt: skip

_ENDINGS = (
    "ochtenden", "ochtend", "middagen", "middag", "avonden", "avond", "groep", "club", "cafe", "uurtje", "cursus",
    "toernooi", "bijeenkomst",
)  # fmt: skip

Marks = Mapping[str, frozenset[str]]


@lru_cache(maxsize=20_000)
def words_of(text: str) -> tuple[str, ...]:
    """The words that carry meaning, in order; numbers stand apart from the letters they are glued to."""
    parted = re.sub(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])", " ", fold(text))
    return tuple(word for word in parted.split() if word not in _SMALL)


def without(words: Iterable[str], names: Iterable[str]) -> tuple[str, ...]:
    """`words` without those of the places, venues and organisations that are known of the activity anyway.

    A word that tells groups apart is never taken out.
    """
    known = {word for name in names for word in words_of(name) if not _mark(word)}
    return tuple(word for word in words if word not in known)


def distinctive(name: str) -> frozenset[str]:
    """The words of a venue's or organisation's name that others do not have; all of them if it has only such."""
    words = frozenset(words_of(name))
    return words - _GENERIC or words


def marks_of(title: str, start: datetime) -> Marks:
    """What in a title tells groups apart, by family; what only repeats the start itself is left out."""
    repeated = {str(start.day), str(start.hour), str(start.minute), f"{start.minute:02}", str(start.year)}
    marks: dict[str, set[str]] = {}
    words = words_of(title)
    for position, word in enumerate(words):
        mark = _mark(word)
        if mark is None:
            continue
        family, value = mark
        follows = words[position + 1] if position + 1 < len(words) else ""
        if family == "maand" or (value in repeated and (follows in _MONTHS or _clock(title, value))):
            continue
        marks.setdefault(family, set()).add(value)
    return {family: frozenset(values) for family, values in marks.items()}


def contradict(one: Marks, other: Marks) -> bool:
    """Whether two titles name different groups: both say something of a family, and nothing is the same."""
    return any(one[family].isdisjoint(other[family]) for family in one.keys() & other.keys())


def related(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether any two words are akin: the same, or with four letters in a row in common.

    What half of all titles end in ("-middag", "-groep") does not count.
    """
    others = [_stem(word) for word in other]
    return any(_akin(_stem(word), it) for word in one for it in others)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending)
    return word


def _akin(a: str, b: str) -> bool:
    if len(a) < 3 or len(b) < 3:
        return False
    short, long = sorted((a, b), key=len)
    return (
        long.startswith(short)
        or long.endswith(short)
        or any(short[at : at + 4] in long for at in range(len(short) - 3))
    )


def _clock(title: str, value: str) -> bool:
    """Whether the number is part of a time or a date, as in `10.00 uur`, `19:30` and `3-12`."""
    return bool(
        re.search(rf"\b{value}\s*(?:[.:]\d\d|-\d|uur\b|u\b)|(?:\d[.:]|\d-){value}\b", title.casefold())
    )


@lru_cache(maxsize=20_000)
def _mark(word: str) -> tuple[str, str] | None:
    if word.isdecimal():
        return "nummer", str(int(word))
    if word in _COUNTED:
        return "nummer", _COUNTED[word]
    if len(word) == 1:
        return "letter", word
    if word in _MONTHS:
        return "maand", word
    for day in _DAYS:
        if word.startswith(day):
            return "dag", day
    for part, meaning in _PARTS_OF_DAY.items():
        if word.endswith((part, f"{part}en")):
            return "dagdeel", meaning
    for family, beginnings in _FAMILIES.items():
        for beginning, meaning in beginnings:
            if word.startswith(beginning):
                return family, meaning
    return None
