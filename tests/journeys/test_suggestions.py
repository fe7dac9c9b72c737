"""Typing, and going where a link under the field leads."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.by_keyboard import follow
from tests.journeys.pages import HOF
from tests.support.server import RunningSite

FIELD = "#q"
LINKS = ".suggestions a"


def type_at_once(page: Page, letters: str) -> None:
    """Type without a pause, however slow this machine is: the page's clock stands still meanwhile, a minute on."""
    page.clock.pause_at(page.evaluate("Date.now() / 1000") + 60)
    page.locator(FIELD).press_sequentially(letters)
    page.clock.resume()


@pytest.mark.parametrize("path", ["/", "/zoeken"])
def test_a_few_letters_give_links_that_the_keyboard_reaches_after_the_field(
    site: RunningSite, page: Page, path: str
) -> None:
    page.clock.install()
    page.goto(f"{site.url}{path}?{HOF}&weergave=groot")
    type_at_once(page, "marke")
    first = page.locator(LINKS).first
    expect(first).to_contain_text("Markelo")
    assert 1 <= page.locator(LINKS).count() <= 5
    assert all(box["height"] >= 48 for link in page.locator(LINKS).all() if (box := link.bounding_box()))
    assert page.locator("[role=combobox], [role=listbox], [aria-live]").count() == 0
    page.locator(FIELD).focus()
    follow(page, first)
    assert "plaats=markelo" in page.url
    assert "weergave=groot" in page.url


def test_what_was_typed_is_searched_for_whatever_is_suggested(site: RunningSite, page: Page) -> None:
    page.goto(f"{site.url}/zoeken?{HOF}")
    page.locator(FIELD).press_sequentially("koffie")
    expect(page.locator(LINKS).first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**q=koffie**")


def test_links_go_away_with_the_letters_and_never_come_on_the_simple_page(
    site: RunningSite, page: Page
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "suggesties" in request.url else None)
    page.clock.install()
    page.goto(f"{site.url}/zoeken?{HOF}")
    type_at_once(page, "wand")
    expect(page.locator(LINKS).first).to_be_visible()
    page.locator(FIELD).fill("")
    expect(page.locator(".suggestions")).to_be_hidden()
    assert len(asked) == 1
    page.goto(f"{site.url}/zoeken?{HOF}&weergave=eenvoudig")
    asked.clear()
    page.locator(FIELD).press_sequentially("wand", delay=100)
    page.get_by_role("button", name="Zoek", exact=True).click()
    page.wait_for_url("**q=wand**")
    assert asked == []


def test_a_server_that_is_away_leaves_the_field_as_it_is(site: RunningSite, page: Page) -> None:
    page.goto(f"{site.url}/zoeken?{HOF}")
    page.route("**/suggesties**", lambda route: route.abort())
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    with page.expect_event("requestfailed"):
        page.locator(FIELD).press_sequentially("wand")
    expect(page.locator(".suggestions")).to_be_hidden()
    assert errors == []
