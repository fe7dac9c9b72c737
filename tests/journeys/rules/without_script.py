"""Rule: the page is the same page where scripts are off."""

import re
from collections import Counter

from playwright.sync_api import Page

from tests.journeys.rules.measure import measure

# What a script may make for itself: the drawn map, whose content is in the list beside it.
MADE_BY_SCRIPT = ".leaflet-container,[data-door-script]"
# The page where giving an activity begins has a fresh key at each visit.
_KEY = re.compile(r"(?<=concept=)[\w-]+")


def same_without_script(page: Page, without_script: Page) -> list[str]:
    """Links, headings and fields are equal with scripts on and off, and no button waits for a script.

    Both windows show the same address, `without_script` is one in which no script runs. What only works with a
    script must be made by that script, inside an element marked `data-door-script`.
    """
    on, off = (measure(window, "inventory", MADE_BY_SCRIPT) for window in (page, without_script))
    problems = []
    for kind in ("links", "headings", "fields"):
        with_, without = (Counter(_KEY.sub("*", name) for name in inventory[kind]) for inventory in (on, off))
        lost, added = with_ - without, without - with_
        problems += [f"without script there is no {kind[:-1]} {name!r}" for name in lost]
        problems += [f"with script there is no {kind[:-1]} {name!r}" for name in added]
    problems += [f"a button that only works with script: {name}" for name in off["buttons"]]
    return problems + [f"asks for JavaScript: {text!r}" for text in off["asksForScript"]]
