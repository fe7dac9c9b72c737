"""The languages of the screen, and their message catalogs.

The Dutch sentence is the message; only complete languages are live.
"""

from collections.abc import Callable
from functools import cache

from babel.support import NullTranslations, Translations

from schuifaan.paths import PACKAGE

SOURCE = "nl"
LIVE = (SOURCE,)
RIGHT_TO_LEFT = frozenset({"ar"})


def direction(code: str) -> str:
    """`rtl` or `ltr`, for the `dir` attribute."""
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"


@cache
def _catalog(code: str) -> NullTranslations:
    return Translations.load(PACKAGE / "translations", [code])


@cache
def gettext_for(code: str) -> Callable[..., str]:
    """The translation function of a language: the Dutch sentence in, its values by name.

    Bound once per language, because looking the catalog up for every sentence of every card is what makes a page
    of results slow.
    """
    translate = _catalog(code).gettext

    def gettext(sentence: str, **values: object) -> str:
        translated = translate(sentence)
        return translated % values if values else translated

    return gettext


@cache
def ngettext_for(code: str) -> Callable[..., str]:
    """The same for sentences that depend on a number; `%(aantal)s` is that number."""
    translate = _catalog(code).ngettext

    def ngettext(one: str, many: str, number: int, **values: object) -> str:
        return translate(one, many, number) % {"aantal": number, **values}

    return ngettext
