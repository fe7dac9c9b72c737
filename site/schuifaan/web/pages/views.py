"""Pages of text from the content files, display choices, and what machines ask."""

from flask import Blueprint, Response, abort, render_template
from markupsafe import Markup

from schuifaan.services.keeping.retention import PERIODS
from schuifaan.web.addresses import DISPLAY_CODES, GROUPS, carried, link
from schuifaan.web.current import current
from schuifaan.web.language import dutch, language
from schuifaan.web.pages.markdown import to_html
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
        return render_template("pages/privacy.html", page=found, body=body, periods=PERIODS)
    if slug == "toegankelijkheid":
        return render_template("pages/accessibility.html", page=found, body=body)
    return render_template(
        "pages/page.html", page=found, body=body, theirs=Markup("") if translated else dutch()
    )


@blueprint.get("/instellingen")
def settings() -> str:
    """Letters and colours; the choice lives in the address."""
    return render_template("pages/settings.html", display_link=_display_link)


def _display_link(code: str) -> str:
    """This page with `code` chosen, and nothing else of its group; "gewoon-..." chooses none of the group."""
    group = next(group for group in GROUPS if code in group or code == f"gewoon-{group[0]}")
    kept = [it for it in carried().display if it not in group]
    chosen = [*kept, code] if code in DISPLAY_CODES else kept
    ordered = [it for it in DISPLAY_CODES if it in chosen]
    return link("/instellingen", weergave=".".join(ordered) or None)


@blueprint.get("/gezond")
def healthy() -> Response:
    """200 as soon as the server serves; a second line says when the search index cannot be used."""
    slower = "De zoekindex is niet te gebruiken: zoeken gaat via de database, en is trager.\n"
    return Response("gezond\n" + (slower if current().finder.degraded else ""), mimetype="text/plain")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Search engines may read everything but the endless combinations of choices."""
    prefixes = ["", *(f"/{code}" for code in LIVE if code != SOURCE)]
    closed = [f"Disallow: {prefix}{path}" for prefix in prefixes for path in ("/zoeken?", "/kaart?", "/api/")]
    return Response("\n".join(["User-agent: *", *closed, ""]), mimetype="text/plain")
