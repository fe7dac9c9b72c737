"""On paper a list and an activity are a letter in large type, with the number to ring."""

import pytest
from playwright.sync_api import Page

from tests.journeys.pages import HOF
from tests.journeys.rules.media import prints_large
from tests.support.server import RunningSite

A4 = {"width": 794, "height": 1123}  # CSS pixels
DISPLAYS = ("", "&weergave=donker", "&weergave=geelzwart", "&weergave=heelgroot")


def on_paper(page: Page) -> str:
    page.emulate_media(media="print")
    text = page.locator("body").inner_text()
    page.emulate_media(media="screen")
    return text


@pytest.mark.parametrize("display", DISPLAYS)
def test_a_list_prints_with_every_number_and_without_menus(
    site: RunningSite, page: Page, display: str
) -> None:
    page.set_viewport_size(A4)  # type: ignore[arg-type]
    page.goto(f"{site.url}/zoeken?{HOF}&soort=koffie{display}")
    assert prints_large(page) == []
    text = on_paper(page)
    titles = page.locator(".ticket-title a").all_inner_texts()
    numbers = page.locator(".ticket-card a[href^='tel:']").all_inner_texts()
    assert titles
    assert numbers
    assert [it for it in titles + numbers if it not in text] == []
    assert "Zoek een activiteit" not in text


@pytest.mark.parametrize("display", DISPLAYS)
def test_an_activity_prints_with_day_place_and_number(
    site: RunningSite, activity: str, page: Page, display: str
) -> None:
    page.set_viewport_size(A4)  # type: ignore[arg-type]
    page.goto(f"{site.url}{activity}?{HOF}{display}")
    assert prints_large(page) == []
    text = on_paper(page)
    for question in (
        "Wie kan ik bellen?",
        "Wanneer?",
        "Waar?",
        "Wat kost het?",
        "Hoe kom ik er, en hoe kom ik thuis?",
    ):
        assert question in text
    assert page.locator(".fact-phone").inner_text() in text
    assert "Stuur met WhatsApp" not in text
