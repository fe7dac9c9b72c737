"""A volunteer puts an activity on the form by keyboard; whoever sends too little is told where to look."""

from playwright.sync_api import Page, expect

from tests.journeys.by_keyboard import choose, follow, tab_to
from tests.journeys.pages import HOF
from tests.support.server import RunningSite

ANSWERS = (
    ("Wat gaan mensen doen, met wie, en waar?", "Soep eten met buren in Stokkum"),
    ("Eerste dag", "3 december 2026"),
    ("Hoe laat begint het?", "half een"),
    ("Komt het vaker terug? (hoeft niet)", "elke 2e donderdag van de maand"),
    ("Dorp, buurtschap of wijk", "Stokkum"),
    ("Telefoonnummer", "0547 00 00 00"),
)


def test_by_keyboard_it_is_filled_in_sent_and_received(site: RunningSite, page: Page) -> None:
    page.goto(f"{site.url}/doorgeven?{HOF}")
    for label, answer in ANSWERS:
        tab_to(page, page.get_by_role("textbox", name=label, exact=True))
        page.keyboard.type(answer)
    choose(page, "Kan iemand alleen komen?", "Ja")
    follow(page, page.get_by_role("button", name="Verstuur de activiteit"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Dank u wel, wij hebben het ontvangen")
    expect(page.get_by_role("main")).to_contain_text("Uw nummer is")
    page.reload()
    expect(page.get_by_role("main")).to_contain_text("Uw nummer is")


def test_what_is_missing_is_said_at_the_top_where_the_focus_is_and_every_answer_stays(
    site: RunningSite, page: Page
) -> None:
    page.goto(f"{site.url}/doorgeven?{HOF}")
    tab_to(page, page.get_by_role("textbox", name="Eerste dag", exact=True))
    page.keyboard.type("32 december")
    follow(page, page.get_by_role("button", name="Verstuur de activiteit"))
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_be_in_viewport()
    assert page.title().startswith("Fout: ")
    mistakes = summary.get_by_role("link").all()
    assert len(mistakes) >= 3
    day = page.get_by_role("textbox", name="Eerste dag", exact=True)
    expect(day).to_have_value("32 december")
    expect(day).to_have_attribute("aria-invalid", "true")
    link = summary.locator("a[href='#datum']")
    expect(page.locator("#datum-fout")).to_contain_text(link.inner_text())
    tab_to(page, link)
    page.keyboard.press("Enter")
    expect(day).to_be_focused()


def test_whoever_sees_a_mistake_can_say_so(site: RunningSite, page: Page, activity: str) -> None:
    page.goto(site.url + activity)
    page.get_by_role("link", name="Dit klopt niet").click()
    page.get_by_role("textbox", name="Wat klopt er niet?").fill("De koffie begint om tien uur.")
    page.get_by_role("button", name="Verstuur").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dank u wel, wij hebben het ontvangen")
