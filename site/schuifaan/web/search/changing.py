"""`/zoeken/wijzig/<key>`: one question of a search again, with what was chosen; the answer leads to the results."""

from flask import Blueprint, abort, render_template

from schuifaan.messages import Message
from schuifaan.web.language import translate
from schuifaan.web.search.asking import ask
from schuifaan.web.search.chosen import CHANGEABLE, PERIOD, link_to

blueprint = Blueprint("changing", __name__)

# Questions that are answered with words; the others have the choices of their filter.
_IN_WORDS = {
    "vertrek": Message("Waar vertrekt u?"),
    "van": Message("Van welke dag tot welke dag?"),
}


@blueprint.get("/zoeken/wijzig/<key>")
def of_the_list(key: str) -> str:
    """A question of the list of results."""
    return _question(key, "/zoeken")


@blueprint.get("/kaart/wijzig/<key>")
def of_the_map(key: str) -> str:
    """A question of the map."""
    return _question(key, "/kaart")


def _question(key: str, path: str) -> str:
    if key not in CHANGEABLE:
        abort(404)
    page, _days = ask()
    key, answered = (PERIOD[0], PERIOD) if key in PERIOD else (key, (key,))
    group = next((it for it in page.facets if it.key == key), None)
    without = page.input
    for it in answered:
        without = without.without(it)
    return render_template(
        "search/change.html",
        action=path,
        key=key,
        asked=page.input,
        group=group,
        question=translate(group.question if group else _IN_WORDS[key]),
        others=[pair for pair in without.pairs() if pair[0] != "gemeente"],
        all_the_same=link_to(path, without),
        back=link_to(path, page.input),
    )
