"""Who asked to go along: for the coordinator under `/mijn-organisatie`, for editors under `/redactie`."""

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from schuifaan.services.accounts.permissions import Action
from schuifaan.services.editing.managing import activity_for
from schuifaan.services.received.company import KEPT_DAYS, remove_request, requests_for
from schuifaan.web.addresses import link
from schuifaan.web.current import current, now
from schuifaan.web.managing.views import area, in_both
from schuifaan.web.sign_in.access import SEE_OTHER, me, requires

LONGEST_NUMBER = 9


@in_both("/activiteiten/<int:number>/samen", methods=["GET"])
@requires(Action.SEE_COMPANY)
def who_asked(number: int) -> Response:
    """Names and numbers, and a button for each that was rung."""
    with current().database.read() as session:
        activity = activity_for(session, number, me(), Action.SEE_COMPANY)
        page = render_template(
            "company/who_asked.html",
            activity=activity,
            requests=requests_for(session, current().settings, activity),
            area=area(),
            days_kept=KEPT_DAYS,
            today=now().date(),
        )
    return make_response(page)


@in_both("/activiteiten/<int:number>/samen", methods=["POST"])
@requires(Action.SEE_COMPANY)
def rung(number: int) -> Response:
    """It was dealt with: the question goes at once."""
    which = request.form.get("vraag", "")
    with current().database.write() as session:
        activity = activity_for(session, number, me(), Action.SEE_COMPANY)
        if which.isascii() and which.isdigit() and len(which) <= LONGEST_NUMBER:
            remove_request(session, activity, int(which))
    return redirect(link(f"{area()}/activiteiten/{number}/samen"), SEE_OTHER)
