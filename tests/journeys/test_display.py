"""Letters and colours: chosen once, in the address, and there on every next page."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.pages import HOF
from tests.support.server import RunningSite

ROOT = "getComputedStyle(document.documentElement)"


def test_letters_and_colours_come_along_through_links_and_forms(site: RunningSite, page: Page) -> None:
    page.goto(f"{site.url}/instellingen?{HOF}")
    page.get_by_role("link", name="Heel grote letters").click()
    expect(page.locator("html")).to_have_class("heelgroot")
    page.get_by_role("link", name="Geel op zwart").click()
    expect(page.locator("html")).to_have_class("heelgroot geelzwart")
    page.get_by_role("banner").get_by_role("link").nth(1).click()
    expect(page).to_have_url(f"{site.url}/?{HOF}&weergave=heelgroot.geelzwart")
    page.get_by_role("button", name="Zoek activiteiten").click()
    expect(page).to_have_url(re.compile("/zoeken"))
    page.get_by_role("article").first.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("/activiteiten/.*weergave=heelgroot.geelzwart"))
    expect(page.locator("html")).to_have_class("heelgroot geelzwart")
    assert page.context.cookies() == []


def test_heel_grote_letters_are_larger_and_yellow_on_black_is(site: RunningSite, page: Page) -> None:
    page.goto(f"{site.url}/?{HOF}")
    usual = float(page.evaluate(f"parseFloat({ROOT}.fontSize)"))
    page.goto(f"{site.url}/?{HOF}&weergave=heelgroot.geelzwart")
    assert page.evaluate(f"parseFloat({ROOT}.fontSize)") >= 1.3 * usual
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"


# With one line for "this is an example", which a real site does not have.
@pytest.mark.parametrize("display, highest", [("gewoon", 350), ("groot", 580), ("heelgroot", 700)])
def test_on_a_telephone_the_menu_leaves_room_for_what_one_came_for(
    site: RunningSite, page: Page, display: str, highest: int
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site.url}/zoeken?{HOF}&weergave={display}")
    box = page.get_by_role("banner").bounding_box()
    assert box
    assert box["height"] <= highest


BROKEN_WORDS = """() => {
  const found = [], range = document.createRange();
  for (const label of document.querySelectorAll("legend, .choice-label")) {
    const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (const word of node.data.matchAll(/\\S+/g)) {
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        if (range.getClientRects().length > 1) found.push(word[0]);
      }
  }
  return found;
}"""


@pytest.mark.parametrize("path", ["/", "/voor-iemand-anders"])
def test_with_the_largest_letters_on_a_telephone_no_choice_is_a_broken_word(
    site: RunningSite, page: Page, path: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site.url}{path}?{HOF}&weergave=heelgroot")
    assert page.evaluate(BROKEN_WORDS) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_choice_goes_before_what_the_computer_wants(site: RunningSite, page: Page, scheme: str) -> None:
    grounds = set()
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for choice in ("licht", "donker"):
        page.goto(f"{site.url}/?{HOF}&weergave={choice}")
        grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert grounds == {"rgb(255, 249, 239)", "rgb(25, 20, 17)"}


def test_a_computer_remembers_when_asked_and_forgets_all_of_it(site: RunningSite, page: Page) -> None:
    page.goto(f"{site.url}/instellingen?{HOF}&weergave=heelgroot.donker")
    page.get_by_role("button", name="Onthoud dit op deze computer").click()
    expect(page.get_by_text("Deze computer onthoudt uw keuzes.")).to_be_visible()
    (cookie,) = page.context.cookies()
    assert (cookie.get("name"), cookie.get("httpOnly"), cookie.get("sameSite")) == ("onthouden", True, "Lax")

    page.goto(f"{site.url}/")
    expect(page).to_have_url(f"{site.url}/?weergave=heelgroot.donker&{HOF}")
    page.get_by_role("contentinfo").get_by_role("link", name="Wis alles op deze computer").click()
    page.get_by_role("button", name="Wis alles").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alles is gewist")
    assert page.context.cookies() == []
    page.goto(f"{site.url}/")
    expect(page).to_have_url(f"{site.url}/")
