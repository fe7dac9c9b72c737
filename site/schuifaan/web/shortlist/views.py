"""`/keuzelijst` and `/voor-iemand-anders`: choosing a few activities, and giving them to somebody.

Everything is in the address: numbers of activities and choices. Nothing about anybody is asked or kept. What is given
has a key of its own, so that it does not take the place of somebody's own list.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from schuifaan.clock import wall_time
from schuifaan.inputs.search import SearchInput, parse
from schuifaan.services.search.cards import Card
from schuifaan.services.search.finding import find
from schuifaan.services.shortlist import shortlist
from schuifaan.web.activities.calendar import results_calendar
from schuifaan.web.addresses import (
    absolute,
    carried,
    chosen_of,
    joined,
    link,
    list_is_full,
    municipality,
    to_give,
)
from schuifaan.web.cards import CardView, Pairs, card_views
from schuifaan.web.current import current, now
from schuifaan.web.first_choices import kinds_in_two, places_in_two
from schuifaan.web.language import language, translate
from schuifaan.web.search.asking import ask as ask_search
from schuifaan.web.search.chosen import link_to
from schuifaan.web.search.way_back import GIVE, PICK, along
from schuifaan.web.shortlist.texts import gift_texts, letter_parts

blueprint = Blueprint("shortlist", __name__)

ANSWERS = ("vertrek", "nodig", "dag", "soort")
TO_CHOOSE_FROM = 5
"""More than five is no choice any more."""
LOOKED_AT = 25
SOON = timedelta(days=28)
"""What is nearest may be next year; somebody who is given it wants to go now."""
GIVEN = "brief"
"""Query key of what is given; without it, that is one's own list."""


@blueprint.get("/keuzelijst")
def chosen() -> str:
    """The short list: what is on it, how to take something off, and what one can do with it."""
    cards = _cards_of(carried().chosen)
    return render_template(
        "shortlist/chosen.html",
        cards=[(view, _without(card.id)) for card, view in zip(cards, _views(cards), strict=True)],
        gone=len(carried().chosen) - len(cards),
        full=list_is_full(),
        letter=link("/voor-iemand-anders/geven", vertrek=_asked()[0].vertrek),
        **_gift(_views(cards, for_later=True), carried().chosen),
    )


@blueprint.get("/keuzelijst/kies")
def pick() -> AnyResponse | str:
    """What a search finds, as `/zoeken` has it, with a box to tick for each; that page helps on who found nothing."""
    page, _days = ask_search()
    if page.crisis or not page.cards:
        return redirect(link_to("/zoeken", page.input))
    shown = {card.id for card in page.cards}
    return render_template(
        "shortlist/pick.html",
        page=page,
        cards=list(zip(page.cards, _views(page.cards, along=along(page, PICK)), strict=True)),
        elsewhere=joined(it for it in carried().chosen if it not in shown),
        back=link_to("/zoeken", page.input),
    )


@blueprint.get("/keuzelijst.ics")
def calendar() -> Response:
    """The short list for an agenda."""
    body = results_calendar(
        _cards_of(carried().chosen), translate("Uw lijst"), absolute(""), request.host, now()
    )
    answer = Response(body, mimetype="text/calendar")
    answer.headers["Content-Disposition"] = 'inline; filename="keuzelijst.ics"'
    return answer


@blueprint.get("/voor-iemand-anders")
def ask() -> str:
    """Four questions about somebody else: where, walking, days, likes; who comes back finds the answers."""
    here = municipality()
    return render_template(
        "shortlist/ask.html",
        chosen=set(_asked()[0].pairs()),
        places=places_in_two(here) if here else None,
        kinds=kinds_in_two(current().content),
    )


@blueprint.get("/voor-iemand-anders/kies")
def choose() -> str:
    """At most five activities that fit, to choose from."""
    asked, problems = _asked()
    here = municipality()
    asked = replace(asked, limit=LOOKED_AT, gemeente=asked.gemeente or (here.code if here else None))
    if asked.vertrek:
        asked = replace(asked, sorteer="afstand")
    page = find(current(), asked, now(), problems)
    page = replace(page, cards=_soonest_of(page.cards))
    cards = list(zip(page.cards, _views(page.cards, along=along(page, GIVE)), strict=True))
    return render_template(
        "shortlist/choose.html",
        page=page,
        cards=cards,
        ticked=set(_given()) if GIVEN in request.args else {card.id for card, _view in cards[:1]},
        answers=_answers(asked),
        again=link("/voor-iemand-anders", _answers(asked)),
    )


@blueprint.get("/voor-iemand-anders/geven")
def give() -> str:
    """A letter, and texts to send: of what was ticked, or else of one's own list."""
    given = _given()
    cards = _cards_of(given)
    views = _views(cards, for_later=True)
    answers, own = _answers(_asked()[0]), carried().chosen
    return render_template(
        "shortlist/give.html",
        parts=letter_parts(cards, views),
        again=link("/voor-iemand-anders/kies", answers, brief=joined(given)) if GIVEN in request.args else "",
        # Whose own list is another keeps it: the address of what is given stands on the page to be copied.
        to_open=link("/keuzelijst", mijn=None, keuze=joined(given)) if own in ((), given) else "",
        **_gift(views, given),
    )


def _soonest_of(cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """As many as one chooses from, in their order, what is on in the coming weeks before what is on later."""
    last = wall_time(now()).date() + SOON
    return tuple(sorted(cards, key=lambda card: card.start.date() > last)[:TO_CHOOSE_FROM])


def _given() -> tuple[int, ...]:
    """What is ticked to be given; a form sends each by itself, and an empty one with them."""
    if GIVEN not in request.args:
        return carried().chosen
    return chosen_of(".".join(request.args.getlist(GIVEN)))


def _answers(asked: SearchInput) -> list[tuple[str, str]]:
    return [(key, value) for key, value in asked.pairs() if key in ANSWERS]


def _cards_of(numbers: tuple[int, ...]) -> tuple[Card, ...]:
    return shortlist(current(), numbers, now(), _asked()[0])


def _asked() -> tuple[SearchInput, tuple[str, ...]]:
    return parse(request.args.items(multi=True), current().content)


def _views(cards: Iterable[Card], *, for_later: bool = False, along: Pairs = ()) -> tuple[CardView, ...]:
    today = wall_time(now()).date()
    return card_views(cards, current().content, today, language(), for_later=for_later, along=along)


def _without(number: int) -> str:
    left = joined(it for it in carried().chosen if it != number)
    return link("/keuzelijst", keuze=left, vertrek=_asked()[0].vertrek)


def _gift(views: tuple[CardView, ...], given: tuple[int, ...]) -> dict[str, object]:
    return gift_texts(views, to_give("/keuzelijst", gemeente=carried().municipality, keuze=joined(given)))
