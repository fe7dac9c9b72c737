"""Posters and cards to print, as a visitor gets them."""

import pytest

from tests.support.page_tree import text_of
from tests.support.sites import SiteAt

HOF = "gemeente=hof-van-twente"


def test_one_chooses_a_village_and_gets_its_poster(site_at: SiteAt) -> None:
    visit = site_at("2026-11-18T08:00")

    assert "Poster van uw dorp" in text_of(visit.page(f"/papier?{HOF}").all("main")[0])
    answer = visit.get(f"/poster.pdf?{HOF}&plaats=markelo&dagen=14&formaat=a3")

    assert answer.status_code == 200
    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF")


def test_without_a_municipality_it_is_asked(site_at: SiteAt) -> None:
    page = site_at("2026-11-18T08:00").page("/papier")
    assert "Voor welke gemeente?" in text_of(page.all("main")[0])


@pytest.mark.parametrize("query", ["dagen=ooit&formaat=behang", "dagen=-1", "dagen=999999999999", ""])
def test_a_poster_nobody_can_ask_for_is_the_usual_one(query: str, site_at: SiteAt) -> None:
    answer = site_at("2026-11-18T08:00").get(f"/poster.pdf?plaats=goor&{query}")
    assert answer.status_code == 200


@pytest.mark.parametrize("place", ["", "atlantis", "x" * 5000, "%00"])
def test_a_place_that_is_not_ours_has_no_poster(place: str, site_at: SiteAt) -> None:
    assert site_at("2026-11-18T08:00").get(f"/poster.pdf?plaats={place}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        f"/week-van-de-ontmoeting.pdf?{HOF}",
        f"/koelkastkaart.pdf?{HOF}&vertrek=goor",
        "/koelkastkaart.pdf?dag=ooit",
    ],
)
def test_the_other_paper_is_there_too(path: str, site_at: SiteAt) -> None:
    answer = site_at("2026-11-18T08:00").get(path)
    assert answer.status_code == 200
    assert answer.data.startswith(b"%PDF")
