"""One activity and its dates, under `/redactie` for editors and under `/mijn-organisatie` for whose it is."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from schuifaan.clock import wall_time
from schuifaan.errors import NotFoundError
from schuifaan.inputs.text import one_line
from schuifaan.services.accounts.permissions import Action, may
from schuifaan.services.editing.audit import actor_of
from schuifaan.services.editing.calling_off import call_off, call_on
from schuifaan.services.editing.changing import show_activity
from schuifaan.services.editing.hiding import take_off
from schuifaan.services.editing.managing import (
    Wanted,
    activities_of,
    activity_for,
    date_of,
    how_many,
    managed,
)
from schuifaan.services.feeds.health import health_of_partner
from schuifaan.services.feeds.hint_decisions import answer_hint, shown_hints
from schuifaan.services.received.sent_changes import sent_changes
from schuifaan.web.addresses import link
from schuifaan.web.current import current, now
from schuifaan.web.forgery import UNUSABLE
from schuifaan.web.paging import paged, paged_of
from schuifaan.web.sign_in.access import SEE_OTHER, me, requires

blueprint = Blueprint("managing", __name__)

LONGEST_REASON = 300
_NO_REASON = "Schrijf in een paar woorden waarom. Wie de pagina opent, leest dit."


def in_both(rule: str, **options: Any) -> Callable[[Any], Any]:
    """The same view for editors and for partners: who may, is for the table to say."""

    def add(view: Any) -> Any:
        for area in ("/redactie", "/mijn-organisatie"):
            blueprint.add_url_rule(f"{area}{rule}", view_func=view, **options)
        return view

    return add


def area() -> str:
    """Under which of the two this page is."""
    return "/redactie" if request.path.startswith("/redactie") else "/mijn-organisatie"


@blueprint.get("/mijn-organisatie")
@requires(Action.SEE_OWN)
def ours() -> Response:
    """All activities of one's organisation, and what can be done with each."""
    owner = me().organisation_id
    if owner is None:
        return make_response(render_template("managing/ours.html", list=paged(()), feeds=()))
    wanted = Wanted(owner)
    with current().database.read() as session:
        page = paged_of(how_many(session, wanted), partial(activities_of, session, wanted, now()))
        feeds = health_of_partner(session, owner)
        return make_response(render_template("managing/ours.html", list=page, feeds=feeds))


@in_both("/activiteiten/<int:number>", methods=["GET"])
@requires(Action.SEE_MANAGED)
def activity(number: int) -> Response:
    """Its state, its dates, and what can be done."""
    return _page(number)


@in_both("/activiteiten/<int:number>/afzeggen/<day>", methods=["GET"])
@requires(Action.CALL_OFF)
def ask_call_off(number: int, day: str) -> Response:
    """Sure? One button."""
    with current().database.read() as session:
        found = activity_for(session, number, me(), Action.CALL_OFF)
        occurrence = date_of(session, found, _day(day))
        page = render_template(
            "managing/call_off.html",
            activity=found,
            occurrence=occurrence,
            day=day,
            area=area(),
            today=wall_time(now()).date(),
        )
    return make_response(page)


@in_both("/activiteiten/<int:number>/afzeggen/<day>", methods=["POST"])
@requires(Action.CALL_OFF)
def do_call_off(number: int, day: str) -> Response:
    """It does not go on; or, with the other button, it does after all."""
    with current().database.write() as session:
        found = activity_for(session, number, me(), Action.CALL_OFF)
        change = call_on if request.form.get("besluit") == "toch-door" else call_off
        change(session, number, date_of(session, found, _day(day)), actor_of(me()), now())
    return redirect(link(f"{area()}/activiteiten/{number}", klaar=1), SEE_OTHER)


@in_both("/activiteiten/<int:number>/verbergen", methods=["POST"])
@requires(Action.HIDE)
def hide(number: int) -> Response:
    """Off the site with a reason, or, without the tick, on it again."""
    reason = str(one_line(request.form.get("reden", "")[:LONGEST_REASON]))
    show = request.form.get("besluit") == "tonen"
    if not show and not reason:
        return _page(number, _NO_REASON, UNUSABLE)
    with current().database.write() as session:
        found = activity_for(session, number, me(), Action.HIDE)
        if show:
            show_activity(session, found, actor_of(me()), now())
        else:
            take_off(session, found, reason, actor_of(me()), now())
    return redirect(link(f"{area()}/activiteiten/{number}", klaar=1), SEE_OTHER)


@blueprint.post("/redactie/activiteiten/<int:number>/verschil/<field>")
@requires(Action.UNDO)
def answer_difference(number: int, field: str) -> Response:
    """What its calendar says after all, or what was written here."""
    with current().database.write() as session:
        found = activity_for(session, number, me(), Action.UNDO)
        choice = request.form.get("besluit", "")
        answer_hint(session, current().content, found, field, choice, actor_of(me()), now())
    return redirect(link(f"/redactie/activiteiten/{number}", klaar=1), SEE_OTHER)


def _page(number: int, mistake: str = "", status: int = 200) -> Response:
    with current().database.read() as session:
        found = activity_for(session, number, me(), Action.SEE_MANAGED)
        owner = found.organisation_id
        page = render_template(
            "managing/activity.html",
            it=managed(session, found, now()),
            differences=shown_hints(session, current().content, found)
            if may(me(), Action.UNDO, owner)
            else [],
            sent=sent_changes(session, number, now()) if may(me(), Action.EDIT, owner) else [],
            area=area(),
            mistake=mistake,
            done="klaar" in request.args,
            today=wall_time(now()).date(),
            may_edit=may(me(), Action.EDIT, owner),
            may_hide=may(me(), Action.HIDE, owner),
            may_call_off=may(me(), Action.CALL_OFF, owner),
            may_see_company=may(me(), Action.SEE_COMPANY, owner),
            may_see_log=may(me(), Action.SEE_LOG, owner),
        )
    return make_response(page, status)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotFoundError("Deze dag is er niet (meer).") from None
