"""Hands for somebody who uses no mouse."""

from playwright.sync_api import Locator, Page

MOST_TABS = 200


def tab_to(page: Page, wanted: Locator) -> int:
    """Press Tab until `wanted` has the focus; returns how often."""
    for pressed in range(1, MOST_TABS + 1):
        page.keyboard.press("Tab")
        if wanted.evaluate("(element) => element === document.activeElement"):
            return pressed
    raise AssertionError(f"{MOST_TABS} times Tab, and still not at {wanted}")


def choose(page: Page, group: str, label: str) -> None:
    """In a group of radios: Tab into it, and arrow to the choice."""
    radios = page.get_by_role("group", name=group, exact=True).get_by_role("radio")
    tab_to(page, radios.first)
    wanted = page.get_by_role("group", name=group, exact=True).get_by_role("radio", name=label, exact=True)
    for _ in range(radios.count()):
        if wanted.is_checked():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"no arrow leads to {label!r}")


def follow(page: Page, wanted: Locator) -> None:
    """Tab to a link or button and press Enter; returns when the next page is there."""
    tab_to(page, wanted)
    with page.expect_navigation():
        page.keyboard.press("Enter")
