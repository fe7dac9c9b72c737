"""A resident finds a coffee morning and the number to ring: by keyboard, without scripts, and at 400 %."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.by_keyboard import choose, follow, tab_to
from tests.journeys.pages import HOF
from tests.journeys.rules.everything import check_drawn_page
from tests.journeys.rules.layout import fits_at_400_percent
from tests.journeys.windows import TELEPHONE
from tests.support.server import RunningSite

FIRST_LINE = 40
"""Pixels of a card's title: its number, and as many words as fit beside it."""


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def anybody(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A window with scripts, and one without."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def test_by_keyboard_alone_two_pages_bring_one_from_home_to_a_telephone_number(
    site: RunningSite, anybody: Page
) -> None:
    page = anybody
    page.goto(f"{site.url}/?{HOF}")
    visited: list[str] = []
    page.on("framenavigated", lambda frame: visited.append(frame.url))
    choose(page, "1 Wat wilt u doen?", "Koffie en praten")
    choose(page, "2 Waar?", "Markelo")
    choose(page, "3 Wanneer?", "Maakt niet uit")
    follow(page, page.get_by_role("button", name="Zoek activiteiten"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("in Markelo")
    card = page.get_by_role("article").first
    expect(card).to_contain_text("Markelo")
    number = card.locator("a[href^='tel:']")
    assert number.inner_text()
    found = card.get_by_role("heading").get_by_role("link")
    title = found.inner_text()
    follow(page, found)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    tab_to(page, page.get_by_role("main").locator("a[href^='tel:']").first)
    assert len(visited) == 2


def test_the_first_tab_offers_to_go_past_the_menu(site: RunningSite, page: Page) -> None:
    page.goto(f"{site.url}/zoeken?{HOF}")
    skip = page.get_by_role("link", name="Ga naar de inhoud")
    assert tab_to(page, skip) == 1
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


@pytest.mark.parametrize(
    ("address", "at_least"),
    [
        ("/zoeken?plaats=markelo", FIRST_LINE),
        ("/zoeken?plaats=goor&soort=koffie&dag=dinsdag", FIRST_LINE),
        ("/zoeken?soort=koffie&vertrek=goor&vervoer=zonder-auto", 0),
        ("/ar/zoeken?dag=woensdag", 0),
        ("/pl/zoeken?dag=woensdag", 0),
    ],
)
def test_who_chose_something_sees_the_first_result_without_scrolling_on_a_telephone(
    site: RunningSite, page: Page, address: str, at_least: int
) -> None:
    page.set_viewport_size(TELEPHONE)
    page.goto(f"{site.url}{address}&{HOF}")
    title = page.locator(".ticket-title").first.bounding_box()
    assert title
    assert title["y"] + at_least <= TELEPHONE["height"]


def test_on_a_telephone_on_its_side_one_sees_what_the_page_is_about(site: RunningSite, page: Page) -> None:
    page.set_viewport_size({"width": TELEPHONE["height"], "height": TELEPHONE["width"]})
    page.goto(f"{site.url}/zoeken?{HOF}&soort=koffie&plaats=markelo")
    heading = page.get_by_role("heading", level=1).bounding_box()
    assert heading
    assert heading["y"] + heading["height"] <= TELEPHONE["width"]
    assert check_drawn_page(page) == []


def test_a_list_on_paper_says_what_was_found_and_not_how_to_search(site: RunningSite, page: Page) -> None:
    page.goto(f"{site.url}/zoeken?{HOF}&soort=koffie&plaats=markelo")
    page.emulate_media(media="print")
    expect(page.get_by_role("article").first).to_be_visible()
    expect(page.get_by_text("Wijzig of zoek iets anders")).to_be_hidden()
    expect(page.locator(".to-languages")).to_be_hidden()


def test_home_asks_four_things_and_has_one_button(site: RunningSite, page: Page) -> None:
    page.goto(f"{site.url}/?{HOF}")
    form = page.get_by_role("search")
    expect(form.locator("legend")).to_have_text(
        ["1 Wat wilt u doen?", "2 Waar?", "3 Wanneer?", "4 Hoe komt u er?"], use_inner_text=False
    )
    expect(form.get_by_role("button")).to_have_count(1)
    expect(page.get_by_role("main").locator("a[href^='tel:']").last).to_be_visible()


def test_a_choice_can_be_taken_away_and_the_others_stay(site: RunningSite, anybody: Page) -> None:
    page = anybody
    page.goto(f"{site.url}/zoeken?{HOF}&plaats=markelo&soort=koffie")
    page.get_by_text("Wijzig of zoek iets anders").click()
    page.get_by_role("list", name="U koos").get_by_role("link", name=re.compile("haal weg.*Markelo")).click()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Markelo")
    expect(page.get_by_role("heading", level=1)).to_contain_text("koffie", ignore_case=True)


def test_going_back_keeps_what_one_typed(site: RunningSite, page: Page) -> None:
    page.goto(f"{site.url}/zoeken?{HOF}&q=wandelen")
    page.get_by_role("article").first.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("/activiteiten/"))
    page.go_back()
    expect(page.get_by_label("Wat zoekt u?")).to_have_value("wandelen")


def test_at_400_percent_one_finds_the_number_too(site: RunningSite, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(f"{site.url}/?{HOF}")
    assert fits_at_400_percent(page) == []
    page.get_by_label("Koffie en praten").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Zoek activiteiten").click()
    assert fits_at_400_percent(page) == []
    with page.expect_navigation():
        page.get_by_role("article").first.get_by_role("link").first.click()
    assert fits_at_400_percent(page) == []
    page.get_by_role("main").locator("a[href^='tel:']").first.scroll_into_view_if_needed()
    expect(page.get_by_role("main").locator("a[href^='tel:']").first).to_be_in_viewport()


def test_nothing_found_is_no_dead_end(site: RunningSite, page: Page) -> None:
    page.goto(f"{site.url}/zoeken?{HOF}&q=koffie&dagdeel=avond&plaats=stokkum")
    page.get_by_role("main").get_by_role("link", name="Zonder").first.click()
    expect(page.get_by_role("article").first).to_be_visible()
