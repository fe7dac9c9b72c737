"""The search for who would rather answer one question at a time."""

import pytest

from tests.support.forms import form_to, send
from tests.support.page_tree import PageTree, text_of
from tests.support.visitor import Visitor, tree_of

HOF = "gemeente=hof-van-twente"


def heading(page: PageTree) -> str:
    return text_of(page.all("h1")[0])


def test_four_questions_lead_to_the_results(client: Visitor) -> None:
    page = client.page(f"/zoeken/stap/wat?{HOF}")
    assert heading(page) == "Wat wilt u doen?"
    page = tree_of(send(client, form_to(page, "/zoeken/stap/waar"), soort="koffie"))
    assert heading(page) == "Waar wilt u iets doen?"
    page = tree_of(send(client, form_to(page, "/zoeken/stap/wanneer"), plaats="goor"))
    page = tree_of(send(client, form_to(page, "/zoeken/stap/hoe"), dag=""))
    page = tree_of(send(client, form_to(page, "/zoeken"), vervoer=""))

    assert "in Goor" in heading(page)
    assert "koffie" in heading(page).lower()


def test_each_page_says_what_was_chosen_with_a_way_to_choose_again(client: Visitor) -> None:
    page = client.page(f"/zoeken/stap/wanneer?{HOF}&soort=koffie&plaats=goor")
    links = {text_of(link): link.get("href") for link in page.all("a")}

    again = client.page(links["Wijzig: in Goor"])

    assert heading(again) == "Waar wilt u iets doen?"
    (ticked,) = [box for box in again.all("input") if box.get("checked") is not None]
    assert ticked.get("value") == "goor"


def test_not_minding_is_ticked_until_one_chooses(client: Visitor) -> None:
    page = client.page(f"/zoeken/stap/waar?{HOF}")
    (ticked,) = [box for box in page.all("input") if box.get("checked") is not None]
    assert ticked.get("value") == ""


def test_without_a_municipality_that_is_asked_first(client: Visitor) -> None:
    assert heading(client.page("/zoeken/stap/wat")) == "Waar woont u?"


@pytest.mark.parametrize("slug", ["5", "ooit", "%00", "x" * 500])
def test_there_is_no_fifth_question(slug: str, client: Visitor) -> None:
    assert client.get(f"/zoeken/stap/{slug}?{HOF}").status_code == 404
