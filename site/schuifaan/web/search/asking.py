"""From the address to results; the list and the map ask in the same way."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import request

from schuifaan.clock import wall_time
from schuifaan.inputs.search import parse
from schuifaan.services.search.cards import SearchPage
from schuifaan.services.search.finding import find
from schuifaan.web.addresses import municipality
from schuifaan.web.current import current, now
from schuifaan.web.language import language
from schuifaan.web.search.chosen import choices_of, link_to
from schuifaan.web.search.results import CARDS_A_PAGE, DayOfResults, results_of
from schuifaan.web.search.way_back import SEARCH
from schuifaan.web.themes.quiet import quiet_now


def ask(came_from: str = SEARCH) -> tuple[SearchPage, tuple[DayOfResults, ...]]:
    """What the query of this request finds, and the same under its day headings in the list `came_from`.

    How many come on a page is not asked for here, as it is of the API.
    """
    installation, moment = current(), now()
    asked, problems = parse(request.args.items(multi=True), installation.content)
    here = municipality()
    if here and not asked.gemeente:
        asked = asked.with_("gemeente", here.code).on_page(asked.pagina)
    page = find(installation, replace(asked, limit=None), moment, problems, CARDS_A_PAGE)
    return page, results_of(page, installation.content, wall_time(moment).date(), language(), came_from)


def words_around(page: SearchPage, path: str) -> dict[str, Any]:
    """What the templates of a search need besides the results."""
    return {
        "chosen": choices_of(page, path),
        "literal_link": link_to(path, page.literally) if page.literally else "",
        "suggested_link": link_to(path, replace(page.input, q=page.suggested, pagina=1))
        if page.suggested
        else "",
        "page_link": _neighbours(page, path),
        "quiet": quiet_now(current().content, wall_time(now()).date()),
    }


def _neighbours(page: SearchPage, path: str) -> Callable[[int], str]:
    def neighbour(step: int) -> str:
        number = page.input.pagina + step
        return link_to(path, page.input.on_page(number)) if 1 <= number <= page.pages else ""

    return neighbour
