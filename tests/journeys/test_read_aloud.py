"""Reading aloud, with a voice the browser is made to have: a headless Chromium has none of its own."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from schuifaan.wording.catalogs import LIVE
from tests.journeys.pages import HOF
from tests.journeys.rules.axe import axe
from tests.journeys.rules.layout import targets_are_large, targets_keep_apart
from tests.support.server import RunningSite

# The browser's own interface: it says when a sentence is over, as a device would, when the test lets it.
DEVICE = """
window.spoken = [];
window.cancelled = 0;
const device = {
  getVoices: () => VOICES,
  speak: (it) => { spoken.push([it.text, it.lang]); window.now = it; },
  cancel: () => { cancelled += 1; },
  addEventListener: () => {},
};
Object.defineProperty(window, "speechSynthesis", { value: device });
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""
LOCAL = {"lang": "nl-NL", "localService": True, "name": "Stem op dit apparaat"}
ELSEWHERE = {"lang": "nl-NL", "localService": False, "name": "Stem van een bedrijf"}
ENGLISH = {"lang": "en-GB", "localService": True, "name": "Voice"}
MARKED = "CSS.highlights.has('voorlezen') && [...CSS.highlights.get('voorlezen')].map(String).join()"
COLOUR_OF_THE_MARK = (
    "getComputedStyle(document.querySelector('h1'), '::highlight(voorlezen)').backgroundColor"
)
NO_COLOUR = "rgba(0, 0, 0, 0)"


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A window of 1280 by 900 on a device with a Dutch voice."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(with_voices(LOCAL, ELSEWHERE))
    yield context.new_page()
    context.close()


def with_voices(*voices: dict[str, object]) -> str:
    return DEVICE.replace("VOICES", json.dumps(voices))


def spoken(page: Page) -> list[str]:
    return [text for text, _ in page.evaluate("spoken")]


def test_it_reads_a_sentence_at_a_time_and_marks_it(site: RunningSite, reader: Page) -> None:
    reader.goto(f"{site.url}/over?{HOF}")
    reader.get_by_role("button", name="Lees voor").press("Enter")
    assert spoken(reader) == ["Over deze site"]
    assert reader.evaluate(MARKED) == "Over deze site"
    assert reader.evaluate(COLOUR_OF_THE_MARK) != NO_COLOUR
    for _ in range(3):
        reader.evaluate("window.now.onend()")
    assert spoken(reader)[1:] == [
        "U zoekt iets leuks om te doen.",
        "En het liefst met anderen.",
        "Op deze site vindt u wat er is, bij u in de buurt.",
    ]
    assert reader.evaluate(MARKED).strip() == "Op deze site vindt u wat er is, bij u in de buurt."


def test_it_waits_goes_on_and_stops_by_keyboard(site: RunningSite, reader: Page) -> None:
    reader.goto(f"{site.url}/over?{HOF}")
    reader.get_by_role("button", name="Lees voor").press("Enter")
    reader.evaluate("window.now.onend()")
    reader.get_by_role("button", name="Wacht even").press("Space")
    assert reader.evaluate("cancelled") == 1
    reader.get_by_role("button", name="Lees verder").press("Enter")
    assert spoken(reader)[1:] == ["U zoekt iets leuks om te doen."] * 2
    reader.keyboard.press("Escape")
    expect(reader.get_by_role("button", name="Lees voor")).to_be_focused()
    expect(reader.get_by_role("button", name="Stop met voorlezen")).to_be_hidden()
    assert reader.evaluate(MARKED) is False


def test_it_reads_to_the_end_and_never_what_one_cannot_see(site: RunningSite, reader: Page) -> None:
    reader.goto(f"{site.url}/?{HOF}")
    reader.get_by_role("button", name="Lees voor").click()
    reader.evaluate(
        "for (let i = 0; i < 500 && document.querySelector('.read-aloud button:last-child:not([hidden])'); i++) now.onend()"
    )
    said = spoken(reader)
    assert said[0] == "Schuif aan: wat wilt u doen?"
    assert "Lukt het niet?" in said
    assert "Zoek vraag voor vraag" in said
    assert "1 Wat wilt u doen?" in said  # the numeral and the words stand apart, with no space between them
    assert not {"Lees voor", "Elzenerveen en Borkeld"} & set(said)  # our own button, and what is folded away
    expect(reader.get_by_role("button", name="Lees voor")).to_be_visible()


