"""Pages of text from the content files, and what machines ask."""

from flask import Blueprint, Response, abort, render_template

from schuifaan.services.keeping.retention import PERIODS
from schuifaan.web.addresses import link
from schuifaan.web.current import current
from schuifaan.web.pages.markdown import to_html
from schuifaan.web.pages.statement import ways_of
from schuifaan.web.settings.remembering import cookie_name

blueprint = Blueprint("pages", __name__)


@blueprint.get("/over", defaults={"slug": "over"})
@blueprint.get("/privacy", defaults={"slug": "privacy"})
@blueprint.get("/toegankelijkheid", defaults={"slug": "toegankelijkheid"})
@blueprint.get("/colofon", defaults={"slug": "colofon"})
def page(slug: str) -> str:
    """A page of text."""
    found = current().content.pages.get(slug)
    if found is None:
        abort(404)
    body = to_html(found.markdown, link)
    if slug == "privacy":
        return render_template(
            "pages/privacy.html", page=found, body=body, periods=PERIODS, cookie=cookie_name()
        )
    if slug == "toegankelijkheid":
        result = current().content.accessibility
        return render_template(
            "pages/statement.html", page=found, body=body, result=result, ways=ways_of(result)
        )
    return render_template("pages/page.html", page=found, body=body)


@blueprint.get("/gezond")
def healthy() -> Response:
    """200 as soon as the server serves; a second line says when the search index cannot be used."""
    slower = "De zoekindex is niet te gebruiken: zoeken gaat via de database, en is trager.\n"
    return Response("gezond\n" + (slower if current().finder.degraded else ""), mimetype="text/plain")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Search engines may read everything but the endless combinations of choices."""
    return Response(
        "User-agent: *\nDisallow: /zoeken?\nDisallow: /kaart?\nDisallow: /api/\n", mimetype="text/plain"
    )
