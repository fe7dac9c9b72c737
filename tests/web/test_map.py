"""The map's page, its script and its tiles, over HTTP."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from flask.testing import FlaskClient

from schuifaan.web.map.area import tile_at
from tests.support.map_site import NASTY, map_app
from tests.support.page_check import check_page
from tests.support.page_tree import PageTree, text_of
from tests.support.tile_server import PNG, Upstream, tile_server

ROOT = Path(__file__).parents[2]
Visit = Callable[[str], PageTree]
COLUMN, ROW = tile_at(52.2358, 6.5857, 12)
GOOR_TILE = f"/tegels/12/{COLUMN}/{ROW}.png"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A visitor of a site without tiles."""
    return map_app(tmp_path_factory.mktemp("kaart")).test_client()


@pytest.fixture
def upstream() -> Iterator[Upstream]:
    with tile_server() as running:
        yield running


@pytest.fixture
def tiled(upstream: Upstream, tmp_path: Path) -> FlaskClient:
    """A visitor of a site with tiles."""
    return map_app(tmp_path, tiles=f"proxy:{upstream.template}").test_client()


@pytest.fixture(scope="module")
def unasked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FlaskClient, Upstream]]:
    """A visitor of a site with tiles, who asks for none that it has; and the server that is not asked."""
    with tile_server() as running:
        yield (
            map_app(tmp_path_factory.mktemp("unasked"), tiles=f"proxy:{running.template}").test_client(),
            running,
        )


