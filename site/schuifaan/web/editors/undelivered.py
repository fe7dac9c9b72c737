"""`/redactie/post/<number>`: a message that did not arrive, with what it said, to tick off when one rang instead."""

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from schuifaan.errors import InputError
from schuifaan.services.accounts.permissions import Action
from schuifaan.services.editing.audit import actor_of
from schuifaan.services.mail.queue import SETTLED
from schuifaan.services.mail.undelivered import NOT_YET, RANG, tick_off, undelivered
from schuifaan.web.addresses import link
from schuifaan.web.current import current, now
from schuifaan.web.editors.views import blueprint
from schuifaan.web.sign_in.access import SEE_OTHER, me, requires


@blueprint.get("/post/<int:number>")
@requires(Action.DECIDE_SUBMISSION)
def unread_mail(number: int) -> Response:
    """To whom it was, and what it said."""
    with current().database.read() as session:
        mail = undelivered(session, number)
        return make_response(
            render_template("editors/undelivered.html", mail=mail, settled=mail.state == SETTLED)
        )


@blueprint.post("/post/<int:number>")
@requires(Action.DECIDE_SUBMISSION)
def rang_instead(number: int) -> Response:
    """It is dealt with, or after all not."""
    said = request.form.get("besluit", "")
    if said not in {RANG, NOT_YET}:
        raise InputError("Kies een van de knoppen.")
    with current().database.write() as session:
        tick_off(session, number, actor_of(me()), now(), settled=said == RANG)
    return redirect(link(f"/redactie/post/{number}"), SEE_OTHER)
