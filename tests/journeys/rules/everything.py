"""All rules for a page that is already open."""

from playwright.sync_api import Page

from tests.journeys.rules.axe import axe_in_every_dress
from tests.journeys.rules.keyboard import focus_shows
from tests.journeys.rules.layout import (
    fits,
    fits_at_400_percent,
    nothing_sticks,
    targets_are_large,
    targets_keep_apart,
)
from tests.journeys.rules.media import edges_survive_forced_colours, prints_large
from tests.journeys.rules.quiet import nothing_is_kept
from tests.journeys.rules.room import lines_have_room
from tests.journeys.rules.text import lines_are_short, nothing_is_cut_off, text_is_large, text_may_be_spread

RULES = (
    axe_in_every_dress,
    text_is_large,
    lines_are_short,
    lines_have_room,
    nothing_is_cut_off,
    text_may_be_spread,
    fits,
    fits_at_400_percent,
    nothing_sticks,
    targets_are_large,
    targets_keep_apart,
    focus_shows,
    prints_large,
    edges_survive_forced_colours,
    nothing_is_kept,
)


def check_drawn_page(page: Page) -> list[str]:
    """What is wrong with the page as it is drawn; an empty list for a page as it should be.

    Not included, because they need more than the open page: `quiet.Watch`, `text.text_grows` and
    `without_script.same_without_script`.
    """
    return [f"{rule.__name__}: {problem}" for rule in RULES for problem in rule(page)]
