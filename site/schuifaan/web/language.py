"""The language of the screen: a path prefix, none for Dutch.

Only complete languages are live. The prefix is taken off before routing, so that a view never sees it and every
page exists in every live language; `addresses.link` puts it back.
"""

from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import Any

from schuifaan.wording.catalogs import LIVE, SOURCE, gettext_for, ngettext_for

# Of the request in this thread. Asked for with every sentence and every link, so not looked up in the request.
_spoken: ContextVar[str] = ContextVar("language", default=SOURCE)

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
        _spoken.set(first if prefixed else SOURCE)
        return self._application(environ, start_response)


def language() -> str:
    """The language of the page being made."""
    return _spoken.get()


def translate(sentence: str, /, **values: object) -> str:
    """`gettext_for` the language of the page being made, for templates."""
    return gettext_for(_spoken.get())(sentence, **values)


def translate_number(one: str, many: str, number: int, /, **values: object) -> str:
    """`ngettext_for` the language of the page being made, for templates."""
    return ngettext_for(_spoken.get())(one, many, number, **values)
