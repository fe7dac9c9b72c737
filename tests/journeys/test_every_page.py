"""Every type of page, drawn: on a wide screen, on telephones, with large text, without scripts, and over the line."""

from collections.abc import Iterator
from http import HTTPStatus

import pytest
from playwright.sync_api import Page

from tests.journeys.behind import Behind
from tests.journeys.pages import AN_ACTIVITY, EVERY_PAGE, GIVE, HOME, MAP, RESULTS, PageType
from tests.journeys.rules.axe import axe
from tests.journeys.rules.everything import check_drawn_page
from tests.journeys.rules.keyboard import focus_shows
from tests.journeys.rules.layout import fits, targets_are_large, targets_keep_apart
from tests.journeys.rules.quiet import Watch
from tests.journeys.rules.room import lines_have_room
from tests.journeys.rules.text import nothing_is_cut_off, text_grows, text_is_large, words_stay_together
from tests.journeys.rules.without_script import same_without_script
from tests.journeys.windows import NARROWEST, TELEPHONE, Windows, as_new
from tests.support.server import RunningSite

# What `check_drawn_page` measures at the width of the window, so that it must be measured at each width.
AT_THIS_WIDTH = (
    text_is_large, lines_have_room, nothing_is_cut_off, targets_are_large, targets_keep_apart, focus_shows,
)  # fmt: skip
# What is behind the sign-in, and pages with mistakes, are put together of the same components: how those grow, and that
# they need no script, is seen on the pages everybody can open.
OPEN_PAGES = [it for it in EVERY_PAGE if not it.who and not it.sends]
# Forty pixels narrower nothing gets smaller; it can only be cut off or pushed together.
ON_THE_NARROWEST = (nothing_is_cut_off, targets_are_large, targets_keep_apart)
DISPLAYS = ("heelgroot", "donker", "geelzwart", "heelgroot.geelzwart.eenvoudig")


def its_own_status(page_type: PageType, complaint: str) -> bool:
    """Chromium puts an answer that is not 200 in the console."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY if page_type.sends else page_type.status
    return "Failed to load resource" in complaint and f"{int(status)} (" in complaint


@pytest.fixture
def watch(window: Page) -> Iterator[Watch]:
    """Who notes what the shared window does behind the screen."""
    watching = Watch(window)
    yield watching
    watching.end()


@pytest.mark.parametrize("page_type", EVERY_PAGE, ids=str)
def test_it_is_as_every_page_must_be_and_quiet(
    page_type: PageType, site: RunningSite, activity: str, behind: Behind, window: Page, watch: Watch
) -> None:
    page_type.open(window, site.url, activity, behind)
    problems = check_drawn_page(window)
    # Asked last, so that what a page does later counts too.
    is_first_view = not page_type.sends and page_type is not MAP
    weight = watch.weight() if is_first_view else []
    complaints = [it for it in watch.complaints() if not its_own_status(page_type, it)]
    assert [*problems, *weight, *watch.outside_requests(), *complaints] == []


@pytest.mark.parametrize("page_type", EVERY_PAGE, ids=str)
def test_on_a_telephone_everything_is_there_to_read_and_to_hit(
    page_type: PageType, site: RunningSite, activity: str, behind: Behind, window: Page
) -> None:
    window.set_viewport_size(TELEPHONE)
    page_type.open(window, site.url, activity, behind)
    problems = [f"360 px: {problem}" for rule in (*AT_THIS_WIDTH, axe) for problem in rule(window)]
    window.set_viewport_size(NARROWEST)
    problems += [f"320 px: {problem}" for rule in ON_THE_NARROWEST for problem in rule(window)]
    assert problems == []


@pytest.mark.parametrize("page_type", OPEN_PAGES, ids=str)
def test_for_who_asks_the_browser_for_large_text_everything_grows(
    page_type: PageType, site: RunningSite, activity: str, behind: Behind, window: Page, windows: Windows
) -> None:
    large = as_new(windows.large)
    for each in (window, large):
        page_type.open(each, site.url, activity, behind)
    assert text_grows(window, large) == []


@pytest.mark.parametrize("page_type", OPEN_PAGES, ids=str)
def test_without_scripts_it_is_the_same_page(
    page_type: PageType, site: RunningSite, activity: str, behind: Behind, window: Page, windows: Windows
) -> None:
    scriptless = as_new(windows.scriptless)
    for each in (window, scriptless):
        each.goto(site.url + page_type.path(activity, behind))
    assert same_without_script(window, scriptless) == []


@pytest.mark.parametrize("display", DISPLAYS)
@pytest.mark.parametrize("page_type", [HOME, RESULTS, AN_ACTIVITY, GIVE], ids=str)
def test_every_display_one_can_choose_reads_as_well(
    page_type: PageType, display: str, site: RunningSite, activity: str, behind: Behind, window: Page
) -> None:
    window.set_viewport_size(TELEPHONE)
    page_type.displayed(display).open(window, site.url, activity, behind)
    rules = (axe, text_is_large, lines_have_room, targets_are_large, fits)
    problems = [problem for rule in rules for problem in rule(window)]
    window.set_viewport_size(NARROWEST)
    assert [*problems, *words_stay_together(window), *targets_are_large(window)] == []
