"""Pages of text from the content files, and what machines ask."""

from flask import Blueprint, Response, abort, render_template
from markupsafe import Markup

from schuifaan.services.content_in_use.health import as_problems
from schuifaan.services.keeping.retention import PERIODS
from schuifaan.web.addresses import link
from schuifaan.web.current import current
from schuifaan.web.language import dutch, language
from schuifaan.web.pages.markdown import to_html
from schuifaan.web.pages.statement import ways_of
from schuifaan.web.settings.remembering import cookie_name
from schuifaan.wording.catalogs import LIVE, SOURCE

blueprint = Blueprint("pages", __name__)


@blueprint.get("/over", defaults={"slug": "over"})
@blueprint.get("/privacy", defaults={"slug": "privacy"})
@blueprint.get("/toegankelijkheid", defaults={"slug": "toegankelijkheid"})
@blueprint.get("/colofon", defaults={"slug": "colofon"})
def page(slug: str) -> str:
    """A page of text."""
    pages = current().content.pages
    translated = pages.get(f"{language()}/{slug}")
    found = translated or pages.get(slug)
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
    return render_template(
        "pages/page.html", page=found, body=body, theirs=Markup("") if translated else dutch()
    )


@blueprint.get("/gezond")
def healthy() -> Response:
    """200 as soon as the server serves; further lines say when the search index cannot be used, and which changes of
    the editors are left out.
    """
    slower = "De zoekindex is niet te gebruiken: zoeken gaat via de database, en is trager.\n"
    lines = ["gezond\n", slower if current().finder.degraded else ""]
    lines += [f"{problem}\n" for problem in as_problems(current().in_use.left_out)]
    return Response("".join(lines), mimetype="text/plain")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Search engines may read everything but the endless combinations of choices."""
    prefixes = ["", *(f"/{code}" for code in LIVE if code != SOURCE)]
    paths = ("/zoeken?", "/zoeken/wijzig/", "/kaart?", "/kaart/wijzig/", "/api/")
    closed = [f"Disallow: {prefix}{path}" for prefix in prefixes for path in paths]
    return Response("\n".join(["User-agent: *", *closed, ""]), mimetype="text/plain")
