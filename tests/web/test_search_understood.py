"""`/zoeken` for who types a whole question: what was made of it, and how to take that back."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask import Flask

from tests.support.page_tree import PageTree, text_of
from tests.support.sites import application, demo_settings, visitor
from tests.support.village import Village, weekly
from tests.support.visitor import Visitor


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    village = Village(tmp_path_factory.mktemp("village"))
    village.add("Koffie in Goor", *weekly("2026-11-24T10:00", 3), categories=["koffie"])
    village.add("Koffie in Markelo", "2026-11-18T14:00", place="markelo", categories=["koffie"])
    village.sync()
    village.close()
    app = application(demo_settings(Path(village.environment["SCHUIFAAN_VAR"]), SCHUIFAAN_DEMO="0"))
    yield app
    app.extensions["schuifaan"].database.dispose()


@pytest.fixture
def visit(site: Flask) -> Visitor:
    return visitor(site)


def links(page: PageTree) -> dict[str, list[tuple[str, str]]]:
    return {
        text_of(link).removeprefix("haal weg: "): parse_qsl(urlsplit(link.get("href") or "").query)
        for link in page.all("a")
    }


def words_on(page: PageTree) -> str:
    return text_of(page.all("main")[0])


def test_what_was_understood_can_be_taken_away_one_by_one(visit: Visitor) -> None:
    found = links(visit.page("/zoeken?q=koffie+in+Goor+op+dinsdag"))
    assert found["“koffie”"] == [("q", "Goor dinsdag")]
    assert found["in Goor"] == [("q", "koffie op dinsdag")]
    assert found["op dinsdag"] == [("q", "koffie in Goor")]
    assert ("letterlijk", "1") in found["Zoek precies de woorden die ik typte"]


def test_a_search_that_was_widened_says_so(visit: Visitor) -> None:
    page = visit.page("/zoeken?q=koffie+in+Bentelo")
    assert "Met “in Bentelo” vonden wij niets. Zonder dat: 2 activiteiten." in words_on(page)
    assert "in Bentelo" not in links(page)


def test_mended_spelling_is_said(visit: Visitor) -> None:
    assert "U typte “kofie”. Wij zochten naar “koffie”." in words_on(visit.page("/zoeken?q=kofie"))


@pytest.mark.parametrize("path", ["/zoeken", "/kaart"])
def test_somebody_in_crisis_first_reads_whom_to_ring(path: str, visit: Visitor) -> None:
    page = visit.page(f"{path}?q=ik+wil+niet+meer+leven")
    assert text_of(page.all("h1")[0]) == "Hebt u het heel zwaar?"
    telephones = [link.get("href") for link in page.all("a") if (link.get("href") or "").startswith("tel:")]
    assert {"tel:112", "tel:113"} <= set(telephones)
    assert "Dit kan wel" not in words_on(page)


@pytest.mark.parametrize("path", ["/zoeken", "/kaart"])
def test_who_is_alone_is_led_to_people(path: str, visit: Visitor) -> None:
    found = links(visit.page(f"{path}?q=ik+ben+alleen"))
    assert found["Iemand komt bij u langs"] == [("soort", "bezoek")]
    assert "Naar het telefoonnummer" in found
