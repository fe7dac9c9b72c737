"""`/redactie/bevestigen`: which partners said what, asking them again, and their list on paper."""

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from schuifaan.clock import wall_time
from schuifaan.errors import InputError
from schuifaan.services.accounts.permissions import Action
from schuifaan.services.attendance.sessions import days_of_sheet
from schuifaan.services.confirming.answers import Answerer, answer
from schuifaan.services.confirming.links import addresses_of, last_sent, revoke_links
from schuifaan.services.confirming.lists import entries_of
from schuifaan.services.confirming.mailing import ask_now, partner_of
from schuifaan.services.confirming.partners import partners
from schuifaan.services.confirming.vouching import BY_EDITOR
from schuifaan.services.editing.audit import actor_of, record
from schuifaan.web.addresses import link
from schuifaan.web.confirming.views import LONGEST_ANSWER, blueprint, shown_list
from schuifaan.web.current import current, now
from schuifaan.web.paging import kept_page
from schuifaan.web.sign_in.access import SEE_OTHER, me, requires


@blueprint.get("/redactie/bevestigen")
@requires(Action.CONFIRM)
def all_partners() -> Response:
    """Every organisation with something to come."""
    with current().database.read() as session:
        return make_response(render_template("confirming/partners.html", partners=partners(session, now())))


@blueprint.get("/redactie/bevestigen/<int:number>")
@requires(Action.CONFIRM)
def one_partner(number: int) -> Response:
    """Its list, to fill in while one has the partner on the telephone or the sheet on the table."""
    with current().database.read() as session:
        organisation = partner_of(session, number)
        return make_response(
            render_template(
                "confirming/partner.html",
                **shown_list(organisation, entries_of(session, number, now())),
                sent_at=last_sent(session, number),
                addresses=addresses_of(session, organisation),
            )
        )


@blueprint.get("/redactie/bevestigen/<int:number>/papier")
@requires(Action.CONFIRM)
def on_paper(number: int) -> Response:
    """The sheet to print, for a partner without e-mail."""
    with current().database.read() as session:
        organisation = partner_of(session, number)
        return make_response(
            render_template(
                "confirming/paper.html",
                organisation=organisation,
                entries=entries_of(session, number, now()),
                days=days_of_sheet(session, number, now()),
                today=wall_time(now()).date(),
            )
        )


@blueprint.post("/redactie/bevestigen/<int:number>")
@requires(Action.CONFIRM)
def say_for(number: int) -> Response:
    """What the partner told."""
    said = request.form.get("besluit", "")[:LONGEST_ANSWER]
    with current().database.write() as session:
        answer(session, partner_of(session, number), said, Answerer(actor_of(me()), BY_EDITOR), now())
    return redirect(link(f"/redactie/bevestigen/{number}", klaar=said, pagina=kept_page()), SEE_OTHER)


@blueprint.post("/redactie/bevestigen/<int:number>/link")
@requires(Action.CONFIRM)
def its_link(number: int) -> Response:
    """Send the link now, or end all links that were sent."""
    choice, by = request.form.get("besluit", ""), actor_of(me())
    with current().database.write() as session:
        partner_of(session, number)
        match choice:
            case "versturen":
                ask_now(session, current().settings, number, now())
            case "intrekken":
                revoke_links(session, number, now())
            case _:
                raise InputError("Kies een van de knoppen.")
        record(session, now(), by, choice, f"organisation:{number}")
    return redirect(link(f"/redactie/bevestigen/{number}", klaar=choice), SEE_OTHER)
