"""`/wij-missen-dit`: what residents miss, in words and a place; `/redactie/gemist`: the list of it."""

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from schuifaan.messages import Message
from schuifaan.services.accounts.permissions import Action
from schuifaan.services.received.wishes import LONGEST, missed, wish
from schuifaan.web.addresses import link
from schuifaan.web.coalition.views import blueprint
from schuifaan.web.current import current, now
from schuifaan.web.forgery import UNUSABLE, keeps_answers, sent_name
from schuifaan.web.open_form import TOO_OFTEN, TOO_OLD, TRAP, answer_of, is_program, kept_token, too_often
from schuifaan.web.sign_in.access import SEE_OTHER, requires

WHAT, PLACE = "wat", "plaats"
LONGEST_PLACE = 60
TOO_MANY_KEPT = Message("Wij kunnen er nu niets bij zetten. Bel ons als u iets mist.")


@blueprint.get("/wij-missen-dit")
def what_is_missing() -> Response:
    """One question, and a place."""
    return _page()


@blueprint.post("/wij-missen-dit")
@keeps_answers
def take_wish() -> Response:
    """Keep the words and the place; nothing about who wrote them."""
    text, token = answer_of(WHAT, LONGEST), sent_name()
    if not text or token is None:
        return _page(TOO_OLD if text else Message("Schrijf in een paar woorden wat u mist."))
    if not is_program():
        if too_often():
            return _page(TOO_OFTEN)
        with current().database.write() as session:
            kept = wish(session, token, text, _place(), now())
        if not kept:
            return _page(TOO_MANY_KEPT)
    return redirect(link("/bedankt", voor="gemist"), SEE_OTHER)


@blueprint.get("/redactie/gemist")
@requires(Action.SEE_MISSED)
def trend() -> Response:
    """What was missed and searched for in vain in the last weeks."""
    with current().database.read() as session:
        return make_response(render_template("coalition/missed.html", it=missed(session, now())))


def _place() -> str:
    asked = request.values.get(PLACE, "")[:LONGEST_PLACE]
    return asked if asked in current().content.places else ""


def _page(mistake: str = "") -> Response:
    page = render_template(
        "coalition/wish.html",
        text=answer_of(WHAT, LONGEST),
        chosen=_place(),
        mistake=mistake,
        token=kept_token(),
        trap=TRAP,
    )
    return make_response(page, UNUSABLE if mistake else 200)
