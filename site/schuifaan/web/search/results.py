"""Results as the page shows them: under a heading a day, or in one list."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from schuifaan.content import Content
from schuifaan.services.search.cards import SearchPage
from schuifaan.web.cards import CardView, card_views
from schuifaan.web.search.way_back import along
from schuifaan.wording import facts as wording

CARDS_A_PAGE = 10
"""Four screens of a telephone (decision 54)."""


@dataclass(frozen=True, slots=True)
class DayHeading:
    """A tear-off calendar leaf; `near` is "vandaag", "morgen" or empty."""

    weekday: str
    date_text: str
    near: str
    iso: str


@dataclass(frozen=True, slots=True)
class DayOfResults:
    """Cards of one day; without a heading when they are not in order of date."""

    heading: DayHeading | None
    cards: tuple[CardView, ...]


def heading_of(day: date, today: date, lang: str) -> DayHeading:
    """The words on the leaf of `day`."""
    month = wording.day_and_month(day, lang)
    date_text = month if day.year == today.year else f"{month} {day.year}"
    return DayHeading(
        wording.weekday(day, lang), date_text, wording.nearness(day, today, lang), day.isoformat()
    )


def results_of(
    page: SearchPage, content: Content, today: date, lang: str, came_from: str
) -> tuple[DayOfResults, ...]:
    """The cards of a page, numbered through, grouped by day when they are in that order.

    `came_from` is the list they stand in (`way_back.LISTS`).
    """
    views = card_views(
        page.cards,
        content,
        today,
        lang,
        first_number=(page.input.pagina - 1) * CARDS_A_PAGE + 1,
        with_day=not page.grouped_by_day,
        with_distance=bool(page.input.vertrek) or page.sort == "afstand",
        along=along(page, came_from),
    )
    if not page.grouped_by_day:
        return (DayOfResults(None, views),) if views else ()
    # What began before today and is still going on stands under today.
    by_day = groupby(zip(page.cards, views, strict=True), key=lambda pair: max(pair[0].start.date(), today))
    return tuple(
        DayOfResults(heading_of(day, today, lang), tuple(view for _card, view in pairs))
        for day, pairs in by_day
    )
