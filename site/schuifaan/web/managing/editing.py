"""Changing an activity with the questions of the form."""

from flask import make_response, redirect, render_template
from werkzeug.wrappers import Response

from schuifaan.feeds.form import Mistake
from schuifaan.services.accounts.permissions import Action, Role
from schuifaan.services.editing.audit import actor_of
from schuifaan.services.editing.managing import activity_for
from schuifaan.services.editing.page import Editor, edit_page, send_change
from schuifaan.web.addresses import link
from schuifaan.web.current import current, now
from schuifaan.web.forgery import UNUSABLE, keeps_answers, sent_name
from schuifaan.web.managing.views import area, in_both
from schuifaan.web.sign_in.access import SEE_OTHER, me, requires
from schuifaan.web.submissions.answers import opened_with, sent_answers, shown_form


@in_both("/activiteiten/<int:number>/bewerken", methods=["GET"])
@requires(Action.EDIT)
def edit(number: int) -> Response:
    """The form with what is known."""
    with current().database.read() as session:
        activity_for(session, number, me(), Action.EDIT)
        return _form(number, edit_page(session, current().content, number), ())


@in_both("/activiteiten/<int:number>/bewerken", methods=["POST"])
@keeps_answers
@requires(Action.EDIT)
def change(number: int) -> Response:
    """Make it so at once, or send it to the editors."""
    sent, token = sent_answers(), sent_name()
    if token is None:
        return _form(number, sent, (), UNUSABLE, too_old=True)
    with current().database.write() as session:
        activity_for(session, number, me(), Action.EDIT)
        editor = Editor(
            actor=actor_of(me()),
            name=me().name or me().email,
            contact=me().email,
            at_once=_at_once(),
            may_give_away=me().role == Role.EDITOR,
        )
        result = send_change(session, current().content, number, sent, editor, token, now(), opened_with())
    if result.mistakes:
        return _form(number, sent, result.mistakes, UNUSABLE)
    return redirect(
        link(f"{area()}/activiteiten/{number}", klaar="later" if result.waits else "1"), SEE_OTHER
    )


def _form(
    number: int,
    answers: dict[str, str],
    mistakes: tuple[Mistake, ...],
    status: int = 200,
    *,
    too_old: bool = False,
) -> Response:
    page = render_template(
        "managing/edit.html",
        **shown_form(answers, mistakes),
        number=number,
        area=area(),
        too_old=too_old,
        at_once=_at_once(),
    )
    return make_response(page, status)


def _at_once() -> bool:
    """Whether what this person changes is on the site at once: editors, and partners we trust."""
    return me().role == Role.EDITOR or me().trusted
