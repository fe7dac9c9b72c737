"""Windows that see many pages, one after the other: to make a new one takes longer than to look at most pages."""

from dataclasses import dataclass

from playwright.sync_api import Browser, Page, ViewportSize

from tests.journeys.rules.axe import AXE

WIDE: ViewportSize = {"width": 1280, "height": 900}
TELEPHONE: ViewportSize = {"width": 360, "height": 740}
NARROWEST: ViewportSize = {"width": 320, "height": 640}


def wide_window(browser: Browser, *, scripts: bool = True) -> Page:
    """A window with axe at hand, which keeps no file of one page for the next: each visit is somebody's first."""
    context = browser.new_context(viewport=WIDE, locale="nl-NL", java_script_enabled=scripts)
    context.add_init_script(path=AXE)
    page = context.new_page()
    context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    return page


def as_new(window: Page) -> Page:
    """The window as it was at first: nobody is signed in, it is wide, and it has ordinary colours."""
    window.context.clear_cookies()
    window.set_viewport_size(WIDE)
    window.emulate_media(media="null", color_scheme="null", contrast="null", forced_colors="null")
    return window


@dataclass(frozen=True, slots=True)
class Windows:
    """The windows of one test run: an ordinary one, one of who asked for large text, and one without scripts."""

    ordinary: Page
    large: Page
    scriptless: Page
