"""`/zoeken`: results in a list."""

from flask import Blueprint, render_template

from schuifaan.web.page_cache import remembered
from schuifaan.web.search.asking import ask, words_around

blueprint = Blueprint("search", __name__)


@blueprint.get("/zoeken")
@remembered
def search() -> str:
    """The form and what it finds."""
    page, days = ask()
    return render_template("search/search.html", page=page, results=days, **words_around(page, "/zoeken"))
