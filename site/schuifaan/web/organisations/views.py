"""`/organisaties/<slug>`."""

from flask import Blueprint, render_template

from schuifaan.clock import wall_time
from schuifaan.errors import NotFoundError
from schuifaan.messages import Message
from schuifaan.services.organisations import organisations_by_slug
from schuifaan.services.programme import organisation_programme
from schuifaan.web.addresses import about, municipality
from schuifaan.web.current import current, now

blueprint = Blueprint("organisations", __name__)


@blueprint.get("/organisaties/<slug>")
def organisation(slug: str) -> str:
    """What we know of an organisation, how sure that is, and what it does; of two with one name, which?"""
    installation, here = current(), municipality()
    with installation.database.read() as session:
        found = organisations_by_slug(session, slug, here.code if here else None)
        if not found:
            raise NotFoundError(Message("Deze organisatie kennen wij niet."))
        if len(found) > 1:
            return render_template("organisations/which.html", organisations=found)
        about(found[0].municipality)
        items = organisation_programme(session, installation.content, found[0].id or 0, now())
        return render_template(
            "organisations/organisation.html",
            organisation=found[0],
            items=items,
            today=wall_time(now()).date(),
        )
