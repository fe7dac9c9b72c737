"""Names and words made comparable: capitals, accents, apostrophes and hyphens do not matter."""

import re
import unicodedata
from functools import lru_cache

# Straight, curly both ways, grave and acute: people type all of them in "'t Doesgoor".
APOSTROPHES = dict.fromkeys(map(ord, "'\u2019\u2018`\u00b4"))

_BETWEEN_WORDS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """`text` in plain lower-case letters: "Café 't Höfke" becomes "cafe t hofke"."""
    plain = unicodedata.normalize("NFKD", text.translate(APOSTROPHES))
    if not plain.isascii():  # nearly every word is: at each start the content alone asks for twelve thousand
        plain = "".join(character for character in plain if not unicodedata.combining(character))
    return _BETWEEN_WORDS.sub(" ", plain.casefold()).strip()


fold_name = lru_cache(maxsize=4096)(fold)
"""The same, for names of halls and clubs, which a sheet repeats in every line. Never for what a visitor wrote."""
