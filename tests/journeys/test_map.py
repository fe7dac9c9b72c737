"""The map in a browser: it agrees with the list, works by keyboard and finger, and is never needed."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from werkzeug.serving import make_server

from tests.journeys.pages import HOF
from tests.journeys.rules import everything
from tests.journeys.rules.quiet import Watch
from tests.journeys.rules.text import text_grows
from tests.support.map_site import NASTY, map_app
from tests.support.server import RunningSite
from tests.support.tile_server import Upstream, tile_server

WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => refused.push(event.violatedDirective + " " + event.blockedURI));
"""
MOVED = """
window.moved = [];
new PerformanceObserver((list) => { for (const it of list.getEntries()) moved.push(it.value); })
  .observe({ type: "layout-shift", buffered: true });
"""


@contextmanager
def serving(folder: Path, tiles: str = "none") -> Iterator[str]:
    """The address of a site with five activities, until the block ends."""
    server = make_server("127.0.0.1", 0, map_app(folder, tiles=tiles), threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site without tiles: the schematic map."""
    with serving(tmp_path_factory.mktemp("kaart")) as url:
        yield url


@pytest.fixture
def upstream() -> Iterator[Upstream]:
    with tile_server() as running:
        yield running


@pytest.fixture
def tiled(upstream: Upstream, tmp_path: Path) -> Iterator[str]:
    with serving(tmp_path, f"proxy:{upstream.template}") as url:
        yield url


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A telephone of 360 by 740."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def open_map(page: Page, address: str) -> Locator:
    """Open the map's page; returns the buttons on the map."""
    page.add_init_script(WATCH)
    page.goto(f"{address}/kaart")
    page.evaluate("document.getElementById('kaart').scrollIntoView()")
    buttons = page.locator(".map-button")
    expect(buttons.first).to_be_visible()
    return buttons


def numbers_on(buttons: Locator) -> set[str]:
    """The numbers that the buttons name, each before a title."""
    names = buttons.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    return {number for name in names for number in re.findall(r"(?:^|: |; )(\d+)\. ", name)}


def test_every_number_of_the_demo_list_is_on_the_map(site: RunningSite, page: Page) -> None:
    buttons = open_map(page, site.url)
    items = page.locator("li[data-nr]")
    listed = items.evaluate_all("all => all.map(one => one.dataset.nr)")
    shown = items.locator(".ticket-number").all_inner_texts()
    assert listed == shown
    assert len(listed) == 10
    assert numbers_on(buttons) == set(listed)


def test_a_button_is_called_by_what_one_sees_on_it_and_the_titles_in_the_list(
    address: str, page: Page
) -> None:
    open_map(page, address)
    for _ in range(3):
        page.get_by_role("button", name="Groter").click()
    both = f"2×, Goor: 1. Koffie in het Dorpshuis; 3. {NASTY}"
    expect(page.get_by_role("button", name=both, exact=True)).to_have_count(1)
    one = page.get_by_role("button", name="4. Schilderen ergens in Goor, Goor", exact=True)
    expect(one).to_have_text("4")
    expect(one).not_to_have_attribute("lang", re.compile(""))


def test_on_a_page_in_another_language_titles_are_read_as_dutch(address: str, page: Page) -> None:
    buttons = open_map(page, f"{address}/pl")
    expect(buttons.first).to_have_attribute("lang", "nl")
    buttons.first.click()
    expect(page.locator(".map-choice a").first).to_have_attribute("lang", "nl")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_by_keyboard_one_goes_to_a_choice_and_back(address: str, page: Page, key: str) -> None:
    buttons = open_map(page, address)
    page.locator("#map_resultaten").focus()
    page.keyboard.press("Tab")
    expect(buttons.first).to_be_focused()
    name = buttons.first.get_attribute("aria-label")
    page.keyboard.press(key)
    choice = page.locator(".map-choice")
    expect(choice.get_by_role("heading")).to_be_focused()
    expect(choice.get_by_role("link", name="1. Koffie in het Dorpshuis")).to_be_visible()
    page.get_by_role("button", name="Terug naar de kaart").press(key)
    expect(choice).to_be_hidden()
    expect(page.get_by_role("button", name=name)).to_be_focused()


def test_the_keyboard_is_never_caught_in_the_map(address: str, page: Page) -> None:
    buttons = open_map(page, address)
    page.locator("#map_resultaten").focus()
    for _ in range(buttons.count() + 1):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Groter")).to_be_focused()


def test_a_choice_says_when_where_and_that_the_point_is_only_the_village(address: str, page: Page) -> None:
    open_map(page, address)
    for _ in range(3):
        page.get_by_role("button", name="Groter").click()
    page.get_by_role("button", name="4. Schilderen").press("Enter")  # out of sight by now; a key needs no aim
    choice = page.locator(".map-choice")
    expect(choice).to_contain_text("zaterdag 21 november, 10.00 tot 12.00 uur, Goor")
    expect(choice).to_contain_text("De knop staat midden in Goor. De precieze plek hebben wij niet.")


def test_code_in_a_title_is_shown_and_never_run(address: str, page: Page) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    open_map(page, address)
    page.get_by_role("button", name="1. Koffie").click()
    expect(page.locator(".map-choice").get_by_role("link", name=f"3. {NASTY}")).to_be_visible()
    assert page.locator("img").count() == 0
    assert dialogs == []


def test_nothing_is_refused_by_our_policy_and_nobody_else_is_asked(
    tiled: str, upstream: Upstream, page: Page
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_map(page, tiled)
    expect(page.locator(".leaflet-tile-loaded").first).to_be_attached()
    for name in ("Groter", "Groter", "Kleiner", "Links", "Omlaag", "Groter", "Alles tonen"):
        page.get_by_role("button", name=name).click()
    page.locator(".map-button").first.click()
    assert page.evaluate("refused") == []
    assert {url.split("/")[2] for url in asked} == {tiled.split("/")[2]}
    assert upstream.asked


def test_when_tiles_fail_the_simple_map_stays_and_that_is_said(
    tiled: str, upstream: Upstream, page: Page
) -> None:
    upstream.status = 500
    buttons = open_map(page, tiled)
    expect(page.get_by_role("status")).to_contain_text(
        "De landkaart is er nu niet. U ziet een eenvoudige kaart met namen."
    )
    expect(page.locator(".map-name span", has_text="Goor").first).to_be_visible()
    assert page.locator(".leaflet-tile").count() == 0
    assert buttons.count() > 1
    assert page.evaluate("refused") == []


def test_the_status_says_how_many_are_in_view(address: str, page: Page) -> None:
    open_map(page, address)
    status = page.get_by_role("status")
    expect(status).to_have_text("4 van de 4 activiteiten in beeld.")
    for _ in range(2):
        page.get_by_role("button", name="Groter").click()
    for _ in range(4):
        page.get_by_role("button", name="Omhoog").click()
    expect(status).to_have_text("0 van de 4 activiteiten in beeld.")
    page.get_by_role("button", name="Alles tonen").click()
    expect(status).to_have_text("4 van de 4 activiteiten in beeld.")


def test_who_only_reads_the_list_on_a_telephone_fetches_nothing_of_the_map(
    site: RunningSite, phone: Page
) -> None:
    watch = Watch(phone)
    phone.goto(f"{site.url}/kaart?{HOF}&soort=koffie")
    phone.wait_for_load_state("networkidle")
    assert [it.url for it in watch.requests if "/kaart." in it.url or "basiskaart" in it.url] == []
    assert watch.weight() == []
    phone.get_by_role("link", name="Ga naar de kaart").click()
    expect(phone.locator(".map-button").first).to_be_visible()


def test_beside_the_list_the_map_comes_in_a_light_first_view_in_which_nothing_moves(
    site: RunningSite, page: Page
) -> None:
    page.add_init_script(MOVED)
    watch = Watch(page)
    page.goto(f"{site.url}/kaart?{HOF}&soort=koffie")
    expect(page.locator(".map-button").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert watch.weight() == []
    assert page.evaluate("moved") == []


def test_a_map_that_does_not_come_leaves_no_hole_and_no_way_to_it(site: RunningSite, page: Page) -> None:
    page.route("**/basiskaart.*", lambda route: route.abort())
    page.goto(f"{site.url}/kaart?{HOF}&soort=koffie")
    expect(page.locator("#kaart")).to_have_count(0)
    expect(page.get_by_text("Ga naar de kaart")).to_have_count(0)


def test_without_a_style_sheet_the_map_keeps_within_a_narrow_page(site: RunningSite, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    open_map(page, f"{site.url}")
    page.evaluate("for (const sheet of document.styleSheets) sheet.disabled = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_javascript_the_list_is_complete(address: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/kaart")
    expect(page.locator(".tickets > li")).to_have_count(5)
    expect(page.locator("#kaart")).to_be_hidden()
    expect(page.get_by_role("link", name="Ga naar de kaart")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_buttons_are_large_and_never_touch_at_any_width(address: str, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    buttons = open_map(page, address)
    boxes = buttons.evaluate_all("all => all.map(one => one.getBoundingClientRect().toJSON())")
    assert all(box["width"] >= 48 and box["height"] >= 48 for box in boxes)
    for one, other in combinations(boxes, 2):
        across = max(one["left"], other["left"]) - min(one["right"], other["right"])
        down = max(one["top"], other["top"]) - min(one["bottom"], other["bottom"])
        assert max(across, down) >= 8
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("#map_resultaten").bounding_box()["height"] <= 0.6 * 640  # type: ignore[index]


def test_one_finger_on_the_map_scrolls_the_page_and_leaves_the_map_alone(address: str, phone: Page) -> None:
    open_map(phone, address)
    frame = phone.locator("#map_resultaten")
    frame.scroll_into_view_if_needed()
    box = frame.bounding_box()
    assert box
    before = phone.evaluate("[window.scrollY, map_resultaten.getCenter().toString()]")
    finger = phone.context.new_cdp_session(phone)
    for step in range(11):
        point = {"x": box["x"] + 30, "y": box["y"] + 60 + 25 * step}
        kind = "touchMove" if step else "touchStart"
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    phone.wait_for_function("from => window.scrollY < from - 150", arg=before[0])
    assert phone.evaluate("map_resultaten.getCenter().toString()") == before[1]


def test_the_page_is_as_every_page_must_be(address: str, page: Page) -> None:
    open_map(page, address)
    page.locator(".map-button").first.click()
    assert everything.check_drawn_page(page) == []


def test_numbers_and_names_grow_with_the_readers_letters(
    address: str, page: Page, large_text_browser: Browser
) -> None:
    open_map(page, address)
    context = large_text_browser.new_context(viewport={"width": 1280, "height": 900})
    in_large = context.new_page()
    open_map(in_large, address)
    assert text_grows(page, in_large) == []
    room = in_large.locator(".map-button").evaluate_all(
        "all => all.map(one => [one.scrollWidth, one.clientWidth])"
    )
    assert all(needed <= given for needed, given in room)
    context.close()


def test_nothing_glides(address: str, page: Page) -> None:
    open_map(page, address)
    moved = page.evaluate(
        """() => {
            const before = map_resultaten.getCenter().lng;
            document.querySelector("[data-move=groter]").click();
            document.querySelector("[data-move=links]").click();
            return map_resultaten.getCenter().lng - before;
        }"""
    )
    assert moved < 0, "the map is there at once"
    assert page.locator(".leaflet-zoom-anim, .leaflet-fade-anim, .leaflet-pan-anim").count() == 0


def test_the_page_may_be_zoomed(address: str, page: Page) -> None:
    open_map(page, address)
    assert (
        page.locator("meta[name=viewport]").get_attribute("content") == "width=device-width, initial-scale=1"
    )
