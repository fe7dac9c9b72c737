"""The language of the screen: a path prefix, none for Dutch.

Only complete languages are live. The prefix is taken off before routing, so that a view never sees it and every
page exists in every live language; `addresses.link` puts it back. What only organisations and editors use, and what
is binding, is Dutch under every prefix, and says so in the language of who asked.
"""

from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import Any

from markupsafe import Markup, escape

from schuifaan.wording.catalogs import LIVE, SOURCE, gettext_for, ngettext_for

# Of the request in this thread. Asked for with every sentence and every link, so not looked up in the request.
_spoken: ContextVar[str] = ContextVar("language", default=SOURCE)
_asked: ContextVar[str] = ContextVar("asked language", default=SOURCE)

ONLY_IN_DUTCH = (
    *("/doorgeven", "/bevestigen", "/voor-organisaties", "/papier", "/inloggen", "/uitloggen"),
    *("/mijn-account", "/mijn-organisatie", "/redactie", "/privacy", "/toegankelijkheid", "/colofon"),
)
"""Where these pages begin; `bin/catalogs.py` leaves their sentences out of the catalogs."""

WSGIApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class LanguagePrefix:
    """Middleware that takes a live language's prefix off the path, and remembers it while the page is made."""

    def __init__(self, application: WSGIApp) -> None:
        self._application = application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        first, _, rest = environ.get("PATH_INFO", "").removeprefix("/").partition("/")
        prefixed = first in LIVE and first != SOURCE
        if prefixed:
            environ["SCRIPT_NAME"] = f"{environ.get('SCRIPT_NAME', '')}/{first}"
            environ["PATH_INFO"] = f"/{rest}"
        asked = first if prefixed else SOURCE
        _asked.set(asked)
        _spoken.set(SOURCE if only_in_dutch(f"/{rest}") else asked)
        return self._application(environ, start_response)


def only_in_dutch(path: str) -> bool:
    """Whether the page at `path` (without prefix) has no other language."""
    return any(path == start or path.startswith(f"{start}/") for start in ONLY_IN_DUTCH)


def language() -> str:
    """The language of the page being made."""
    return _spoken.get()


def asked_language() -> str:
    """The language of the address: another than that of the page where that is only there in Dutch."""
    return _asked.get()


def dutch() -> Markup:
    """Attributes for somebody else's own words, which are Dutch as a rule, on a page in another language."""
    return Markup("") if _spoken.get() == SOURCE else _DUTCH_WORDS


def said(words: str) -> Markup:
    """Words of a content file in the language of the page; marked as Dutch where nobody has translated them."""
    translated, marks = translate(words), dutch()
    if marks and translated == words:
        return Markup("<span{}>{}</span>").format(marks, words)
    return escape(translated)


_DUTCH_WORDS = Markup(' lang="nl" dir="auto"')


def translate(sentence: str, /, **values: object) -> str:
    """`gettext_for` the language of the page being made, for templates."""
    return gettext_for(_spoken.get())(sentence, **values)


def translate_number(one: str, many: str, number: int, /, **values: object) -> str:
    """`ngettext_for` the language of the page being made, for templates."""
    return ngettext_for(_spoken.get())(one, many, number, **values)
