"""A volunteer gives a weekly coffee morning by keyboard, on a telephone, without scripts; mistakes are said."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, expect

from tests.journeys.behind import Behind
from tests.journeys.by_keyboard import choose, follow, tab_to
from tests.journeys.pages import HOF
from tests.support.server import RunningSite

MOST_PAGES, MOST_ENTRIES = 12, 25
NEXT = "Volgende vraag"


@dataclass
class Volunteer:
    """Somebody with a keyboard, who counts."""

    page: Page
    pages: int = 0
    entries: int = 0

    def write(self, label: str, answer: str) -> None:
        """One field."""
        tab_to(self.page, self.page.get_by_role("textbox", name=label))
        self.page.keyboard.type(answer)
        self.entries += 1

    def choose(self, group: str, label: str) -> None:
        """One choice."""
        choose(self.page, group, label)
        self.entries += 1

    def tick(self, label: str) -> None:
        """One box."""
        tab_to(self.page, self.page.get_by_role("checkbox", name=label))
        self.page.keyboard.press("Space")
        self.entries += 1

    def go_on(self, button: str = NEXT) -> None:
        """The next page."""
        follow(self.page, self.page.get_by_role("button", name=button))
        self.pages += 1


def _coffee_morning(who: Volunteer) -> None:
    """Every question, with what a volunteer knows."""
    who.write("Telefoonnummer", "0547 00 00 00")
    who.write("Wie neemt op?", "Anna")
    who.go_on()
    who.write("Wat gaan mensen doen, met wie, en waar?", "Koffie drinken met buren in Goor")
    who.write("In welk dorp, welke buurtschap of welke wijk?", "Goor")
    who.tick("Koffie en praten")
    who.go_on()
    who.write("Eerste dag", "aanstaande dinsdag")
    who.write("Hoe laat begint het?", "half tien")
    who.write("Hoe laat is het klaar?", "half twaalf")
    who.go_on()
    who.choose("Kies wat past", "Elke dinsdag")
    who.go_on()
    radios = who.page.get_by_role("group", name="Kies een plek in Goor").get_by_role("radio")
    tab_to(who.page, radios.first)
    who.page.keyboard.press("Space")
    who.entries += 1
    who.go_on()
    who.write("Wat kost het?", "gratis")
    who.choose("Kan iemand alleen komen?", "Ja")
    who.go_on()
    who.choose("Wij halen u op", "Ja")
    who.choose("Parkeren", "Ja")
    who.go_on()
    who.choose("Rolstoel", "Ja")
    who.choose("Ruim toilet", "Ja")
    who.go_on()
    who.write("Wat gebeurt er de eerste keer?", "Anna wacht op u bij de deur.")
    who.go_on("Naar uw antwoorden")


def _on_a_telephone(browser: Browser, do: Callable[[Page], None]) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    try:
        do(context.new_page())
    finally:
        context.close()


def test_from_the_link_in_an_email_a_weekly_coffee_morning_is_given_on_a_telephone_by_keyboard_without_scripts(
    site: RunningSite, browser: Browser, behind: Behind
) -> None:
    def give(page: Page) -> None:
        who = Volunteer(page, pages=1)
        page.goto(site.url + behind.path("/bevestigen/{key}"))
        follow(page, page.get_by_role("main").get_by_role("link", name="Geef iets nieuws door"))
        who.pages += 1
        _coffee_morning(who)
        main = page.get_by_role("main")
        expect(main.get_by_role("article")).to_contain_text("Koffie drinken met buren in Goor")
        expect(main).to_contain_text("9.30 tot 11.30 uur")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        who.go_on("Verstuur de activiteit")
        expect(page.get_by_role("heading", level=1)).to_have_text("Dank u wel, uw activiteit is binnen")
        expect(main).to_contain_text("Uw nummer is")
        assert (who.pages <= MOST_PAGES, who.entries <= MOST_ENTRIES) == (True, True)

    _on_a_telephone(browser, give)


def test_the_browsers_own_way_back_finds_everything(site: RunningSite, page: Page) -> None:
    page.goto(f"{site.url}/doorgeven/stap/bellen?{HOF}")
    page.get_by_role("textbox", name="Telefoonnummer").fill("0547 00 00 00")
    page.get_by_role("button", name=NEXT).click()
    page.get_by_role("textbox", name="Wat gaan mensen doen").fill("Koffie")
    page.get_by_role("button", name="Vorige vraag").click()
    expect(page.get_by_role("textbox", name="Telefoonnummer")).to_have_value("0547 00 00 00")
    page.get_by_role("button", name=NEXT).click()
    expect(page.get_by_role("textbox", name="Wat gaan mensen doen")).to_have_value("Koffie")
    page.go_back()
    expect(page.get_by_role("textbox", name="Telefoonnummer")).to_have_value("0547 00 00 00")


def test_what_is_missing_is_said_at_the_top_where_the_focus_is_and_every_answer_stays(
    site: RunningSite, page: Page
) -> None:
    page.goto(f"{site.url}/doorgeven/stap/wanneer?{HOF}")
    tab_to(page, page.get_by_role("textbox", name="Eerste dag", exact=True))
    page.keyboard.type("32 december")
    page.keyboard.press("Enter")
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_be_in_viewport()
    assert page.title().startswith("Fout: ")
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
