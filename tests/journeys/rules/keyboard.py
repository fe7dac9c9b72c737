"""Rules about the keyboard: Tab reaches everything, and one sees where one is."""

from typing import Any

from playwright.sync_api import Page

from tests.journeys.rules.measure import measure

THINNEST_OUTLINE = 3  # CSS pixels
MOST_STOPS = 400


def focus_shows(page: Page) -> list[str]:
    """From the top Tab reaches every link, button and field, each seen, uncovered and outlined."""
    to_meet = set(measure(page, "reachable"))
    stops = _walk(page, len(to_meet))
    problems: list[str] = []
    for stop in stops:
        to_meet.discard(stop["name"])
        if not stop["seen"]:
            problems.append(f"has focus but cannot be seen: {stop['name']}")
        elif stop["covered"]:
            problems.append(f"has focus but lies under something: {stop['name']}")
        if stop["outline"] < THINNEST_OUTLINE:
            problems.append(f"outline of {stop['outline']} px on focus: {stop['name']}")
    if len(stops) >= MOST_STOPS:
        problems.append(f"more than {MOST_STOPS} stops")
    return problems + [f"Tab does not reach {name}" for name in sorted(to_meet)]


def _walk(page: Page, at_least: int) -> list[dict[str, Any]]:
    """Every stop of Tab, as the page itself notes them; it is asked where the walk is from `at_least` stops on."""
    measure(page, "beginWalk")
    for pressed in range(1, MOST_STOPS + 1):
        page.keyboard.press("Tab")
        if pressed >= at_least and measure(page, "walkIsOver"):
            break
    stops: list[dict[str, Any]] = measure(page, "endWalk")
    return stops
