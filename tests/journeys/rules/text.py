"""Rules about text: large, in short lines, and growing with the reader's own settings."""

from collections import defaultdict

from playwright.sync_api import Page

from tests.journeys.rules.measure import measure

SMALLEST_TEXT = 20  # CSS pixels, at the browser's default of 16
LONGEST_LINE = 80  # characters, WCAG 1.4.8
FEWEST_LETTERS = 5  # on a line, on average, of a word that does not fit
LEAST_GROWTH = 1.45  # with the browser's default text at 200 %


def text_is_large(page: Page) -> list[str]:
    """Every visible text and every field's own text is 20 px or more."""
    small = measure(page, "smallTexts", SMALLEST_TEXT, "body") + measure(page, "smallControls", SMALLEST_TEXT)
    return [f"text of {line}" for line in small]


def lines_are_short(page: Page) -> list[str]:
    """No line holds more than 80 characters, on a wide screen."""
    before = page.viewport_size
    page.set_viewport_size({"width": 1280, "height": 900})
    problems = [str(line) for line in measure(page, "longLines", LONGEST_LINE)]
    if before:
        page.set_viewport_size(before)
    return problems


def nothing_is_cut_off(page: Page) -> list[str]:
    """No text ends in dots or behind an edge, or sticks out of the frame around it."""
    return [f"cut off: {name}" for name in measure(page, "clipped")]


def words_stay_together(page: Page) -> list[str]:
    """No word is broken into pieces of a few letters, where its room is far too narrow for the text chosen."""
    return [f"in pieces: {word}" for word in measure(page, "inPieces", FEWEST_LETTERS)]


def text_may_be_spread(page: Page) -> list[str]:
    """With the reader's own wide spacing (WCAG 1.4.12) nothing is cut off, at 320 and 1280 px."""
    before = page.viewport_size
    problems: list[str] = []
    measure(page, "spread")
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        problems += [f"spread text, cut off at {width} px: {name}" for name in measure(page, "clipped")]
        problems += [f"spread text, {line}" for line in measure(page, "wide")]
    measure(page, "gather")
    if before:
        page.set_viewport_size(before)
    return problems


def text_grows(page: Page, in_large: Page) -> list[str]:
    """With the browser's default text size doubled every text grows and the page still fits.

    `in_large` is the same address in a browser with a default text of 32 px (fixture `large_text_browser`).
    """
    large: defaultdict[str, list[float]] = defaultdict(list)
    for text, size in measure(in_large, "textSizes"):
        large[text].append(size)
    problems = [
        f"{text!r} stays {size} px where the reader asked for twice the size"
        for text, size in measure(page, "textSizes")  # in the same order, where a text comes twice
        if large[text] and large[text].pop(0) < size * LEAST_GROWTH
    ]
    for width in (1280, 640):
        in_large.set_viewport_size({"width": width, "height": 800})
        problems += [f"large text, {line}" for line in measure(in_large, "wide")]
        problems += [f"large text, cut off at {width} px: {name}" for name in measure(in_large, "clipped")]
    return problems
