"""`/activiteiten/<id>-<slug>/samen`: three questions, for who would rather not come alone."""

from datetime import date

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from schuifaan.clock import wall_time
from schuifaan.errors import NotFoundError
from schuifaan.inputs.contact import clean_phone
from schuifaan.messages import Message
from schuifaan.services.activities import ActivityDetail, read_activity
from schuifaan.services.received.company import KEPT_DAYS, Asked, ask_for_company, dates_to_ask, is_offered
from schuifaan.web.addresses import about
from schuifaan.web.current import current, now
from schuifaan.web.forgery import UNUSABLE, keeps_answers, sent_name
from schuifaan.web.open_form import TOO_OFTEN, TOO_OLD, TRAP, answer_of, is_program, kept_token, too_often
from schuifaan.web.search.way_back import said_along, thanks_link
from schuifaan.web.sign_in.access import SEE_OTHER, private

blueprint = Blueprint("company", __name__)

LONGEST_NAME, LONGEST_PHONE = 40, 30
TOO_MANY_WAIT = Message("Er wachten hier al veel mensen op antwoord. Bel het nummer hierboven.")
NAME, PHONE, DAY = "voornaam", "telefoon", "dag"


@blueprint.get("/activiteiten/<int:number>-<slug>/samen")
def ask(number: int, slug: str) -> Response:  # noqa: ARG001  (an old title in the address is as good)
    """First the number to ring, then the form."""
    detail = _detail(number)
    _must_be_offered(detail)
    return _page(detail)


@blueprint.post("/activiteiten/<int:number>-<slug>/samen")
@keeps_answers
def take(number: int, slug: str) -> Response:  # noqa: ARG001
    """Keep it sealed, and tell the coordinator that somebody asks."""
    detail = _detail(number)
    asked, mistakes = _read(detail)
    token = sent_name()
    if token is None:
        mistakes = {**mistakes, NAME: TOO_OLD}
    if mistakes or asked is None or token is None:
        return _page(detail, mistakes)
    _must_be_offered(detail)
    if not is_program():
        if too_often():
            return _page(detail, {NAME: TOO_OFTEN})
        with current().database.write() as session:
            kept = ask_for_company(session, current().settings, detail, token, asked, now())
        if not kept:
            return _page(detail, {NAME: TOO_MANY_WAIT})
    return private(redirect(thanks_link("samen", number), SEE_OTHER))


def _detail(number: int) -> ActivityDetail:
    with current().database.read() as session:
        return read_activity(session, current().content, number, now())


def _must_be_offered(detail: ActivityDetail) -> None:
    with current().database.read() as session:
        if not is_offered(session, detail):
            raise NotFoundError(Message("Bij deze activiteit kunt u dit niet vragen. Bel de organisatie."))


def _read(detail: ActivityDetail) -> tuple[Asked | None, dict[str, str]]:
    name, phone = answer_of(NAME, LONGEST_NAME), clean_phone(answer_of(PHONE, LONGEST_PHONE))
    days = {it.start.date() for it in dates_to_ask(detail)}
    day = next((it for it in days if it.isoformat() == request.form.get(DAY)), None)
    mistakes: dict[str, str] = {}
    if not name:
        mistakes[NAME] = Message("Schrijf uw voornaam op.")
    if phone is None:
        mistakes[PHONE] = Message("Schrijf uw telefoonnummer op, bijvoorbeeld 0547 12 34 56.")
    if day is None:
        mistakes[DAY] = Message("Kies een dag.")
    return (Asked(name, phone, day) if name and phone and day else None), mistakes


def _page(detail: ActivityDetail, mistakes: dict[str, str] | None = None) -> Response:
    about(detail.activity.municipality)
    page = render_template(
        "company/ask.html",
        detail=detail,
        along=said_along(),
        dates=_days(detail),
        answers={it: request.form.get(it, "")[:LONGEST_NAME] for it in (NAME, PHONE, DAY)},
        mistakes=mistakes or {},
        days_kept=KEPT_DAYS,
        token=kept_token(),
        trap=TRAP,
        today=wall_time(now()).date(),
    )
    return private(make_response(page, UNUSABLE if mistakes else 200))


def _days(detail: ActivityDetail) -> list[date]:
    return sorted({it.start.date() for it in dates_to_ask(detail)})