def visit(client: FlaskClient, path: str) -> PageTree:
    """The page at `path`, which must be as every page must be."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert check_page(answer.text, answer.headers, path) == []
    return PageTree(answer.text, path)


def items(page: PageTree) -> list[Element]:
    return [li for li in page.all("li") if li.get("id", "").startswith("resultaat-")]


def titles(page: PageTree) -> list[tuple[str, str]]:
    """(number, title) of each ticket, in order."""
    return [
        (text_of(heading[0]), text_of(heading[1]))
        for heading in page.all("h3")
        if "ticket-title" in heading.get("class", "")
    ]


@pytest.mark.parametrize("question", ["", "?plaats=goor", "?q=koffie", "?sorteer=afstand&vertrek=markelo"])
def test_the_map_lists_what_the_search_lists_in_the_same_order_with_the_same_numbers(
    client: FlaskClient, question: str
) -> None:
    found = titles(visit(client, f"/kaart{question}"))
    assert found
    assert found == titles(visit(client, f"/zoeken{question}"))


def test_the_list_stands_before_the_map(client: FlaskClient) -> None:
    page = visit(client, "/kaart")
    order = [element.get("class") or "" for element in page.all("section", "div")]
    assert order.index("map-list") < order.index("map-frame")


def test_each_item_tells_its_number_point_and_place(client: FlaskClient) -> None:
    coffee = items(visit(client, "/kaart"))[0]
    assert coffee.get("data-nr") == "1"
    assert (coffee.get("data-lat"), coffee.get("data-lon")) == ("52.2301", "6.5895")
    assert coffee.get("data-place") == "Goor"
    assert coffee.get("data-when") == "woensdag 18 november, 10.00 tot 12.00 uur"
    assert coffee.get("data-centre") is None
    (title,) = [a for h in coffee.iter("h3") for a in h.iter("a")]
    assert text_of(title) == "Koffie in het Dorpshuis"
    assert (title.get("href") or "").startswith("/activiteiten/")


def test_an_activity_of_which_only_the_village_is_known_stands_in_its_middle_and_says_so(
    client: FlaskClient,
) -> None:
    painting = items(visit(client, "/kaart"))[3]
    assert painting.get("data-lat", "").startswith("52.2")
    assert painting.get("data-centre") == "De knop staat midden in Goor. De precieze plek hebben wij niet."
    assert "Op de kaart staat dit midden in Goor." in text_of(painting)


def test_an_activity_without_a_place_is_in_the_list_and_the_map_says_how_many_it_misses(
    client: FlaskClient,
) -> None:
    page = visit(client, "/kaart")
    assert items(page)[4].get("data-lat") is None
    assert "1 activiteit staat niet op de kaart. Wij weten niet waar het is." in text_of(page.root)


def test_code_in_a_title_is_only_text(client: FlaskClient) -> None:
    page = visit(client, "/kaart")
    assert NASTY in text_of(items(page)[2])
    assert NASTY not in client.get("/kaart").text
    assert [image.get("src") for image in page.all("img")] == []


def test_no_other_page_loads_a_byte_of_the_map(client: FlaskClient) -> None:
    for path in ("/", "/zoeken"):
        text = client.get(path).text
        assert "/static/kaart." not in text
        assert "basiskaart" not in text


def test_everything_the_map_needs_is_there(client: FlaskClient) -> None:
    page = visit(client, "/kaart")
    needed = [script.get("src", "") for script in page.all("script")]
    needed += [sheet.get("href", "") for sheet in page.all("link") if sheet.get("rel") == "stylesheet"]
    section = page.ids["kaart"][0]
    fetched = [section.get("data-style", ""), section.get("data-script", "")]
    assert len(needed) == 2
    for address in needed + fetched:
        answer = client.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]


def test_our_own_script_is_small(client: FlaskClient) -> None:
    assert (ROOT / "static/js/map.js").stat().st_size <= 8000


def test_a_site_whose_base_map_is_not_built_shows_the_list_and_says_so(tmp_path: Path) -> None:
    client = map_app(tmp_path, built=False).test_client()
    page = visit(client, "/kaart")
    assert len(items(page)) == 5
    assert "De kaart is er nu niet. De lijst is compleet." in text_of(page.root)
    assert "basiskaart" not in client.get("/kaart").text


def test_nothing_found_is_said_and_leads_on(client: FlaskClient) -> None:
    page = visit(client, "/kaart?q=bungeejumpen")
    assert items(page) == []
    assert "map_resultaten" not in client.get("/kaart?q=bungeejumpen").text


@pytest.mark.parametrize(
    "question", ["?plaats=atlantis", "?pagina=0", "?pagina=99999999999", "?dag=%ff", "?q=" + "a" * 5000]
)
def test_a_question_we_cannot_use_is_answered_as_far_as_we_can(client: FlaskClient, question: str) -> None:
    visit(client, f"/kaart{question}")


@pytest.mark.parametrize("name", ["000000000000", "x", "..%2f..%2fschuifaan", "000000000000%00"])
def test_a_base_map_that_is_not_there_is_a_page_not_found(client: FlaskClient, name: str) -> None:
    assert client.get(f"/kaart/basiskaart.{name}.js").status_code == 404


def test_a_tile_of_our_area_is_handed_on_and_may_be_kept_for_a_week(
    tiled: FlaskClient, upstream: Upstream
) -> None:
    answer = tiled.get(GOOR_TILE)
    assert (answer.status_code, answer.data, answer.mimetype) == (200, PNG, "image/png")
    assert answer.headers["Cache-Control"] == "public, max-age=604800"
    assert upstream.asked == [f"/kaart/12/{COLUMN}/{ROW}.png"]


@pytest.mark.parametrize(
    "address",
    [
        "12/2106/1351", "8/132/84", "17/67900/43100", "-12/2122/1348", "12/2122.5/1348", "12/%2e%2e/1348",
        "1e1/2122/1348", "12/²/1348", "12/٢١٢٢/1348", "12/" + "9" * 5000 + "/1348", "12/2122/1348%00", "a/b/c",
    ],
)  # fmt: skip
def test_any_other_tile_is_not_found_and_nobody_is_asked_for_it(
    unasked: tuple[FlaskClient, Upstream], address: str
) -> None:
    client, upstream = unasked
    assert client.get(f"/tegels/{address}.png").status_code == 404
    assert upstream.asked == []


def test_a_site_without_tiles_has_none(client: FlaskClient) -> None:
    assert client.get(GOOR_TILE).status_code == 404


def test_a_tile_that_cannot_be_had_is_a_short_answer_that_is_not_kept(
    tiled: FlaskClient, upstream: Upstream
) -> None:
    upstream.status = 500
    answer = tiled.get(GOOR_TILE)
    assert answer.status_code == 502
    assert len(answer.data) < 100
    assert answer.headers["Cache-Control"] == "no-store"


def test_after_three_failures_the_page_is_told_that_there_are_no_tiles(
    tiled: FlaskClient, upstream: Upstream
) -> None:
    upstream.status = 500
    for number in range(5):
        assert tiled.get(f"/tegels/12/{COLUMN}/{ROW + number % 2}.png").status_code == 502
    assert len(upstream.asked) == 3
    assert 'data-tiles="mislukt"' in tiled.get("/kaart").text


def test_the_makers_of_what_is_drawn_are_named(tiled: FlaskClient) -> None:
    credits_ = next(p for p in visit(tiled, "/kaart").all("p") if "map-credits" in p.get("class", ""))
    assert "GeoNames" in text_of(credits_)
    assert "127.0.0.1" in text_of(credits_)


def test_no_request_imports_folium(tmp_path: Path) -> None:
    map_app(tmp_path)
    program = (
        "import sys; from schuifaan.app import create_app\n"
        "client = create_app().test_client()\n"
        "assert 'basiskaart.' in client.get('/kaart').text\n"
        "client.get('/tegels/12/2122/1348.png')\n"
        "sys.exit('folium' in sys.modules or 'branca' in sys.modules)"
    )
    environment = {
        "SCHUIFAAN_VAR": str(tmp_path / "var"),
        "SCHUIFAAN_NOW": "2026-11-18T08:00",
        "SCHUIFAAN_TILES": "none",
        "PYTHONPATH": "site:.",
    }
    finished = subprocess.run([sys.executable, "-c", program], env=environment, cwd=ROOT, capture_output=True)
    assert finished.returncode == 0, finished.stderr.decode()
