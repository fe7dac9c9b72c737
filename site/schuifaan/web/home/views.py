"""`/`: what, where, when, how, and one button."""

from flask import Blueprint, render_template

from schuifaan.clock import wall_time
from schuifaan.content import Code, Municipality, Wish
from schuifaan.inputs.search import SearchInput
from schuifaan.services.search.cards import Card
from schuifaan.services.search.finding import find
from schuifaan.web.addresses import carried, municipality, my_pairs
from schuifaan.web.cards import card_views
from schuifaan.web.current import current, now
from schuifaan.web.first_choices import kinds_in_two, places_in_two
from schuifaan.web.language import language
from schuifaan.web.mine import words_of
from schuifaan.web.page_cache import remembered
from schuifaan.web.themes.quiet import quiet_now
from schuifaan.web.themes.season import WEEK, near
from schuifaan.wording.catalogs import gettext_for

blueprint = Blueprint("home", __name__)

# Enough to see that something is on; the rest is one link away.
CARDS_A_DAY = 3


@blueprint.get("/")
@remembered
def home() -> str:
    """The first page of a municipality; without one, the question which."""
    content, moment = current().content, now()
    here = municipality()
    if here is None:
        return render_template("home/choose_municipality.html", main_places=_main_places)
    today, lang = wall_time(moment).date(), language()
    _ = gettext_for(lang)
    first_kinds, other_kinds = kinds_in_two(content)
    first_places, other_places = places_in_two(here)
    return render_template(
        "home/home.html",
        first_kinds=first_kinds,
        other_kinds=other_kinds,
        first_places=first_places,
        other_places=other_places,
        without_car=content.computed_transport["zonder-auto"],
        departure=_departure(),
        other_ways=_other_ways(here),
        days=[
            (heading, day, card_views(_on(here, day), content, today, lang, with_day=False))
            for heading, day in ((_("Vandaag"), "vandaag"), (_("Morgen"), "morgen"))
        ],
        week=near(content.weeks[WEEK], today),
        quiet=quiet_now(content, today),
        wish_pairs=_wish_pairs,
        my_words=words_of(carried().mine, content),
    )


def _main_places(here: Municipality) -> list[str]:
    return [place.name for place in places_in_two(here)[0]]


def _on(here: Municipality, day: str) -> tuple[Card, ...]:
    return find(current(), SearchInput(gemeente=here.code, dag=(day,), limit=CARDS_A_DAY), now()).cards


def _other_ways(here: Municipality) -> list[Code]:
    """What organisations state, one by one; Automaatje only where it drives."""
    drives = any(service.code == "automaatje" for service in here.ride_services)
    return [it for it in current().content.transport.values() if it.code != "automaatje" or drives]


def _departure() -> str:
    """The name of the visitor's own village, when they told us."""
    return next((current().content.places[slug].name for key, slug in my_pairs() if key == "vertrek"), "")


def _wish_pairs(wish: Wish) -> list[tuple[str, str]]:
    return [(key, value) for key, values in wish.query.items() for value in values]
