"""Stems of words in Arabic and Cyrillic letters: light rules, for the few that are asked for in another language."""

import re

_ARABIC = re.compile("[\u0620-\u064a]+")
_CYRILLIC = re.compile("[\u0400-\u045f]+")
_SAME_LETTERS = str.maketrans({"ة": "ه", "ى": "ي"})  # written for each other at the end of a word
_ARTICLE = re.compile("^(?:[وبفك]?ال|لل)(?=.{3})")
_ARABIC_ENDING = re.compile("(?<=.{3})(?:ات|ه)$")
# Cases, numbers and the infinitive of Ukrainian, as they are left when a text is folded (й is и, ї is і).
_CYRILLIC_ENDING = re.compile(
    "(?<=.{3})(?:уваннями|увати|ання|анням|ами|ями|ові|еві|ого|ому|ати|ити|яти|іти|ою|ею|ів|ах|ях|ам|ям|ом|ем|[аеиіоуюяь])$"
)


def stem_in_script(word: str) -> str:
    """The stem of a folded word in Arabic or Cyrillic letters; another word is its own stem."""
    if _ARABIC.fullmatch(word):
        return _ARABIC_ENDING.sub("", _ARTICLE.sub("", word.translate(_SAME_LETTERS)))
    if _CYRILLIC.fullmatch(word):
        return _CYRILLIC_ENDING.sub("", word)
    return word
