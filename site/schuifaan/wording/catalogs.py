"""The languages of the screen, and their message catalogs.

The Dutch sentence is the message. A language is live when its catalog is complete: an incomplete one is not compiled
(`site/build_hook.py`), and what is not compiled does not exist here.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from babel.support import NullTranslations, Translations

from schuifaan.messages import Message
from schuifaan.paths import PACKAGE
from schuifaan.wording.days import full_day

SOURCE = "nl"
LANGUAGES: Mapping[str, str] = {
    "nl": "Nederlands",
    "en": "English",
    "tr": "Türkçe",
    "ar": "العربية",
    "uk": "Українська",
    "pl": "Polski",
}
"""Code -> its own name, in the order of the screen."""
RIGHT_TO_LEFT = frozenset({"ar"})
CHECKED = frozenset({SOURCE})
"""Languages whose sentences a native speaker has read; the pages of the others say that nobody did yet."""

_FOLDER = PACKAGE / "translations"
# Unicode's isolates, in a sentence that runs from right to left: what is said in its language runs along, also when it
# begins with a name; of a name or a number its own first letter decides.
_ALONG, _BY_ITSELF, _END = (
    "\N{RIGHT-TO-LEFT ISOLATE}",
    "\N{FIRST STRONG ISOLATE}",
    "\N{POP DIRECTIONAL ISOLATE}",
)


def live_languages(folder: Path = _FOLDER) -> tuple[str, ...]:
    """Dutch, and every language with a complete catalog under `folder`."""
    return tuple(
        code
        for code in LANGUAGES
        if code == SOURCE or (folder / code / "LC_MESSAGES" / "messages.mo").exists()
    )


LIVE = live_languages()


def direction(code: str) -> str:
    """`rtl` or `ltr`, for the `dir` attribute."""
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"


@cache
def _catalog(code: str) -> NullTranslations:
    return Translations.load(_FOLDER, [code])


@cache
def gettext_for(code: str) -> Callable[..., str]:
    """The translation function of a language: the Dutch sentence in, its values by name.

    Bound once per language, because looking the catalog up for every sentence of every card is what makes a page
    of results slow. A `Message` brings its own values, and is said in the language whole.
    """
    translate = _catalog(code).gettext
    if code == SOURCE:
        return lambda sentence, **values: sentence % values if values else sentence
    filled = _filled_for(code)

    def gettext(sentence: str, **values: object) -> str:
        if isinstance(sentence, Message):
            return _said(sentence, code)
        translated = translate(sentence) if sentence else ""
        return translated % filled(values) if values else translated

    return gettext


@cache
def ngettext_for(code: str) -> Callable[..., str]:
    """The same for sentences that depend on a number; `%(aantal)s` is that number."""
    translate = _catalog(code).ngettext
    filled = _filled_for(code)

    def ngettext(one: str, many: str, number: int, **values: object) -> str:
        return translate(one, many, number) % filled({"aantal": number, **values})

    return ngettext


def _said(message: Message, code: str) -> str:
    if message.many is None:
        return gettext_for(code)(message.one, **message.values)
    return ngettext_for(code)(message.one, message.many, message.number, **message.values)


@cache
def _filled_for(code: str) -> Callable[[Mapping[str, object]], Mapping[str, object]]:
    """What is filled in, in the language: messages and dates in its words; text kept apart where lines run the other
    way than ours.
    """
    isolated = code in RIGHT_TO_LEFT

    def filled(value: object) -> object:
        isolate = _ALONG if isinstance(value, Message | date) else _BY_ITSELF
        if isinstance(value, Message):
            value = _said(value, code)
        elif isinstance(value, date):
            value = full_day(value, code)
        return f"{isolate}{value}{_END}" if isolated and isinstance(value, str) and value else value

    return lambda values: {name: filled(value) for name, value in values.items()}
