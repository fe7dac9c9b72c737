"""`/redactie/dubbelen`: is this the same activity?"""

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from schuifaan.services.accounts.permissions import Action
from schuifaan.services.duplicates.page import duplicate_page
from schuifaan.services.feeds.decisions import answer_pair, take_apart
from schuifaan.web.addresses import link
from schuifaan.web.current import current, now
from schuifaan.web.feeds.views import blueprint
from schuifaan.web.sign_in.access import SEE_OTHER, me, requires

HERE = "/redactie/dubbelen"


@blueprint.get(HERE)
@requires(Action.DECIDE_DUPLICATE)
def doubtful() -> Response:
    """Pairs side by side, and what was merged."""
    with current().database.read() as session:
        page = duplicate_page(session, current().content)
        shown = render_template("feeds/duplicates.html", page=page, done=request.args.get("klaar", ""))
    return make_response(shown)


@blueprint.post(f"{HERE}/<int:number>")
@requires(Action.DECIDE_DUPLICATE)
def answer(number: int) -> Response:
    """The same, or not."""
    choice = request.form.get("besluit", "")
    with current().database.write() as session:
        answer_pair(session, number, choice, me(), now())
    return redirect(link(HERE, klaar=choice), SEE_OTHER)


@blueprint.post("/redactie/samenvoegingen/<int:number>/terug")
@requires(Action.DECIDE_DUPLICATE)
def apart(number: int) -> Response:
    """Two again."""
    with current().database.write() as session:
        take_apart(session, current().content, number, me(), now())
    return redirect(link(HERE, klaar="terug"), SEE_OTHER)
