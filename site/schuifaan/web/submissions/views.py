"""The receipt, and "dit klopt niet" of an activity."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from schuifaan.inputs.text import paragraphs
from schuifaan.messages import Message
from schuifaan.services.accounts.attempts import network_of
from schuifaan.services.activities import read_activity
from schuifaan.services.received.reports import report
from schuifaan.web.addresses import about
from schuifaan.web.current import current, now
from schuifaan.web.forgery import keeps_answers, sent_name
from schuifaan.web.open_form import TOO_OFTEN, TOO_OLD, TRAP, is_program, kept_token, too_often
from schuifaan.web.search.way_back import said_along, thanks_link
from schuifaan.web.submissions.answers import LONGEST_ANSWER, sent_sender

blueprint = Blueprint("submissions", __name__)

LONGEST_NUMBER = 9
SEE_OTHER = 303


@blueprint.get("/doorgeven/dank")
def thanks() -> str:
    """The receipt."""
    number = request.args.get("nummer", "")
    ours = number.isascii() and number.isdigit() and len(number) <= LONGEST_NUMBER
    return render_template("submissions/thanks.html", number=number if ours else "")


@blueprint.get("/activiteiten/<int:number>-<slug>/klopt-niet")
def not_right(number: int, slug: str) -> str:  # noqa: ARG001  (an old title in the address is as good)
    """What is not right about this activity?"""
    return _not_right_page(number, "", "")


@blueprint.post("/activiteiten/<int:number>-<slug>/klopt-niet")
@keeps_answers
def take_not_right(number: int, slug: str) -> Response | tuple[str, int]:  # noqa: ARG001
    """Keep the word of a resident; nothing changes on the page until somebody looked."""
    what = str(paragraphs(request.form.get("wat", "")[:LONGEST_ANSWER]))
    token = sent_name()
    if not what:
        return _not_right_page(number, what, Message("Schrijf in een paar woorden wat er niet klopt.")), 422
    if token is None:
        return _not_right_page(number, what, TOO_OLD), 422
    if not is_program():
        if too_often():
            return _not_right_page(number, what, TOO_OFTEN), 422
        with current().database.write() as session:
            read_activity(session, current().content, number, now())
            network = network_of(request.remote_addr or "")
            report(session, current().settings, number, token, what, sent_sender(), network, now())
    return redirect(thanks_link("melding", number), SEE_OTHER)


def _not_right_page(number: int, what: str, mistake: str) -> str:
    with current().database.read() as session:
        detail = read_activity(session, current().content, number, now())
        about(detail.activity.municipality)
        return render_template(
            "submissions/not_right.html",
            detail=detail,
            along=said_along(),
            what=what,
            mistake=mistake,
            sender=sent_sender(),
            token=kept_token(),
            trap=TRAP,
        )
