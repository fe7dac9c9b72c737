"""`/bevestigen/<key>`: the whole list in one link. Looking changes nothing, because mail scanners follow links."""

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from schuifaan.clock import wall_time
from schuifaan.models import Organisation
from schuifaan.services.confirming.answers import answer, by_link
from schuifaan.services.confirming.links import organisation_of
from schuifaan.services.confirming.lists import Entry, entries_of
from schuifaan.services.confirming.vouching import BY_LINK
from schuifaan.web.addresses import about, link
from schuifaan.web.current import current, now
from schuifaan.web.paging import kept_page, paged
from schuifaan.web.sign_in.access import SEE_OTHER, private

blueprint = Blueprint("confirming", __name__)

NO_LONGER = 404
LONGEST_ANSWER = 40


@blueprint.get("/bevestigen/<key>")
def our_list(key: str) -> Response:
    """Everything the organisation has here, and what it can say of each."""
    with current().database.read() as session:
        organisation = organisation_of(session, key, now())
        if organisation is None:
            return no_longer()
        about(organisation.municipality)
        entries = entries_of(session, organisation.id or 0, now())
        page = render_template("confirming/list.html", key=key, **shown_list(organisation, entries))
    return secret(page)


@blueprint.post("/bevestigen/<key>")
def say(key: str) -> Response:
    """The button that was pressed."""
    said = request.form.get("besluit", "")[:LONGEST_ANSWER]
    with current().database.write() as session:
        organisation = organisation_of(session, key, now())
        if organisation is None:
            return no_longer()
        answer(session, organisation, said, by_link(organisation, BY_LINK), now())
    return secret(redirect(link(f"/bevestigen/{key}", klaar=said, pagina=kept_page()), SEE_OTHER))


def shown_list(organisation: Organisation, entries: list[Entry]) -> dict[str, object]:
    """What the templates of the list ask for."""
    return {
        "organisation": organisation,
        "list": paged(entries),
        "going": sum(not it.stopped for it in entries),
        "done": request.args.get("klaar", "")[:LONGEST_ANSWER],
        "today": wall_time(now()).date(),
    }


def no_longer(status: int = NO_LONGER) -> Response:
    """A link that is too old, revoked, or none of ours: they look alike."""
    return secret(render_template("confirming/no_longer.html"), status)


def secret(page: str | Response, status: int | None = None) -> Response:
    """An answer whose address is a key: nobody keeps it, and no other site is told."""
    response = private(make_response(page, status) if status else make_response(page))
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
