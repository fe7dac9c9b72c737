"""From the address to results; the list and the map ask in the same way."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from flask import request

from schuifaan.clock import wall_time
from schuifaan.inputs.search import SearchInput, parse
from schuifaan.services.search.cards import SearchPage
from schuifaan.services.search.finding import find
from schuifaan.web.addresses import carried, link, municipality
from schuifaan.web.current import current, now
from schuifaan.web.language import language
from schuifaan.web.search.results import DayOfResults, results_of
from schuifaan.web.themes.quiet import quiet_now


def ask() -> tuple[SearchPage, tuple[DayOfResults, ...]]:
    """What the query of this request finds, and the same under its day headings."""
    installation, moment = current(), now()
    asked, problems = parse(request.args.items(multi=True), installation.content)
    here = municipality()
    if here and not asked.gemeente:
        asked = asked.with_("gemeente", here.code).on_page(asked.pagina)
    page = find(installation, asked, moment, problems)
    return page, results_of(page, installation.content, wall_time(moment).date(), language())


def words_around(page: SearchPage, path: str) -> dict[str, Any]:
    """What the templates of a search need besides the results."""
    return {
        "chip_links": [(text, link_to(path, without)) for text, without in _chips(page)],
        "literal_link": link_to(path, page.literally) if page.literally else "",
        "suggested_link": link_to(path, replace(page.input, q=page.suggested, pagina=1))
        if page.suggested
        else "",
        "page_link": _neighbours(page, path),
        "quiet": quiet_now(current().content, wall_time(now()).date()),
    }


def _chips(page: SearchPage) -> Iterator[tuple[str, SearchInput]]:
    """Each choice in words and the question without it; what was understood is not among the words any more."""
    for chip in page.chips:
        if chip.key == "q" and page.understood:
            if page.searched.q:
                understood = " ".join(dict.fromkeys(it.typed for it in page.understood))
                yield f"“{page.searched.q}”", replace(page.input, q=understood, pagina=1)
        elif chip.key != "gemeente":
            yield chip.text, page.input.without(chip.key, chip.value)
    yield from ((it.text, it.without) for it in page.active)


def link_to(path: str, asked: SearchInput) -> str:
    """The address of a question; a municipality that the host stands for is not repeated."""
    along = carried().municipality
    return link(path, [(key, value) for key, value in asked.pairs() if key != "gemeente" or along])


def _neighbours(page: SearchPage, path: str) -> Callable[[int], str]:
    def neighbour(step: int) -> str:
        number = page.input.pagina + step
        return link_to(path, page.input.on_page(number)) if 1 <= number <= page.pages else ""

    return neighbour
