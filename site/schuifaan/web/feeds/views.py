"""`/agendas` under `/redactie` for editors and under `/mijn-organisatie` for whose they are."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from schuifaan.services.accounts.permissions import Action, may
from schuifaan.services.feeds.accepting import PORTIONS_AT_ONCE, finish_accepted
from schuifaan.services.feeds.decisions import decide_held, steer_feed, undo_run
from schuifaan.services.feeds.held_page import held_page
from schuifaan.services.feeds.page import feed_page, feeds_for, undoing
from schuifaan.web.addresses import link
from schuifaan.web.current import current, now
from schuifaan.web.managing.views import area
from schuifaan.web.sign_in.access import SEE_OTHER, me, requires

blueprint = Blueprint("feeds", __name__)


def in_both(rule: str, *methods: str) -> Callable[[Any], Any]:
    """The same view for editors and for partners: who may, is for the table to say."""

    def add(view: Any) -> Any:
        for start in ("/redactie", "/mijn-organisatie"):
            blueprint.add_url_rule(f"{start}{rule}", view_func=view, methods=methods)
        return view

    return add


@in_both("/agendas", "GET")
@requires(Action.SEE_FEED)
def feeds() -> Response:
    """Every feed this person may see, and how it is doing."""
    with current().database.read() as session:
        page = render_template(
            "feeds/feeds.html",
            feeds=feeds_for(session, me()),
            area=area(),
            may_add=may(me(), Action.ADD_FEED, me().organisation_id),
        )
    return make_response(page)


@in_both("/agendas/bron/<slug>", "GET")
@requires(Action.SEE_FEED)
def feed(slug: str) -> Response:
    """How one is doing, in a sentence and a list."""
    with current().database.read() as session:
        shown = render_template(
            "feeds/feed.html",
            page=feed_page(session, slug, me()),
            area=area(),
            done=request.args.get("klaar", ""),
        )
    return make_response(shown)


@in_both("/agendas/<int:run>", "GET")
@requires(Action.SEE_FEED)
def held_run(run: int) -> Response:
    """What waits, and two buttons."""
    with current().database.read() as session:
        page = held_page(session, current().content, run, me())
        return make_response(render_template("feeds/held_run.html", page=page, area=area()))


@in_both("/agendas/<int:run>", "POST")
@requires(Action.DECIDE_FEED)
def decide_run(run: int) -> Response:
    """Do it all, or leave everything as it is."""
    choice = request.form.get("besluit", "")
    with current().database.write() as session:
        feed = decide_held(session, current().content, run, choice, me(), now())
        number, slug = feed.id, feed.slug
    done = finish_accepted(current().database, current().content, now(), number, PORTIONS_AT_ONCE)
    return redirect(link(f"{area()}/agendas/bron/{slug}", klaar=choice if done else "bezig"), SEE_OTHER)


@blueprint.get("/redactie/agendas/<int:run>/terugdraaien")
@requires(Action.STEER_FEED)
def ask_undo(run: int) -> Response:
    """Sure? One button."""
    with current().database.read() as session:
        page = render_template("feeds/undo_run.html", undoing=undoing(session, run, me()))
    return make_response(page)


@blueprint.post("/redactie/agendas/<int:run>/terugdraaien")
@requires(Action.STEER_FEED)
def undo(run: int) -> Response:
    """Everything it changed as it was."""
    with current().database.write() as session:
        slug = undo_run(session, current().content, run, me(), now()).slug
    return redirect(link(f"/redactie/agendas/bron/{slug}", klaar="terug"), SEE_OTHER)


@blueprint.post("/redactie/agendas/bron/<slug>")
@requires(Action.STEER_FEED)
def steer(slug: str) -> Response:
    """Read it by itself again, or do not."""
    choice = request.form.get("besluit", "")
    with current().database.write() as session:
        steer_feed(session, slug, choice, me(), now())
    return redirect(link(f"/redactie/agendas/bron/{slug}", klaar=choice), SEE_OTHER)
