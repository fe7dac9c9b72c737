"""The two pages on which it is told how many people came: by an organiser with the link, or by an editor for one."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import make_response, redirect, render_template, request
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
from schuifaan.models import Organisation
from schuifaan.services.attendance.reporting import report_attendance
from schuifaan.services.attendance.sessions import PastSession, past_session, past_sessions
from schuifaan.web.addresses import link
from schuifaan.web.current import current, now
from schuifaan.web.forgery import UNUSABLE, sent_name
from schuifaan.web.paging import paged
from schuifaan.web.sign_in.access import SEE_OTHER


@dataclass(frozen=True, slots=True)
class Teller:
    """Who tells it, and where."""

    organisation: Organisation
    address: str
    """Of the organisation's list; the pages are under it."""
    actor: str
    """For the log."""
    own: bool
    """The organisation itself. Anybody else does not see what it told before: that may be a small number."""

    @property
    def number(self) -> int:
        """Of the organisation."""
        return self.organisation.id or 0

    @property
    def layout(self) -> str:
        """The page around it."""
        return "_base.html" if self.own else "_signed_in.html"


def days_page(teller: Teller) -> Response:
    """The days that are over, and what was said of them. An editor has them in the order of the sheet."""
    with current().database.read() as session:
        held = past_sessions(session, teller.number, now())
        return make_response(
            render_template(
                "confirming/sessions.html",
                teller=teller,
                list=paged(held if teller.own else held[::-1]),
                today=wall_time(now()).date(),
                done="klaar" in request.args,
            )
        )


def numbers_page(teller: Teller, number: int, day: str) -> Response:
    """Three questions about one day, with what was said before."""
    with current().database.read() as session:
        held = past_session(session, teller.number, number, day, now())
        return _form(teller, held, _said(held) if teller.own else {})


def take_numbers(teller: Teller, number: int, day: str) -> Response:
    """Keep the numbers; sending other ones corrects them."""
    answers = {name: request.form.get(name, "")[:LONGEST_ANSWER] for name in FIELDS}
    counted, mistakes = read_attendance(answers)
    too_old = sent_name() is None
    with current().database.write() as session:
        held = past_session(session, teller.number, number, day, now())
        if counted is None or too_old:
            return _form(teller, held, answers, mistakes, UNUSABLE, too_old=too_old)
        content, by = current().content, teller.actor
        report_attendance(session, content, teller.number, number, day, counted, by, now())
    return redirect(link(f"{teller.address}/aanwezig", klaar=1), SEE_OTHER)


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
    teller: Teller,
    held: PastSession,
    answers: Mapping[str, str],
    mistakes: Mapping[str, str] | None = None,
    status: int = 200,
    *,
    too_old: bool = False,
) -> Response:
    page = render_template(
        "confirming/attendance.html",
        teller=teller,
        held=held,
        answers=answers,
        mistakes=mistakes or {},
        too_old=too_old,
        today=wall_time(now()).date(),
    )
    return make_response(page, status)
