"""Other languages, drawn: on the narrowest screen, and from right to left."""

import pytest
from playwright.sync_api import Page

from schuifaan.wording.catalogs import LIVE
from tests.journeys.behind import Behind
from tests.journeys.pages import ACTIVITY, HOF, PageType
from tests.journeys.rules.axe import axe
from tests.journeys.rules.layout import fits, targets_are_large, targets_keep_apart
from tests.journeys.rules.text import nothing_is_cut_off, text_is_large
from tests.journeys.windows import NARROWEST
from tests.support.server import RunningSite

ON_THE_NARROWEST = (fits, text_is_large, nothing_is_cut_off, targets_are_large, targets_keep_apart, axe)
DRAWN = (
    PageType("results in English", f"/en/zoeken?{HOF}&q=coffee"),
    PageType("home in Arabic", f"/ar/?{HOF}"),
    PageType("an activity in Arabic", f"/ar{ACTIVITY}?vertrek=7475"),
    PageType("a topic with places in Arabic", f"/ar/wegwijzer/altijd-welkom?{HOF}"),
    PageType("a topic with numbers in Ukrainian", f"/uk/wegwijzer/maatjes?{HOF}"),
    PageType("results in Ukrainian", f"/uk/zoeken?{HOF}&dag=dinsdag"),
)


@pytest.mark.parametrize("page_type", DRAWN, ids=str)
def test_it_can_be_read_and_used_at_320_pixels(
    page_type: PageType, site: RunningSite, activity: str, behind: Behind, window: Page
) -> None:
    window.set_viewport_size(NARROWEST)
    page_type.open(window, site.url, activity, behind)
    assert [problem for rule in ON_THE_NARROWEST for problem in rule(window)] == []


@pytest.mark.skipif("ar" not in LIVE, reason="no complete Arabic catalog")
def test_an_arabic_page_begins_at_the_right(site: RunningSite, page: Page) -> None:
    page.goto(f"{site.url}/ar/zoeken?{HOF}&q=koffie")

    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert (
        page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).lineHeight)")
        >= 1.79 * 20
    )
