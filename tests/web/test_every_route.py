"""Every address of the site answers with what it should be."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from tests.support.behind_the_door import DOORS
from tests.support.visitor import Visitor, html_of

# A route and an address on it. A new route fails the first test below until it stands here too.
EXAMPLES = {
    "GET /": "/",
    "GET /activiteiten/<int:number>": "/activiteiten/1",
    "GET /activiteiten/<int:number>-<slug>": "{activity}",
    "GET /activiteiten/<int:number>-<slug>/klopt-niet": "{activity}/klopt-niet",
    "GET /activiteiten/<int:number>-<slug>/samen": "{together}/samen",
    "GET /bibliotheek": "/bibliotheek?gemeente=almelo",
    "GET /wat-is-er-open": "/wat-is-er-open",
    "GET /wegwijzer": "/wegwijzer",
    "GET /wegwijzer/<slug>": "/wegwijzer/maatjes",
    "GET /wis-alles": "/wis-alles",
    "GET /wis-alles/gedaan": "/wis-alles/gedaan",
    "POST /instellingen/onthouden": "/instellingen/onthouden",
    "POST /instellingen/vergeten": "/instellingen/vergeten",
    "POST /wis-alles": "/wis-alles",
    "GET /bedankt": "/bedankt?voor=gemist",
    "GET /bevestigen/<key>": "/bevestigen/sleutel",
    "GET /bevestigen/<key>/wijzigen/<int:number>": "/bevestigen/sleutel/wijzigen/1",
    "GET /bevestigen/<key>/aanwezig": "/bevestigen/sleutel/aanwezig",
    "GET /bevestigen/<key>/aanwezig/<int:number>/<day>": "/bevestigen/sleutel/aanwezig/1/2026-11-17",
    "POST /bevestigen/<key>/aanwezig/<int:number>/<day>": "/bevestigen/sleutel/aanwezig/1/2026-11-17",
    "GET /voor-organisaties": "/voor-organisaties",
    "GET /wij-missen-dit": "/wij-missen-dit",
    "POST /activiteiten/<int:number>-<slug>/samen": "{together}/samen",
    "POST /bevestigen/<key>": "/bevestigen/sleutel",
    "POST /bevestigen/<key>/wijzigen/<int:number>": "/bevestigen/sleutel/wijzigen/1",
    "POST /voor-organisaties": "/voor-organisaties",
    "POST /wij-missen-dit": "/wij-missen-dit",
    "GET /activiteiten/<int:number>.ics": "/activiteiten/1.ics",
    "GET /agenda.ics": "/agenda.ics?q=koffie",
    "GET /api/v1/activiteiten": "/api/v1/activiteiten",
    "GET /colofon": "/colofon",
    "GET /doorgeven": "/doorgeven",
    "GET /doorgeven/bewaren": "/doorgeven/bewaren",
    "GET /doorgeven/dank": "/doorgeven/dank?nummer=7",
    "GET /doorgeven/stap/<slug>": f"/doorgeven/stap/wat?concept={'x' * 43}",
    "GET /doorgeven/stap/controleer": "/doorgeven/stap/controleer",
    "GET /gezond": "/gezond",
    "GET /inloggen": "/inloggen",
    "GET /inloggen/<key>": "/inloggen/sleutel",
    "GET /inloggen/code": "/inloggen/code",
    "GET /inloggen/verstuurd": "/inloggen/verstuurd",
    "GET /inloggen/wachtwoord": "/inloggen/wachtwoord",
    "GET /instellingen": "/instellingen",
    "GET /kaart": "/kaart",
    "GET /kaart/basiskaart.<hash_>.js": "{base_map}",
    "GET /organisaties/<slug>": "/organisaties/salut",
    "GET /keuzelijst/kies": "/keuzelijst/kies?gemeente=hof-van-twente&plaats=goor&keuze=1",
    "GET /keuzelijst": "/keuzelijst?keuze=1.2",
    "GET /keuzelijst.ics": "/keuzelijst.ics?keuze=1",
    "GET /koelkastkaart.pdf": "/koelkastkaart.pdf",
    "GET /over": "/over",
    "GET /papier": "/papier",
    "GET /poster.pdf": "/poster.pdf?plaats=goor",
    "GET /privacy": "/privacy",
    "GET /robots.txt": "/robots.txt",
    "GET /static/<path:path>": "{style_sheet}",
    "GET /tegels/<zoom>/<column>/<row>.png": "/tegels/12/2122/1350.png",
    "GET /toegankelijkheid": "/toegankelijkheid",
    "GET /voor-iemand-anders": "/voor-iemand-anders",
    "GET /voor-iemand-anders/geven": "/voor-iemand-anders/geven?keuze=1.2",
    "GET /voor-iemand-anders/kies": "/voor-iemand-anders/kies?soort=koffie",
    "GET /uitloggen": "/uitloggen",
    "GET /vriendenkringen": "/vriendenkringen",
    "GET /week-van-de-ontmoeting": "/week-van-de-ontmoeting",
    "GET /week-van-de-ontmoeting.pdf": "/week-van-de-ontmoeting.pdf",
    "GET /zoeken": "/zoeken",
    "GET /zoeken/suggesties": "/zoeken/suggesties?q=ko",
    "GET /zoeken/stap": "/zoeken/stap",
    "GET /zoeken/stap/<slug>": "/zoeken/stap/waar?gemeente=hof-van-twente&soort=koffie",
    "GET /zoeken/wijzig/<key>": "/zoeken/wijzig/plaats?gemeente=hof-van-twente&plaats=goor&dag=dinsdag",
    "GET /kaart/wijzig/<key>": "/kaart/wijzig/van?gemeente=hof-van-twente&van=2026-11-20&soort=koffie",
    "POST /activiteiten/<int:number>-<slug>/klopt-niet": "{activity}/klopt-niet",
    "POST /doorgeven/bewaren": "/doorgeven/bewaren",
    "POST /doorgeven/stap/<slug>": "/doorgeven/stap/wat",
    "POST /doorgeven/stap/controleer": "/doorgeven/stap/controleer",
    "POST /inloggen": "/inloggen",
    "POST /inloggen/<key>": "/inloggen/sleutel",
    "POST /inloggen/code": "/inloggen/code",
    "POST /inloggen/passkey": "/inloggen/passkey",
    "POST /inloggen/passkey/vraag": "/inloggen/passkey/vraag",
    "POST /inloggen/wachtwoord": "/inloggen/wachtwoord",
    "POST /uitloggen": "/uitloggen",
    **{
        door.route: door.example.format(
            activity=1,
            day="2026-11-24",
            submission=1,
            edit=1,
            run=1,
            feed="x",
            draft="x",
            held="1/2026-11-17",
        )
        for door in DOORS
    },
}
# Tiles are off in the tests; an empty form is a form with mistakes; a number alone leads on; behind the sign-in
# a page leads to it, and a form says that one must.
OTHER_STATUS = {
    "GET /zoeken/stap": 302,
    **{door.route: 303 if door.method == "GET" else 401 for door in DOORS},
    **{
        f"POST {path}": 422
        for path in (
            *("/inloggen", "/inloggen/<key>", "/inloggen/code", "/inloggen/wachtwoord", "/uitloggen"),
            *("/inloggen/passkey", "/inloggen/passkey/vraag"),
        )
    },
    **{f"POST {path}": 422 for path in ("/instellingen/onthouden", "/instellingen/vergeten", "/wis-alles")},
    "GET /inloggen/code": 303,
    "GET /bevestigen/<key>": 404,
    "GET /bevestigen/<key>/wijzigen/<int:number>": 404,
    "GET /bevestigen/<key>/aanwezig": 404,
    "GET /bevestigen/<key>/aanwezig/<int:number>/<day>": 404,
    "POST /bevestigen/<key>/aanwezig/<int:number>/<day>": 422,
    "POST /activiteiten/<int:number>-<slug>/samen": 422,
    "POST /bevestigen/<key>": 422,
    "POST /bevestigen/<key>/wijzigen/<int:number>": 422,
    "POST /voor-organisaties": 422,
    "POST /wij-missen-dit": 422,
    "GET /tegels/<zoom>/<column>/<row>.png": 404,
    **{
        f"{method} /doorgeven/{page}": 404
        for method in ("GET", "POST")
        for page in ("bewaren", "stap/controleer")
    },
    "POST /doorgeven/stap/<slug>": 422,
    "POST /activiteiten/<int:number>-<slug>/klopt-niet": 422,
    "GET /activiteiten/<int:number>": 301,
}


def routes(app: Flask) -> set[str]:
    return {f"{method} {rule.rule}" for rule in app.url_map.iter_rules() for method in spoken(rule)}


def spoken(rule: Rule) -> set[str]:
    return (rule.methods or set()) - {"HEAD", "OPTIONS"}


@pytest.fixture
def addresses(client: Visitor) -> dict[str, str]:
    """Addresses that only the site itself knows."""
    return {
        "activity": client.get("/activiteiten/1").headers["Location"],
        "together": going_together(client),
        "style_sheet": found(r'href="(/static/schuifaan\.[^"]+\.css)"', html_of(client.get("/"))),
        "base_map": found(r'"(/kaart/basiskaart\.[^"]+\.js)"', html_of(client.get("/kaart"))),
    }


def going_together(client: Visitor) -> str:
    """The path of an activity to which one can go with somebody."""
    items = client.get("/api/v1/activiteiten?vervoer=samen").get_json()["items"]
    return str(next(it["url"] for it in items if it["next"]["status"] == "gaat-door"))


def found(pattern: str, html: str) -> str:
    match = re.search(pattern, html)
    assert match, pattern
    return match[1]


def test_every_route_has_an_example_below(app: Flask) -> None:
    assert routes(app) == set(EXAMPLES)


@pytest.mark.parametrize("route", EXAMPLES)
def test_every_route_answers(route: str, client: Visitor, addresses: dict[str, str]) -> None:
    answer = client.open(EXAMPLES[route].format(**addresses), method=route.partition(" ")[0])
    assert answer.status_code == OTHER_STATUS.get(route, 200)
    assert answer.data
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("route", [route for route in EXAMPLES if route.startswith("GET")])
def test_every_route_can_be_asked_for_its_headers_alone(
    route: str, client: Visitor, addresses: dict[str, str]
) -> None:
    answer = client.head(EXAMPLES[route].format(**addresses))
    assert (answer.status_code, answer.data) == (OTHER_STATUS.get(route, 200), b"")


@pytest.mark.parametrize("route", EXAMPLES)
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"])
def test_what_one_cannot_do_is_said_with_what_one_can(
    method: str, route: str, client: Visitor, addresses: dict[str, str]
) -> None:
    answer = client.open(EXAMPLES[route].format(**addresses), method=method)
    assert answer.status_code == 405
    assert route.partition(" ")[0] in answer.headers["Allow"]


def test_a_static_file_that_an_old_page_asks_for_is_not_found(raw_client: FlaskClient) -> None:
    assert raw_client.get("/static/schuifaan.000000000000.css").status_code == 404
    assert raw_client.get("/static/../../pyproject.toml").status_code == 404
