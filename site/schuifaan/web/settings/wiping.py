"""`/wis-alles`: whatever this site left in a browser, gone; for a computer that others use after you."""

from flask import make_response, redirect, render_template
from werkzeug.wrappers import Response

from schuifaan.web.addresses import link
from schuifaan.web.settings.remembering import forget
from schuifaan.web.settings.views import blueprint
from schuifaan.web.sign_in.access import SEE_OTHER, private
from schuifaan.web.sign_in.person import sign_out

NOTHING_CARRIED = dict.fromkeys(("gemeente", "weergave", "keuze", "mijn"))


@blueprint.get("/wis-alles")
def ask() -> Response:
    """One button: a link wipes nothing."""
    return private(make_response(render_template("settings/wipe.html")))


@blueprint.post("/wis-alles")
def wipe() -> Response:
    """Choices, session and what the browser kept of our pages."""
    response = redirect(link("/wis-alles/gedaan", **NOTHING_CARRIED), SEE_OTHER)
    sign_out(response)
    forget(response)
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return private(response)


@blueprint.get("/wis-alles/gedaan")
def wiped() -> Response:
    """It is done, and what we cannot do."""
    return private(make_response(render_template("settings/wiped.html")))
