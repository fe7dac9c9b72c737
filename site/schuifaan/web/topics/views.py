"""`/wegwijzer` and `/wegwijzer/<slug>`: what may suit somebody, who arranges it, and what is on."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, abort, render_template

from schuifaan.clock import wall_time
from schuifaan.content import Content, Municipality, Organisation, Topic
from schuifaan.inputs.search import parse
from schuifaan.services.open_places import open_places
from schuifaan.services.search.finding import find
from schuifaan.web.addresses import Pairs, about, link, municipality
from schuifaan.web.cards import CardView, card_views
from schuifaan.web.current import current, now
from schuifaan.web.language import language
from schuifaan.web.pages.markdown import to_html

blueprint = Blueprint("topics", __name__)

MOST_CARDS = 12


@dataclass(frozen=True, slots=True)
class Provider:
    """Who arranges it, with what it does here."""

    organisation: Organisation
    sentence: str


@blueprint.get("/wegwijzer")
def signpost() -> str:
    """Every wish, and every topic there is here."""
    content = current().content
    return render_template(
        "topics/signpost.html",
        topics=topics_of(content, municipality(), "bewoners"),
        wishes=[(wish, pairs_of(wish.query)) for wish in content.wishes.values()],
    )


@blueprint.get("/wegwijzer/<slug>")
def topic(slug: str) -> str:
    """One topic."""
    installation = current()
    content = installation.content
    found = content.topics.get(slug)
    if found is None:
        abort(404)
    about(found.municipality)
    asked_from = municipality()
    only_in = content.municipalities[found.municipality] if found.municipality else None
    here = only_in or asked_from
    places = found.listing == "plekken"
    return render_template(
        "topics/topic.html",
        topic=found,
        body=to_html(found.markdown, link),
        elsewhere=only_in if only_in != asked_from else None,
        providers=_providers(found, content, here),
        pairs=pairs_of(found.query),
        cards=_cards(found, here) if found.query and not places else (),
        places=open_places(installation, found.query, here.code if here else None, now()) if places else (),
        today=wall_time(now()).date(),
    )


def topics_of(content: Content, here: Municipality | None, audience: str) -> list[Topic]:
    """The topics for residents or for organisations that there are in a municipality; in all of them without one."""
    return [
        it
        for it in content.topics.values()
        if it.audience == audience and (here is None or it.municipality in {None, here.code})
    ]


def pairs_of(query: Mapping[str, tuple[str, ...]]) -> Pairs:
    """A query of a content file as keys of an address."""
    return [(key, value) for key, values in query.items() for value in values]


def _providers(found: Topic, content: Content, here: Municipality | None) -> list[Provider]:
    named = [(content.organisations[it.organisation], it.sentence) for it in found.who]
    return [
        Provider(it, sentence or it.does)
        for it, sentence in named
        if here is None or it.municipality == here.code
    ]


def _cards(found: Topic, here: Municipality | None) -> tuple[CardView, ...]:
    content = current().content
    asked, _ = parse(pairs_of(found.query), content)
    if here:
        asked = asked.with_("gemeente", here.code)
    cards = find(current(), asked.with_("limit", str(MOST_CARDS)), now()).cards
    return card_views(cards, content, wall_time(now()).date(), language())
