"""`/bevestigen/<key>/aanwezig`: an organiser who has the link says how many people came. Looking changes nothing."""

from collections.abc import Mapping

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from schuifaan.clock import wall_time
from schuifaan.inputs.attendance import (
    CAME,
    FIELDS,
    FIRST_TIME,
    LONGEST_ANSWER,
    WITH_TRANSPORT,
    read_attendance,
)
from schuifaan.services.attendance.reporting import report_attendance
from schuifaan.services.attendance.sessions import PastSession, past_session, past_sessions
from schuifaan.services.confirming.answers import by_link
from schuifaan.services.confirming.links import organisation_of
from schuifaan.services.confirming.vouching import BY_LINK
from schuifaan.web.addresses import about, link
from schuifaan.web.confirming.views import NO_LONGER, blueprint, no_longer, secret
from schuifaan.web.current import current, now
from schuifaan.web.forgery import UNUSABLE, keeps_answers, sent_name
from schuifaan.web.sign_in.access import SEE_OTHER


@blueprint.get("/bevestigen/<key>/aanwezig")
def sessions_held(key: str) -> Response:
    """The days that are over, and what was said of them."""
    with current().database.read() as session:
        organisation = organisation_of(session, key, now())
        if organisation is None:
            return no_longer()
        about(organisation.municipality)
        held = past_sessions(session, organisation.id or 0, now())
        page = render_template(
            "confirming/sessions.html",
            key=key,
            organisation=organisation,
            sessions=held,
            today=wall_time(now()).date(),
            done="klaar" in request.args,
        )
    return secret(page)


@blueprint.get("/bevestigen/<key>/aanwezig/<int:number>/<day>")
def who_came(key: str, number: int, day: str) -> Response:
    """Three questions about one day, with what was said before."""
    with current().database.read() as session:
        organisation = organisation_of(session, key, now())
        if organisation is None:
            return no_longer()
        about(organisation.municipality)
        held = past_session(session, organisation.id or 0, number, day, now())
        return _form(key, held, _said(held))


@blueprint.post("/bevestigen/<key>/aanwezig/<int:number>/<day>")
@keeps_answers
def take_numbers(key: str, number: int, day: str) -> Response:
    """Keep the numbers; sending other ones corrects them."""
    answers = {name: request.form.get(name, "")[:LONGEST_ANSWER] for name in FIELDS}
    counted, mistakes = read_attendance(answers)
    too_old = sent_name() is None
    with current().database.write() as session:
        organisation = organisation_of(session, key, now())
        if organisation is None:
            return no_longer(UNUSABLE if too_old else NO_LONGER)
        about(organisation.municipality)
        held = past_session(session, organisation.id or 0, number, day, now())
        if counted is None or too_old:
            return _form(key, held, answers, mistakes, UNUSABLE, too_old=too_old)
        actor = by_link(organisation, BY_LINK).actor
        content = current().content
        report_attendance(session, content, organisation.id or 0, number, day, counted, actor, now())
    return secret(redirect(link(f"/bevestigen/{key}/aanwezig", klaar=1), SEE_OTHER))


def _said(held: PastSession) -> dict[str, str]:
    """What the organiser said before, as the form shows it."""
    if held.report is None:
        return {}
    numbers = {
        CAME: held.report.came,
        FIRST_TIME: held.report.first_time,
        WITH_TRANSPORT: held.report.with_transport,
    }
    return {name: "" if number is None else str(number) for name, number in numbers.items()}


def _form(
    key: str,
    held: PastSession,
    answers: Mapping[str, str],
    mistakes: Mapping[str, str] | None = None,
    status: int = 200,
    *,
    too_old: bool = False,
) -> Response:
    page = render_template(
        "confirming/attendance.html",
        key=key,
        held=held,
        answers=answers,
        mistakes=mistakes or {},
        too_old=too_old,
        today=wall_time(now()).date(),
    )
    return secret(page, status)
