"""What somebody chose, said back: each choice with a page to change it and a way to take it away."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from schuifaan.inputs.search import SearchInput
from schuifaan.services.search.cards import SearchPage
from schuifaan.services.search.facets import QUESTIONS
from schuifaan.web.addresses import carried, link
from schuifaan.web.language import translate

# A choice of one thing has nothing to change it into; the municipality has a page and a menu of its own.
_NOTHING_ELSE = frozenset({"gratis", "zonder-aanmelden", "gemeente"})
PERIOD = ("van", "tot")
CHANGEABLE = frozenset(QUESTIONS) - _NOTHING_ELSE | {"vertrek", *PERIOD}
"""Query keys that have a page with their question."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One choice in words, and where its two links lead; `change` is empty where there is nothing else to choose."""

    text: str
    change: str
    without: str


def choices_of(page: SearchPage, path: str) -> tuple[Chosen, ...]:
    """Every choice of the question on `page`, that is shown at `path`."""
    return tuple(_choices(page, path))


def link_to(path: str, asked: SearchInput) -> str:
    """The address of a question; a municipality that the host stands for is not repeated."""
    along = carried().municipality
    return link(path, [(key, value) for key, value in asked.pairs() if key != "gemeente" or along])


def _choices(page: SearchPage, path: str) -> Iterator[Chosen]:
    """What was understood of the words is a choice of its own, and not among the words any more."""
    for chip in page.chips:
        if chip.key == "q" and page.understood:
            if page.searched.q:
                understood = " ".join(dict.fromkeys(it.typed for it in page.understood))
                yield _of_words(f"“{page.searched.q}”", path, replace(page.input, q=understood, pagina=1))
        elif chip.key == "q":
            yield _of_words(translate(chip.text), path, page.input.without("q"))
        elif chip.key != "gemeente":
            without = page.input.without(chip.key, chip.value)
            yield Chosen(translate(chip.text), _change(path, chip.key, page.input), link_to(path, without))
    for it in page.active:
        change = _change(path, it.key, it.without.with_(it.key, it.value))
        yield Chosen(translate(it.text), change, link_to(path, it.without))


def _of_words(text: str, path: str, without: SearchInput) -> Chosen:
    """Words are changed in the field, which stands on the page of results."""
    return Chosen(text, "#q" if path == "/zoeken" else "", link_to(path, without))


def _change(path: str, key: str, asked: SearchInput) -> str:
    return link_to(f"{path}/wijzig/{key}", asked.on_page(1)) if key in CHANGEABLE else ""
