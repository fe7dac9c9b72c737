"""`/bibliotheek`: the first page for a computer that many people use."""

from flask import make_response, render_template
from werkzeug.wrappers import Response

from schuifaan.web.addresses import display_with, to_give
from schuifaan.web.settings.views import blueprint
from schuifaan.web.sign_in.access import private


@blueprint.get("/bibliotheek")
def library() -> Response:
    """Four large doors, and a button that wipes everything."""
    own = to_give("/bibliotheek", keuze=None)
    page = render_template("settings/library.html", own_address=own, larger=display_with("heelgroot"))
    return private(make_response(page))
