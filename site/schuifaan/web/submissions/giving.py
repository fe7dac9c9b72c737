"""`/doorgeven`: an activity, one question a page. What was sent with any button is kept first, and judged after."""

from collections.abc import Mapping

from flask import Blueprint, abort, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from schuifaan.errors import InputError
from schuifaan.services.accounts.attempts import network_of
from schuifaan.services.accounts.secrets_kept import new_secret
from schuifaan.services.accounts.sessions import Person
from schuifaan.services.drafts.keeping import (
    KEPT_DAYS,
    begin_draft,
    keep_answers,
    mail_draft,
    read_draft,
)
from schuifaan.services.drafts.looking import mistakes_of
from schuifaan.services.drafts.questions import MAIL, QUESTIONS, SENDER, Question, question_of
from schuifaan.services.drafts.sending import send_draft
from schuifaan.services.received.at_once import place_at_once
from schuifaan.web.addresses import link
from schuifaan.web.current import current, now
from schuifaan.web.forgery import UNUSABLE, keeps_answers, sent_name
from schuifaan.web.open_form import TOO_OLD, is_program
from schuifaan.web.sign_in.access import SEE_OTHER, private
from schuifaan.web.sign_in.person import current_account
from schuifaan.web.submissions.answers import sent_fields
from schuifaan.web.submissions.draft_addresses import (
    LATER_PATH,
    MAILED,
    draft_key,
    draft_link,
    from_last_page,
    path_of_page,
)
from schuifaan.web.submissions.draft_pages import check_page, gone_page, later_page, step_page
from schuifaan.web.submissions.words import CHECK

blueprint = Blueprint("giving", __name__)

BUTTON, PREVIOUS, LATER, SHOW = "knop", "vorige", "later", "bekijk"
FOUND, GONE = 302, 404


@blueprint.get("/doorgeven")
def start() -> Response:
    """What it is, and what one needs. The key of a new draft is in its link, which saves going round by a redirect."""
    response = make_response(
        render_template(
            "submissions/start.html",
            first=draft_link(path_of_page(QUESTIONS[0].slug), new_secret()),
            pages=len(QUESTIONS) + 1,
            days=KEPT_DAYS,
        )
    )
    # Kept anywhere, it would give two people one draft; but search engines may know the page.
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/doorgeven/stap/<slug>")
def step(slug: str) -> Response:
    """One question, with what was answered before; without a key in the address it gets one."""
    question, key = _question(slug), draft_key()
    if not key:
        return private(redirect(draft_link(path_of_page(slug), new_secret()), FOUND))
    return step_page(question, key, _known(key) or {})


@blueprint.post("/doorgeven/stap/<slug>")
@keeps_answers
def take_step(slug: str) -> Response:
    """Keep what was sent, whatever it is; then go where the button leads, or say what to mend."""
    question, key, pressed = _question(slug), draft_key() or new_secret(), request.form.get(BUTTON, "")
    place = QUESTIONS.index(question)
    following = QUESTIONS[place + 1].slug if place + 1 < len(QUESTIONS) else CHECK
    if is_program():
        return _on(draft_link(path_of_page(following), key))
    sent = sent_fields(question.fields)
    back = draft_link(path_of_page(QUESTIONS[max(0, place - 1)].slug), key)
    if pressed == PREVIOUS and not any(sent.values()) and sent.keys().isdisjoint(_known(key) or ()):
        return _on(back)  # only passed by: nothing to keep, and nothing to point out when one comes again
    answers = _keep(key, sent)
    if answers is None:
        return step_page(question, key, sent, UNUSABLE)
    if pressed == PREVIOUS:
        return _on(back)
    if pressed == LATER:
        return _on(draft_link(LATER_PATH, key))
    with current().database.read() as session:
        to_mend = mistakes_of(session, current().content, question, answers)
    if to_mend:
        return step_page(question, key, answers, UNUSABLE)
    if pressed == SHOW:
        return _on(draft_link(path_of_page(slug), key, back_to=from_last_page()) + "#data")
    return _on(draft_link(path_of_page(from_last_page() or following), key))


@blueprint.get(f"/doorgeven/stap/{CHECK}")
def check() -> Response:
    """Every answer, and how it will look. This is where the mailed link leads."""
    key = draft_key()
    answers = _known(key)
    return gone_page() if answers is None else check_page(key, answers)


@blueprint.post(f"/doorgeven/stap/{CHECK}")
@keeps_answers
def send() -> Response:
    """Keep who sent it; then give a receipt, or say what to mend."""
    key = draft_key()
    if is_program():
        return _on(link("/doorgeven/dank", nummer=0))
    if _known(key) is None:
        return gone_page()
    answers = _keep(key, sent_fields(SENDER)) or {}
    if request.form.get(BUTTON) == LATER:
        return _on(draft_link(LATER_PATH, key))
    if sent_name() is None:
        return check_page(key, answers, UNUSABLE, too_old=True)
    person = current_account()
    signed = answers if person is None else _signed_by(person, answers)
    with current().database.write() as session:
        number = send_draft(session, current().content, key, signed, now())
        placed = (
            place_at_once(session, current().content, number, person, now()) if number and person else None
        )
    if number is None:
        return check_page(key, answers, UNUSABLE)
    if placed is not None:
        return _on(link(f"/mijn-organisatie/activiteiten/{placed}", klaar=1))
    return _on(link("/doorgeven/dank", nummer=number))


@blueprint.get(LATER_PATH)
def later() -> Response:
    """It is kept; a link by mail for who wants one."""
    key = draft_key()
    answers = _known(key)
    return gone_page() if answers is None else later_page(key, answers)


@blueprint.post(LATER_PATH)
@keeps_answers
def mail_link() -> Response:
    """Mail the address of the draft."""
    key = draft_key()
    if _known(key) is None:
        return gone_page()
    answers = _keep(key, sent_fields((MAIL,))) or {}
    if sent_name() is None:
        return later_page(key, answers, TOO_OLD)
    settings, network = current().settings, network_of(request.remote_addr or "")
    address = f"{settings.public_url}{draft_link(path_of_page(CHECK), key)}"
    try:
        if not is_program():
            with current().database.write() as session:
                mail_draft(session, settings, address, answers[MAIL], network, now())
    except InputError as error:
        return later_page(key, answers, str(error))
    return _on(draft_link(LATER_PATH, key, **{MAILED: "1"}))


def _signed_by(person: Person, answers: Mapping[str, str]) -> dict[str, str]:
    """Who is signed in need not say where to answer to."""
    own = zip(SENDER, (person.name, person.email), strict=True)
    return {**answers, **{name: answers.get(name) or said for name, said in own}}


def _question(slug: str) -> Question:
    question = question_of(slug)
    if question is None:
        abort(GONE)
    return question


def _on(address: str) -> Response:
    return private(redirect(address, SEE_OTHER))


def _known(key: str) -> dict[str, str] | None:
    """The answers under that key; None when there are none, or not any more."""
    with current().database.read() as session:
        return read_draft(session, key, now()) if key else None


def _keep(key: str, sent: Mapping[str, str]) -> dict[str, str] | None:
    """Keep what was sent. None when it is a new draft and the form is not one that we gave out lately."""
    with current().database.write() as session:
        if read_draft(session, key, now()) is None:
            if sent_name() is None:
                return None
            begin_draft(session, current().settings, key, network_of(request.remote_addr or ""), now())
        return keep_answers(session, key, sent, now())