def test_words_that_stand_apart_are_read_and_marked_as_words_of_their_own(
    site: RunningSite, reader: Page
) -> None:
    reader.goto(f"{site.url}/zoeken?{HOF}&dag=morgen")
    reader.get_by_role("button", name="Lees voor").click()
    reader.evaluate(
        "for (let i = 0; i < 20 && !spoken[spoken.length - 1][0].startsWith('morgen do'); i++) now.onend()"
    )
    assert spoken(reader)[-1] == "morgen donderdag 19 november"
    assert reader.evaluate(MARKED) == "morgen donderdag 19 november"


def test_words_in_a_language_without_a_voice_are_left_out(site: RunningSite, reader: Page) -> None:
    reader.goto(f"{site.url}/over?{HOF}")
    reader.evaluate("document.querySelector('main p').lang = 'tr'")
    reader.get_by_role("button", name="Lees voor").click()
    reader.evaluate("now.onend()")
    assert spoken(reader)[1] == "Wat kunt u hier doen?"


def test_a_browser_that_cannot_mark_a_sentence_marks_what_it_stands_in(
    site: RunningSite, reader: Page
) -> None:
    reader.add_init_script("delete window.Highlight")
    reader.goto(f"{site.url}/over?{HOF}")
    reader.get_by_role("button", name="Lees voor").click()
    expect(reader.locator("h1")).to_have_class("being-read")


def test_with_the_buttons_the_page_is_still_as_every_page_must_be(site: RunningSite, reader: Page) -> None:
    reader.set_viewport_size({"width": 360, "height": 740})
    reader.goto(f"{site.url}/over?{HOF}")
    reader.get_by_role("button", name="Lees voor").click()
    assert [it for rule in (axe, targets_are_large, targets_keep_apart) for it in rule(reader)] == []


@pytest.mark.parametrize(
    "voices", [(), (ENGLISH,), (ELSEWHERE,)], ids=["none", "another language", "not local"]
)
def test_without_a_voice_of_this_device_nothing_is_offered(
    voices: tuple[dict[str, object], ...], site: RunningSite, page: Page
) -> None:
    page.add_init_script(with_voices(*voices))
    page.goto(f"{site.url}/over?{HOF}")
    expect(page.get_by_role("button", name="Lees voor")).to_have_count(0)


@pytest.mark.parametrize("language", LIVE)
def test_nothing_moves_when_the_button_comes(language: str, site: RunningSite, page: Page) -> None:
    page.add_init_script(with_voices({**LOCAL, "lang": language}))
    page.goto(f"{site.url}/{'' if language == 'nl' else language + '/'}?{HOF}")
    expect(page.locator("[data-door-script] button").first).to_be_visible()
    for width, letters in ((360, ""), (360, "groot"), (360, "heelgroot"), (1280, "")):
        page.set_viewport_size({"width": width, "height": 740})
        page.evaluate("(it) => { document.documentElement.className = it; }", letters)
        with_it, without_it = page.evaluate(
            "['flex', 'none'].map((it) => { document.querySelector('[data-door-script]').style.display = it;"
            " return document.querySelector('h1').getBoundingClientRect().top; })"
        )
        assert with_it == without_it, (width, letters)


def test_the_room_kept_for_the_button_is_no_empty_row(site: RunningSite, page: Page) -> None:
    page.goto(f"{site.url}/over?{HOF}")
    for width, letters in ((360, ""), (360, "groot"), (360, "heelgroot"), (1280, "")):
        page.set_viewport_size({"width": width, "height": 740})
        page.evaluate("(it) => { document.documentElement.className = it; }", letters)
        kept, none = page.evaluate(
            "['', 'none'].map((it) => { document.querySelector('.read-aloud').style.display = it;"
            " return document.querySelector('h1').getBoundingClientRect().top; })"
        )
        assert kept - none <= 16, (width, letters)
