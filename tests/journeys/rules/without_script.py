"""Rule: the page is the same page where scripts are off."""

from collections import Counter

from playwright.sync_api import Browser

from tests.journeys.rules.measure import measure

# What a script may make for itself: the drawn map, whose content is in the list beside it.
MADE_BY_SCRIPT = ".leaflet-container,[data-door-script]"


def same_without_script(browser: Browser, url: str) -> list[str]:
    """Links, headings and fields are equal with scripts on and off, and no button waits for a script.

    What only works with a script must be made by that script, inside an element marked `data-door-script`.
    """
    inventories = []
    for script in (True, False):
        context = browser.new_context(java_script_enabled=script)
        page = context.new_page()
        page.goto(url)
        page.wait_for_load_state("networkidle")
        inventories.append(measure(page, "inventory", MADE_BY_SCRIPT))
        context.close()
    on, off = inventories
    problems = []
    for kind in ("links", "headings", "fields"):
        lost, added = Counter(on[kind]) - Counter(off[kind]), Counter(off[kind]) - Counter(on[kind])
        problems += [f"without script there is no {kind[:-1]} {name!r}" for name in lost]
        problems += [f"with script there is no {kind[:-1]} {name!r}" for name in added]
    problems += [f"a button that only works with script: {name}" for name in off["buttons"]]
    return problems + [f"asks for JavaScript: {text!r}" for text in off["asksForScript"]]
