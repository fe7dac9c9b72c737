"""Rules about paper and about the reader's own colours."""

from playwright.sync_api import Page

from tests.journeys.rules.measure import measure

SMALLEST_PRINT = 16 * 96 / 72  # 16 points in CSS pixels


def prints_large(page: Page) -> list[str]:
    """On paper: main in 16 points or more, dark ink, no menus, forms or buttons, nothing fixed."""
    page.emulate_media(media="print")
    small = [f"on paper text of {line}" for line in measure(page, "smallTexts", SMALLEST_PRINT, "main")]
    printed = measure(page, "printed")
    stuck = measure(page, "stuck")
    page.emulate_media(media="screen")
    return [
        *small,
        *(f"on paper too: {name}" for name in printed["menus"]),
        *(f"pale on paper, {line}" for line in printed["grey"]),
        *(f"fixed on paper: {name}" for name in stuck),
    ]


def edges_survive_forced_colours(page: Page) -> list[str]:
    """Where the system decides the colours, buttons and fields still have an edge."""
    page.emulate_media(forced_colors="active")
    problems = [f"no edge in forced colours: {name}" for name in measure(page, "edgeless")]
    page.emulate_media(forced_colors="none")
    return problems
