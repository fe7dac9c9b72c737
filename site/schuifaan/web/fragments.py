"""Pieces of a page that come back on many pages, kept as they were written."""

from collections.abc import Hashable, Iterable
from functools import lru_cache

from jinja2.runtime import Macro
from markupsafe import Markup

from schuifaan.web.language import language

# A card or a filter is some 3 kB, a choice 300 bytes: at most 15 MB a process.
MOST_FRAGMENTS = 6_000


class Fragments:
    """What the templates of one application keep; both methods are for use in them."""

    def __init__(self) -> None:
        # Not for the whole process: a macro holds on to its application.
        self._written = lru_cache(MOST_FRAGMENTS)(_write)

    def kept(self, macro: Macro, /, *arguments: Hashable) -> Markup:
        """What a macro writes for these arguments, written out once: `{{ kept(ticket_stub, phone, name) }}`.

        For a macro that depends on nothing but its arguments and the language, from a file imported without context
        (with it, the macro is another one on each page).
        """
        return self._written(macro, language(), arguments)

    def kept_each(self, macro: Macro, items: Iterable[Hashable], /, *arguments: Hashable) -> Markup:
        """`kept(macro, item, *arguments)` of every item."""
        lang = language()
        # Markup.join would look for something to escape in each.
        return Markup("\n".join([self._written(macro, lang, (item, *arguments)) for item in items]))  # noqa: S704 (each of them is)


def _write(macro: Macro, _language: str, arguments: tuple[Hashable, ...]) -> Markup:
    return Markup(macro(*arguments))  # noqa: S704 (as a macro writes it)
