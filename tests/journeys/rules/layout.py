"""Rules about the page as a surface: it fits, stays put, and can be hit with an unsteady finger."""

from playwright.sync_api import Page

from tests.journeys.rules.measure import measure

SMALLEST_TARGET = 48  # CSS pixels
LEAST_GAP = 8
WIDTHS = (320, 360, 640, 1280)


def fits(page: Page) -> list[str]:
    """No sideways scrolling and nothing cut off, from 320 px up."""
    before = page.viewport_size
    problems: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        problems += [str(line) for line in measure(page, "wide")]
        problems += [f"cut off at {width} px: {name}" for name in measure(page, "clipped")]
    if before:
        page.set_viewport_size(before)
    return problems


def fits_at_400_percent(page: Page) -> list[str]:
    """A 1280 x 1024 screen at 400 % is 320 x 256: it fits, and nothing sticks to the screen."""
    before = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 256})
    problems = [f"400 %: {line}" for line in measure(page, "wide")]
    problems += [f"400 %: {line}" for line in nothing_sticks(page)]
    if before:
        page.set_viewport_size(before)
    return problems


def nothing_sticks(page: Page) -> list[str]:
    """Nothing is fixed or sticky."""
    return [f"sticks to the screen: {name}" for name in measure(page, "stuck")]


def targets_are_large(page: Page, ignore: str = "") -> list[str]:
    """Links, buttons and fields are 48 by 48 px or more; links inside a sentence are let off.

    A choice is measured with its label. `ignore` is a CSS selector: what lies in such an element is left out.
    """
    return [f"target of {line}" for line in measure(page, "smallTargets", SMALLEST_TARGET, ignore)]


def targets_keep_apart(page: Page, ignore: str = "") -> list[str]:
    """Between two targets lie 8 px or more; `ignore` as in `targets_are_large`."""
    return [str(line) for line in measure(page, "closeTargets", LEAST_GAP, ignore)]
