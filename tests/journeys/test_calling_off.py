"""A volunteer in the village hall, with a telephone and no password."""

from playwright.sync_api import Page, expect

from tests.journeys.behind import VOLUNTEER, Behind, printed_link
from tests.journeys.by_keyboard import follow
from tests.support.server import RunningSite


def test_from_the_link_to_called_off_and_back_on_a_telephone(
    site: RunningSite, behind: Behind, page: Page
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(printed_link(site, VOLUNTEER))
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Onze activiteiten")
    page.goto(site.url + behind.path("/mijn-organisatie/activiteiten/{ours}"))
    page.get_by_role("link", name="afzeggen").first.click()
    page.get_by_role("button", name="Zeg deze dag af").click()
    expect(page.get_by_role("main")).to_contain_text("Bezoekers zien het meteen")
    page.get_by_role("link", name="toch door laten gaan").first.click()
    page.get_by_role("button", name="Het gaat toch door").click()
    expect(page.get_by_role("link", name="toch door laten gaan")).to_have_count(0)


def test_by_keyboard_one_is_out_again_and_nothing_is_left(site: RunningSite, page: Page) -> None:
    page.goto(printed_link(site, VOLUNTEER))
    follow(page, page.get_by_role("button", name="Inloggen"))
    follow(page, page.get_by_role("link", name="Uitloggen"))
    follow(page, page.get_by_role("button", name="Uitloggen"))
    expect(page.get_by_role("main")).to_contain_text("U bent uitgelogd")
    assert page.context.cookies() == []
    page.go_back()
    page.goto(f"{site.url}/mijn-organisatie")
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
