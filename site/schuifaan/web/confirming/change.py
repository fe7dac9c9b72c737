"""`/bevestigen/<key>/wijzigen/<number>`: a partner who has the link says what is different. An editor looks first."""

from flask import redirect, render_template
from werkzeug.wrappers import Response

from schuifaan.feeds.form import Mistake
from schuifaan.services.confirming.links import addresses_of, organisation_of
from schuifaan.services.confirming.lists import must_be_listed
from schuifaan.services.editing.audit import by_link_of
from schuifaan.services.editing.page import Editor, edit_page, send_change
from schuifaan.web.addresses import about, link
from schuifaan.web.confirming.views import blueprint, no_longer, secret
from schuifaan.web.current import current, now
from schuifaan.web.forgery import UNUSABLE, keeps_answers, sent_name
from schuifaan.web.sign_in.access import SEE_OTHER
from schuifaan.web.submissions.answers import opened_with, sent_answers, shown_form


@blueprint.get("/bevestigen/<key>/wijzigen/<int:number>")
def change_one(key: str, number: int) -> Response:
    """The form with what is known."""
    with current().database.read() as session:
        organisation = organisation_of(session, key, now())
        if organisation is None:
            return no_longer()
        must_be_listed(session, organisation, number, now())
        about(organisation.municipality)
        return _form(key, number, edit_page(session, current().content, number))


@blueprint.post("/bevestigen/<key>/wijzigen/<int:number>")
@keeps_answers
def send_one(key: str, number: int) -> Response:
    """Send it to the editors."""
    sent, token = sent_answers(), sent_name()
    if token is None:
        return _form(key, number, sent, status=UNUSABLE, too_old=True)
    with current().database.write() as session:
        organisation = organisation_of(session, key, now())
        if organisation is None:
            return no_longer()
        must_be_listed(session, organisation, number, now())
        editor = Editor(
            actor=by_link_of(organisation.id or 0),
            name=organisation.name,
            contact=next(iter(addresses_of(session, organisation)), ""),
            at_once=False,
            may_give_away=False,
        )
        result = send_change(session, current().content, number, sent, editor, token, now(), opened_with())
    if result.mistakes:
        return _form(key, number, sent, result.mistakes, UNUSABLE)
    return secret(redirect(link(f"/bevestigen/{key}", klaar="wijzigen"), SEE_OTHER))


def _form(
    key: str,
    number: int,
    answers: dict[str, str],
    mistakes: tuple[Mistake, ...] = (),
    status: int = 200,
    *,
    too_old: bool = False,
) -> Response:
    page = render_template(
        "confirming/change.html", **shown_form(answers, mistakes), key=key, number=number, too_old=too_old
    )
    return secret(page, status)
