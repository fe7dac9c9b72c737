"""`/week-van-de-ontmoeting`, `/vriendenkringen` and `/wat-is-er-open`."""

from datetime import timedelta
from itertools import groupby

from flask import Blueprint, abort, render_template, request

from schuifaan.clock import wall_time
from schuifaan.content import Place, quiet_days
from schuifaan.inputs.search import SearchInput
from schuifaan.inputs.search_values import read_date
from schuifaan.services.programme import ProgrammeItem, best_known_week, goes_on
from schuifaan.services.search.finding import find
from schuifaan.web.addresses import municipality
from schuifaan.web.cards import card_views
from schuifaan.web.current import current, now
from schuifaan.web.language import language
from schuifaan.web.search.results import heading_of
from schuifaan.web.themes.quiet import week_of
from schuifaan.web.themes.season import WEEK, season

blueprint = Blueprint("themes", __name__)

MOST_CIRCLES = 100
MOST_A_DAY = 8
"""On the page of what is open; search has the rest of that day."""


@blueprint.get("/week-van-de-ontmoeting")
def week() -> str:
    """When the week is, and its programme a day, of all villages or one: last year's until the next is known."""
    installation, here = current(), municipality()
    today, lang = wall_time(now()).date(), language()
    found = season(installation.content.weeks[WEEK], today)
    with installation.database.read() as session:
        year, items = best_known_week(
            session, installation.content, WEEK, found.years, here.code if here else None
        )
    villages, chosen, shown = _by_village(items)
    by_day = groupby(shown, key=lambda item: item.start.date())
    return render_template(
        "themes/week.html",
        season=found,
        is_over=year == found.last and bool(items),
        has_booklet=year != found.last and bool(items),
        villages=villages,
        chosen=chosen,
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


@blueprint.get("/wat-is-er-open")
def open_in_quiet_time() -> str:
    """What does go on while many groups stop, a week at a time: of the quiet time that is on or comes next."""
    installation, here = current(), municipality()
    today, lang = wall_time(now()).date(), language()
    quiet = quiet_days(installation.content.quiet_times, today)
    if quiet is None:
        abort(404)
    first, last = week_of(quiet, today, read_date(request.args.get("vanaf", "")[:20]))
    items = goes_on(installation, first, last, here.code if here else None)
    villages, chosen, shown = _by_village(items)
    by_day = {day: list(of_day) for day, of_day in groupby(shown, key=lambda item: item.start.date())}
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    return render_template(
        "themes/open.html",
        quiet=quiet,
        today=today,
        villages=villages,
        chosen=chosen,
        first=first,
        days=[(day, heading_of(day, today, lang), by_day.get(day, [])) for day in days],
        most=MOST_A_DAY,
        following=last + timedelta(days=1) if last < quiet.last else None,
    )


def _by_village(items: list[ProgrammeItem]) -> tuple[list[Place], Place | None, list[ProgrammeItem]]:
    """The villages in which something is on, the one that was asked for, and what is on there."""
    there = {it.village for it in items}
    villages = [place for place in current().content.places.values() if place.slug in there]
    chosen = next((it for it in villages if it.slug == request.args.get("plaats")), None)
    return villages, chosen, [it for it in items if chosen is None or it.village == chosen.slug]
