"""Rules about the keyboard: Tab reaches everything, and one sees where one is."""

from playwright.sync_api import Page

from tests.journeys.rules.measure import measure

THINNEST_OUTLINE = 3  # CSS pixels
MOST_STOPS = 400


def focus_shows(page: Page) -> list[str]:
    """From the top Tab reaches every link, button and field, each seen, uncovered and outlined."""
    to_meet = set(measure(page, "reachable"))
    measure(page, "back_to_top")
    problems: list[str] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = measure(page, "focused")
        if stop is None or stop["again"]:
            break
        to_meet.discard(stop["name"])
        if not stop["seen"]:
            problems.append(f"has focus but cannot be seen: {stop['name']}")
        elif stop["covered"]:
            problems.append(f"has focus but lies under something: {stop['name']}")
        if stop["outline"] < THINNEST_OUTLINE:
            problems.append(f"outline of {stop['outline']} px on focus: {stop['name']}")
    else:
        problems.append(f"more than {MOST_STOPS} stops")
    measure(page, "back_to_top")
    return problems + [f"Tab does not reach {name}" for name in sorted(to_meet)]
