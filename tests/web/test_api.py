"""What other programs get from `/api/v1/activiteiten`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from schuifaan.inputs.search import KEYS
from schuifaan.services.search.document import as_document
from schuifaan.web.api import blueprint
from schuifaan.web.errors import handle_errors
from tests.support.village import Village

WEDNESDAY = "2026-11-18T10:00"
URL = "/api/v1/activiteiten"


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    made = Village(tmp_path_factory.mktemp("village"))
    for number in range(25):
        made.add(f"Koffie {number}", WEDNESDAY, categories=["koffie"])
    made.add("Wandelen", WEDNESDAY, place="markelo", categories=["wandelen"], facts={"rolstoel": True})
    made.sync()
    yield made
    made.close()


@pytest.fixture
def client(village: Village) -> FlaskClient:
    return client_of(village)


def client_of(village: Village) -> FlaskClient:
    app = Flask("test")
    app.extensions["schuifaan"] = village.installation
    handle_errors(app)
    app.register_blueprint(blueprint)
    return app.test_client()


def get(client: FlaskClient, query: str = "") -> Any:
    answer = client.get(f"{URL}{query}")
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    return answer.json


def test_the_api_gives_the_document_of_the_search_page(client: FlaskClient, village: Village) -> None:
    assert get(client, "?q=wandelen&plaats=markelo") == as_document(
        village.find(("q", "wandelen"), ("plaats", "markelo"))
    )


def test_twenty_come_at_once_unless_one_asks_for_more(client: FlaskClient) -> None:
    assert len(get(client)["items"]) == 20
    assert len(get(client, "?limit=26")["items"]) == 26
    assert len(get(client, "?limit=10&pagina=3")["items"]) == 6


def test_asking_for_too_many_is_answered_with_fewer_and_a_sentence(client: FlaskClient) -> None:
    document = get(client, "?limit=5000")
    assert len(document["items"]) == 26
    assert document["problems"] == ["Wij laten er ten hoogste 100 tegelijk zien."]


def test_a_program_that_asks_until_nothing_comes_stops(client: FlaskClient) -> None:
    assert get(client, "?pagina=3")["items"] == []


@pytest.mark.parametrize(
    "value", ["%00", "%ff%fe", "%ED%A0%80", "'; DROP TABLE activity", "a" * 5000, "../../etc", "{{7*7}}"]
)
@pytest.mark.parametrize("key", [*KEYS, "onbekend", "%ff"])
def test_nonsense_is_answered_in_words_and_never_with_an_error_of_ours(
    key: str, value: str, client: FlaskClient
) -> None:
    assert "problems" in get(client, f"?{key}={value}&{key}=&=")


def test_a_thousand_choices_are_bounded(client: FlaskClient) -> None:
    assert len(get(client, "?" + "plaats=goor&" * 1000)["problems"]) == 1


def test_an_address_that_does_not_exist_is_said_in_words(client: FlaskClient) -> None:
    answer = client.get("/api/v1/activiteit")
    assert (answer.status_code, answer.json) == (404, {"error": "Dit adres bestaat niet."})


def test_one_cannot_write_to_it(client: FlaskClient) -> None:
    answer = client.post(URL)
    assert (answer.status_code, answer.json) == (405, {"error": "Dit kan niet op dit adres."})


def test_an_answer_that_still_holds_is_not_sent_again(tmp_path: Path) -> None:
    village = Village(tmp_path)
    village.add("Koffie", WEDNESDAY)
    village.sync()
    client = client_of(village)
    first = client.get(f"{URL}?q=koffie")
    again = client.get(f"{URL}?q=koffie", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    village.add("Nog een koffie", WEDNESDAY)
    village.sync()
    later = client.get(f"{URL}?q=koffie", headers={"If-None-Match": first.headers["ETag"]})
    assert later.status_code == 200
    assert later.json
    assert later.json["total"] == 2
    village.close()


def test_while_the_index_is_away_the_api_still_answers(tmp_path: Path) -> None:
    village = Village(tmp_path)
    village.add("Koffie", WEDNESDAY)
    document = get(client_of(village))
    assert document["total"] == 1
    assert document["notices"][0].startswith("Wij werken aan onze zoekmachine.")
    village.close()
