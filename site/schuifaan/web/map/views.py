"""`/kaart`: the list of results first, the map beside it; and what the map asks for."""

from flask import Blueprint, Response, abort, render_template

from schuifaan.content import area_of
from schuifaan.web.assets import YEAR
from schuifaan.web.current import current
from schuifaan.web.map.area import holds_tile
from schuifaan.web.map.credits import credits_of
from schuifaan.web.map.published import published_map, script_file
from schuifaan.web.map.tiles import TileProxy, image_type, tile_proxy
from schuifaan.web.page_cache import remembered
from schuifaan.web.search.asking import ask, words_around
from schuifaan.web.search.way_back import MAP
from schuifaan.wording.catalogs import SOURCE

WEEK = 604_800
LONGEST_NUMBER = 6
"""Digits of a column or row: zoom 16 has five."""

blueprint = Blueprint("map", __name__)


@blueprint.get("/kaart")
@remembered
def results_map() -> str:
    """The same question as `/zoeken`, with the same results in the same order under the same numbers."""
    installation = current()
    page, days = ask(MAP)
    base_map = published_map(installation.settings.map) if page.cards else None
    proxy = _proxy()
    return render_template(
        "map/map.html",
        page=page,
        results=days,
        base_map=base_map,
        tiles="uit" if proxy is None else "mislukt" if proxy.resting else "aan",
        credits=credits_of(installation.content, proxy.credit if proxy else None, base_map, SOURCE),
        without_point=sum(card.point is None for card in page.cards),
        **words_around(page, "/kaart"),
    )


@blueprint.get("/kaart/basiskaart.<hash_>.js")
def base_map_script(hash_: str) -> Response:
    """The script that folium made; its name changes with what it depends on."""
    file = script_file(current().settings.map, hash_)
    if file is None:
        abort(404)
    response = Response(file.read_bytes(), mimetype="text/javascript")
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response


@blueprint.get("/tegels/<zoom>/<column>/<row>.png")
def tile(zoom: str, column: str, row: str) -> Response:
    """One tile of our area. Errors are short: the browser only counts them."""
    proxy = _proxy()
    numbers = _whole_numbers(zoom, column, row)
    area = area_of(current().content.municipalities.values())
    if proxy is None or numbers is None or not holds_tile(area, *numbers):
        return Response("Deze tegel is er niet.\n", 404, mimetype="text/plain")
    body = proxy.tile(numbers)
    kind = image_type(body) if body else None
    response = (
        Response(body, mimetype=kind) if kind else Response("Geen landkaart.\n", 502, mimetype="text/plain")
    )
    response.headers["Cache-Control"] = f"public, max-age={WEEK}" if kind else "no-store"
    return response


def _proxy() -> TileProxy | None:
    settings = current().settings
    return tile_proxy(settings.tiles, settings.var / "tegels")


def _whole_numbers(*texts: str) -> tuple[int, int, int] | None:
    """The three numbers; None unless each is written in plain digits, and not too many of them."""
    if not all(text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER for text in texts):
        return None
    zoom, column, row = map(int, texts)
    return zoom, column, row
