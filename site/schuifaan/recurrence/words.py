"""Dutch words for days, months, ordinals and numbers, in both directions."""

import unicodedata

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
NUMBERS = (
    "nul", "een", "twee", "drie", "vier", "vijf", "zes",
    "zeven", "acht", "negen", "tien", "elf", "twaalf",
)  # fmt: skip
ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "laatste": -1, "voorlaatste": -2}

_SHORT_WEEKDAYS = {"ma": 0, "di": 1, "wo": 2, "do": 3, "vr": 4, "za": 5, "zo": 6}


def plain(text: str) -> str:
    """Lower case, without accents, single spaces: what people meant to type."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def weekday_number(word: str) -> int | None:
    """0 for `maandag`, `maandags`, `maandagen`, `ma`, `ma.`; None for what is no weekday."""
    word = word.rstrip(".")
    if word in _SHORT_WEEKDAYS:
        return _SHORT_WEEKDAYS[word]
    return next((n for n, name in enumerate(WEEKDAYS) if word in (name, name + "s", name + "en")), None)


def month_number(word: str) -> int | None:
    """1 for `januari`, `jan`, `jan.`; three letters are enough, and `mrt` is March."""
    word = word.rstrip(".")
    if word == "mrt":
        return 3
    if len(word) < 3:
        return None
    return next((n for n, name in enumerate(MONTHS, 1) if name.startswith(word)), None)


def ordinal_number(word: str) -> int | None:
    """2 for `2e`, `2de`, `tweede`; -1 for `laatste`."""
    if word in ORDINALS:
        return ORDINALS[word]
    digits = word.rstrip("e").removesuffix("st").removesuffix("d")
    return (
        int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 2 and word != digits else None
    )


def count_number(word: str) -> int | None:
    """3 for `3` or `drie`."""
    if word.isascii() and word.isdigit() and len(word) <= 3:
        return int(word)
    return NUMBERS.index(word) if word in NUMBERS else None
