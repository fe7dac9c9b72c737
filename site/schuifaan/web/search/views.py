"""`/zoeken`: results in a list, and what one may be about to type."""

from flask import Blueprint, Response, render_template

from schuifaan.web.page_cache import remembered
from schuifaan.web.search.asking import ask, words_around
from schuifaan.web.search.suggesting import suggestions

blueprint = Blueprint("search", __name__)


@blueprint.get("/zoeken")
@remembered
def search() -> str:
    """The form and what it finds."""
    page, days = ask()
    return render_template("search/search.html", page=page, results=days, **words_around(page, "/zoeken"))


@blueprint.get("/zoeken/suggesties")
def suggest() -> Response:
    """Ways on from what was typed so far, as JSON."""
    return suggestions()
