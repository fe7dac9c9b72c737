"""`/redactie`: the list of what waits, entering an activity for somebody on the telephone, and the log."""

from functools import partial

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from schuifaan.feeds.form import FormReading, read_form
from schuifaan.inputs.text import one_line
from schuifaan.services.accounts.permissions import Action, may
from schuifaan.services.editing.audit import actor_of, how_many_entries, log_of
from schuifaan.services.editing.changing import undo_edit
from schuifaan.services.editing.log_entries import titles_of
from schuifaan.services.editing.managing import Wanted, activities_of, how_many
from schuifaan.services.received.submissions import NEW_ACTIVITY, approve_submission, submit
from schuifaan.services.todo import todo_list
from schuifaan.web.addresses import link
from schuifaan.web.current import current, now
from schuifaan.web.editors import log_words
from schuifaan.web.editors.log_words import subject_in_words
from schuifaan.web.forgery import UNUSABLE, keeps_answers, sent_name
from schuifaan.web.paging import paged_of
from schuifaan.web.sign_in.access import SEE_OTHER, me, requires
from schuifaan.web.submissions.answers import sent_answers, sent_sender, shown_form

blueprint = Blueprint("editors", __name__, url_prefix="/redactie")

LONGEST_WORDS, LONGEST_SUBJECT = 100, 60


@blueprint.get("")
@requires(Action.SEE_TASKS)
def todo() -> Response:
    """Everything that waits, what residents suffer most from first."""
    with current().database.read() as session:
        headings = todo_list(session, lambda action: may(me(), action), now())
        decides = may(me(), Action.DECIDE_SUBMISSION)
        return make_response(render_template("editors/todo.html", headings=headings, decides=decides))


@blueprint.get("/activiteiten")
@requires(Action.SEE_TASKS)
def activities() -> Response:
    """All activities, hidden ones too, by a word of the title."""
    words = str(one_line(request.args.get("q", "")))[:LONGEST_WORDS]
    wanted = Wanted(words=words)
    with current().database.read() as session:
        page = paged_of(how_many(session, wanted), partial(activities_of, session, wanted, now()))
        return make_response(render_template("editors/activities.html", list=page, words=words))


@blueprint.get("/doorgeven")
@requires(Action.ENTER)
def enter() -> Response:
    """The form, for somebody on the telephone."""
    return _entry(FormReading({}, None, ()))


@blueprint.post("/doorgeven")
@keeps_answers
@requires(Action.ENTER)
def take() -> Response:
    """Put it on the site at once."""
    answers = sent_answers()
    reading, name = read_form(answers, current().content), sent_name()
    if reading.activity is None or reading.mistakes or name is None:
        return _entry(reading, UNUSABLE, too_old=name is None)
    by = actor_of(me())
    with current().database.write() as session:
        number = submit(session, NEW_ACTIVITY, name, answers, sent_sender(), now())
        done = approve_submission(session, current().content, number, by, now())
        activity = done.activity_id
    return redirect(link(f"/redactie/activiteiten/{activity}"), SEE_OTHER)


@blueprint.get("/logboek")
@requires(Action.SEE_LOG)
def log() -> Response:
    """Who changed what, newest first: of everything, or of one thing."""
    subject = request.args.get("onderwerp", "")[:LONGEST_SUBJECT]
    with current().database.read() as session:
        about = subject or None
        page = paged_of(how_many_entries(session, about), partial(log_of, session, about))
        titles = titles_of(session, page.shown)
        name = subject_in_words(page.shown[0], titles) if page.shown else subject
        return make_response(
            render_template(
                "editors/log.html",
                list=page,
                titles=titles,
                subject=subject,
                subject_name=name,
                words=log_words,
            )
        )


@blueprint.post("/logboek/<int:number>/terug")
@requires(Action.UNDO)
def undo(number: int) -> Response:
    """Put back what one change changed."""
    with current().database.write() as session:
        activity = undo_edit(session, current().content, number, actor_of(me()), now())
    return redirect(link(f"/redactie/activiteiten/{activity}"), SEE_OTHER)


def _entry(reading: FormReading, status: int = 200, *, too_old: bool = False) -> Response:
    page = render_template(
        "editors/enter.html",
        **shown_form(reading.answers, reading.mistakes),
        too_old=too_old,
        sender=sent_sender(),
    )
    return make_response(page, status)
