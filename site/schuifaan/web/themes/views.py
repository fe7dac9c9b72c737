"""`/week-van-de-ontmoeting` and `/vriendenkringen`."""

from itertools import groupby

from flask import Blueprint, render_template

from schuifaan.clock import wall_time
from schuifaan.inputs.search import SearchInput
from schuifaan.services.programme import week_programme
from schuifaan.services.search.finding import find
from schuifaan.web.addresses import municipality
from schuifaan.web.cards import card_views
from schuifaan.web.current import current, now
from schuifaan.web.language import language
from schuifaan.web.search.results import heading_of
from schuifaan.web.themes.season import WEEK, season

blueprint = Blueprint("themes", __name__)

MOST_CIRCLES = 100


@blueprint.get("/week-van-de-ontmoeting")
def week() -> str:
    """When the week is, and its programme a day; out of season last year's, said to be that."""
    installation, here = current(), municipality()
    today, lang = wall_time(now()).date(), language()
    found = season(installation.content.weeks[WEEK], today)
    with installation.database.read() as session:
        items = week_programme(
            session,
            installation.content,
            WEEK,
            found.shown.start,
            found.shown.end,
            here.code if here else None,
        )
    by_day = groupby(items, key=lambda item: item.start.date())
    return render_template(
        "themes/week.html",
        season=found,
        days=[(heading_of(day, today, lang), list(of_day)) for day, of_day in by_day],
    )


@blueprint.get("/vriendenkringen")
def circles() -> str:
    """What a vriendenkring is, and which there are."""
    installation, here = current(), municipality()
    asked = SearchInput(soort=("vriendenkring",), gemeente=here.code if here else None, limit=MOST_CIRCLES)
    cards = find(installation, asked, now()).cards
    today = wall_time(now()).date()
    return render_template(
        "themes/vriendenkringen.html", cards=card_views(cards, installation.content, today, language())
    )
