"""`/redactie/inzendingen/<number>`: what was sent in, as it would be shown, and what to do with it."""

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from schuifaan.errors import InputError, NotFoundError
from schuifaan.inputs.text import paragraphs
from schuifaan.services.accounts.permissions import Action
from schuifaan.services.editing.audit import actor_of
from schuifaan.services.received.page import decide, submission_page
from schuifaan.web.addresses import link
from schuifaan.web.current import current, now
from schuifaan.web.editors.views import blueprint
from schuifaan.web.forgery import UNUSABLE
from schuifaan.web.sign_in.access import SEE_OTHER, me, requires

LONGEST_REASON = 2_000
_NO_REASON = "Schrijf een paar woorden: de inzender leest dit."
_NEEDS_REASON = frozenset({"vraag", "afwijzen"})


@blueprint.get("/inzendingen/<int:number>")
@requires(Action.SEE_SUBMISSION)
def submission(number: int) -> Response:
    """What was sent, beside what is on the site now."""
    return _page(number)


@blueprint.post("/inzendingen/<int:number>")
@requires(Action.DECIDE_SUBMISSION)
def decided(number: int) -> Response:
    """Place it, ask, refuse, or take an earlier decision back: the button that was pressed."""
    choice = request.form.get("besluit", "")
    reason = str(paragraphs(request.form.get("reden", "")[:LONGEST_REASON]))
    if choice in _NEEDS_REASON and not reason:
        return _page(number, choice, UNUSABLE)
    try:
        with current().database.write() as session:
            decide(session, current(), number, choice, reason, actor_of(me()), now())
    except NotFoundError:
        raise
    except InputError as error:  # another editor was first, most often: the page says what was decided
        return _page(number, status=UNUSABLE, refused=str(error))
    return redirect(link(f"/redactie/inzendingen/{number}", klaar=1), SEE_OTHER)


def _page(number: int, wrong: str = "", status: int = 200, refused: str = "") -> Response:
    with current().database.read() as session:
        page = submission_page(session, current().content, number)
        shown = render_template(
            "editors/submission.html",
            page=page,
            wrong=wrong,
            mistake=_NO_REASON if wrong and page.is_open else "",
            refused=refused,
            done="klaar" in request.args,
        )
    return make_response(shown, status)
