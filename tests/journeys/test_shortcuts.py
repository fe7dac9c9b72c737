"""An editor with an hour a week goes through the list with single keys, once they are switched on."""

from playwright.sync_api import Page, expect

from tests.journeys.behind import EDITOR, Behind
from tests.support.server import RunningSite


def test_keys_lead_through_the_list_to_the_decision_and_decide_nothing(
    site: RunningSite, behind: Behind, page: Page
) -> None:
    behind.let_in(page.context, EDITOR, site.url)
    page.goto(f"{site.url}/redactie")
    waiting = page.locator("main li > .lone-link")
    page.keyboard.press("j")
    expect(waiting.first).not_to_be_focused()
    page.get_by_role("button", name="Zet de sneltoetsen aan").click()
    page.keyboard.press("j")
    expect(waiting.first).to_be_focused()
    page.keyboard.press("k")
    expect(waiting.first).to_be_focused()
    page.goto(site.url + behind.path("/redactie/inzendingen/{submission}"))
    page.keyboard.press("b")
    expect(page.get_by_role("button", name="Zet op de site")).to_be_focused()
    page.keyboard.press("r")
    reason = page.get_by_role("textbox", name="Uw vraag of uw reden")
    expect(reason).to_be_focused()
    page.keyboard.type("bt")
    expect(reason).to_have_value("bt")
    page.get_by_role("button", name="Zet de sneltoetsen uit").click()
    page.keyboard.press("t")
    expect(page.get_by_role("button", name="Zet de sneltoetsen aan")).to_be_focused()
