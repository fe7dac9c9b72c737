"""`/voor-organisaties`: what the site does for organisations, and the form to join."""

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from schuifaan.inputs.contact import clean_email, clean_phone
from schuifaan.inputs.text import paragraphs
from schuifaan.services.received.submissions import JOINING, Sender, submit
from schuifaan.web.addresses import link, municipality
from schuifaan.web.coalition.views import blueprint
from schuifaan.web.current import current, now
from schuifaan.web.forgery import UNUSABLE, keeps_answers, sent_name
from schuifaan.web.open_form import TOO_OFTEN, TOO_OLD, TRAP, answer_of, is_program, kept_token, too_often
from schuifaan.web.sign_in.access import SEE_OTHER
from schuifaan.web.topics.views import topics_of

NAME, ORGANISATION, CONTACT, OFFER = "naam", "organisatie", "bereikbaar", "wat"
LONGEST, LONGEST_OFFER = 200, 2_000


@blueprint.get("/voor-organisaties")
def for_organisations() -> Response:
    """What it brings, and four questions."""
    return _page({})


@blueprint.post("/voor-organisaties")
@keeps_answers
def join() -> Response:
    """An editor rings or writes back."""
    answers, token = _answers(), sent_name()
    mistakes = _mistakes(answers)
    if token is None:
        mistakes[NAME] = TOO_OLD
    if mistakes or token is None:
        return _page(mistakes)
    if not is_program():
        if too_often():
            return _page({NAME: TOO_OFTEN})
        sender = Sender(answers[NAME], answers[CONTACT])
        payload = {ORGANISATION: answers[ORGANISATION], OFFER: answers[OFFER]}
        with current().database.write() as session:
            submit(session, JOINING, token, payload, sender, now())
    return redirect(link("/bedankt", voor="meedoen"), SEE_OTHER)


def _answers() -> dict[str, str]:
    return {
        **{it: answer_of(it, LONGEST) for it in (NAME, ORGANISATION, CONTACT)},
        OFFER: str(paragraphs(request.form.get(OFFER, "")[:LONGEST_OFFER])),
    }


def _mistakes(answers: dict[str, str]) -> dict[str, str]:
    found = {}
    if not answers[NAME]:
        found[NAME] = "Schrijf uw naam op."
    if not answers[ORGANISATION]:
        found[ORGANISATION] = "Schrijf op van welke organisatie u bent."
    if clean_email(answers[CONTACT]) is None and clean_phone(answers[CONTACT]) is None:
        found[CONTACT] = "Schrijf een e-mailadres of telefoonnummer op, zodat wij u kunnen bereiken."
    return found


def _page(mistakes: dict[str, str]) -> Response:
    page = render_template(
        "coalition/join.html",
        answers=_answers(),
        mistakes=mistakes,
        token=kept_token(),
        trap=TRAP,
        topics=topics_of(current().content, municipality(), "organisaties"),
    )
    return make_response(page, UNUSABLE if mistakes else 200)
