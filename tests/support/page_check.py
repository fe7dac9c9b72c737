"""What every page must be, always. The test client calls `check_page` for each page that a test fetches."""

from collections.abc import Mapping

from tests.support import page_forms, page_safety, page_structure
from tests.support.page_tree import PageTree

RULES = (
    page_structure.document,
    page_structure.headings,
    page_structure.landmarks,
    page_structure.links,
    page_structure.pictures,
    page_structure.tables,
    page_structure.words,
    page_forms.labels,
    page_forms.buttons,
    page_forms.can_be_sent,
    page_forms.open_lists,
    page_forms.purposes,
    page_safety.inline_code,
    page_safety.outside,
    page_safety.takes_over,
)


def check_page(html: str, headers: Mapping[str, str], path: str) -> list[str]:
    """What is wrong with the HTML page that `path` answered; an empty list for a page as it should be.

    Works on the text alone (no CSS, no browser); `tests/journeys/rules` looks at the drawn page. Elements
    with `data-eigen-tekst="organisatie|bezoeker|bron"` hold others' words, which some rules leave alone.
    """
    return check_tree(PageTree(html, path), headers)


def check_tree(page: PageTree, headers: Mapping[str, str]) -> list[str]:
    """The same, of a page that was parsed already."""
    problems = [problem for rule in RULES for problem in rule(page)]
    return [*problems, *page_safety.response_headers(headers), *page_safety.one_visitors(page, headers)]
