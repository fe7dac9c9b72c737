"""`/redactie/steekproef/<number>`: a change that a trusted partner made at once, for an editor to look at."""

from flask import make_response, redirect, render_template
from werkzeug.wrappers import Response

from schuifaan.services.accounts.permissions import Action
from schuifaan.services.editing.audit import actor_of
from schuifaan.services.editing.managing import activity_of
from schuifaan.services.editing.sampling import approve_sampled, sampled_change
from schuifaan.web.addresses import link
from schuifaan.web.current import current, now
from schuifaan.web.editors.log_words import changes_in_words
from schuifaan.web.editors.views import blueprint
from schuifaan.web.sign_in.access import SEE_OTHER, me, requires


@blueprint.get("/steekproef/<int:number>")
@requires(Action.UNDO)
def sampled(number: int) -> Response:
    """What was different before and after."""
    with current().database.read() as session:
        change = sampled_change(session, number)
        activity = activity_of(session, int(change.subject.partition(":")[2]))
        page = render_template(
            "editors/sampled.html", it=change, activity=activity, changes=changes_in_words(change)
        )
        return make_response(page)


@blueprint.post("/steekproef/<int:number>")
@requires(Action.UNDO)
def looked_at(number: int) -> Response:
    """It is right: it need not be looked at again."""
    with current().database.write() as session:
        approve_sampled(session, number, actor_of(me()), now())
    return redirect(link("/redactie"), SEE_OTHER)
