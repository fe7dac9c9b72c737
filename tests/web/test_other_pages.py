"""The week, vriendenkringen, organisations, pages of text, display choices, and error pages."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from schuifaan.services.installation import Installation
from schuifaan.services.organisations import find_or_add_organisation
from tests.support.forms import form_to, send
from tests.support.page_tree import PageTree, text_of
from tests.support.sites import SiteAt, application, demo_settings, visitor
from tests.support.visitor import Visitor, html_of, tree_of

WEEK = "/week-van-de-ontmoeting"


def words(page: PageTree) -> str:
    return text_of(page.all("main")[0])


def links(page: PageTree) -> dict[str, str]:
    return {text_of(link): link.get("href", "") for link in page.all("a")}


def day_headings(page: PageTree) -> list[str]:
    return [text_of(h) for h in page.all("h2") if "day-heading" in (h.get("class") or "")]


def test_in_the_week_itself_its_programme_is_shown_a_day_at_a_time(site_at: SiteAt) -> None:
    page = site_at("2026-09-25T10:00").page(WEEK)
    assert "De week is nu, tot en met woensdag 30 september 2026." in words(page)
    assert "Dit was het programma" not in words(page)
    days = day_headings(page)
    assert days[0] == "donderdag 24 september"
    assert "vandaag vrijdag 25 september" in days
    assert days[-1].endswith("30 september")


@pytest.mark.parametrize(
    "now, said, first",
    [
        (
            "2026-09-10T08:00",
            "van donderdag 24 september tot en met woensdag 30 september 2026",
            "24 september",
        ),
        (
            "2026-11-18T08:00",
            "van donderdag 30 september tot en met woensdag 6 oktober 2027",
            "30 september 2027",
        ),
    ],
)
def test_who_looks_before_the_week_reads_what_there_will_be(
    now: str, said: str, first: str, site_at: SiteAt
) -> None:
    page = site_at(now).page(f"{WEEK}?gemeente=hof-van-twente")
    assert f"De volgende keer is {said}." in words(page)
    assert "Deze datum is nog niet bevestigd." in words(page)
    assert "Dit was het programma" not in words(page)
    assert day_headings(page)[0] == f"donderdag {first}"
    booklet = links(page)["Print het programma als boekje (in het Nederlands)"]
    assert booklet == "/week-van-de-ontmoeting.pdf?gemeente=hof-van-twente"


def test_where_no_programme_was_ever_known_none_is_said_to_be_over(site_at: SiteAt) -> None:
    page = site_at("2026-11-18T08:00").page(f"{WEEK}?gemeente=almelo")
    assert "Er is nog geen programma bekend." in words(page)
    assert "Dit was het programma" not in words(page)
    assert "Print het programma als boekje (in het Nederlands)" not in links(page)


@pytest.mark.parametrize("now", ["2026-09-24T00:00", "2026-09-30T23:59"])
def test_the_week_is_on_from_its_first_minute_to_its_last(now: str, site_at: SiteAt) -> None:
    assert "De week is nu" in words(site_at(now).page(WEEK))


@pytest.mark.parametrize("now", ["2026-09-23T23:59", "2026-10-01T00:00"])
def test_a_minute_before_or_after_it_is_not(now: str, site_at: SiteAt) -> None:
    assert "De volgende keer is" in words(site_at(now).page(WEEK))


def test_the_week_of_one_municipality_shows_only_its_own(site_at: SiteAt) -> None:
    visit = site_at("2026-09-25T10:00")
    everywhere, here, there = (
        {href for href in links(visit.page(WEEK + query)).values() if href.startswith("/activiteiten/")}
        for query in ("", "?gemeente=hof-van-twente", "?gemeente=almelo")
    )
    bare = {href.partition("?")[0] for href in here | there}
    assert bare == everywhere
    assert here
    assert not {href.partition("?")[0] for href in here} & {href.partition("?")[0] for href in there}


def test_vriendenkringen_are_explained_and_listed(client: Visitor) -> None:
    page = client.page("/vriendenkringen?gemeente=hof-van-twente")
    assert "Een vriendenkring is een klein groepje" in words(page)
    assert page.all("article")
    assert all("vriendenkring" in text_of(card).lower() for card in page.all("article"))


def test_an_organisation_is_shown_with_its_number_its_site_and_what_it_does(client: Visitor) -> None:
    page = client.page("/organisaties/salut")
    assert "donderdag 30 september 2027, 8.30 tot 10.30 uur" in words(page)
    assert "0547-260053" in words(page)
    assert "Hof van Twente" in words(page)
    assert links(client.page("/organisaties/t-doesgoor"))["Naar de site van 't Doesgoor (andere site)"]
    assert any(href.startswith("/activiteiten/") for href in links(page).values())


def test_of_an_organisation_without_a_checked_number_that_is_said(client: Visitor) -> None:
    assert "Telefoonnummer nog niet bevestigd." in words(client.page("/organisaties/avedan"))


def test_an_organisation_we_do_not_know_is_a_page_that_helps(client: Visitor) -> None:
    for slug in ("bestaat-niet", "eenzaam", "%00", "%3Cscript%3E", "a" * 3000):
        answer = client.get(f"/organisaties/{slug}")
        assert answer.status_code == 404
        assert "Zoek een activiteit" in links(tree_of(answer))


def test_one_name_in_two_municipalities_offers_both(own_app: Flask, own_client: Visitor) -> None:
    installation = own_app.extensions["schuifaan"]
    with installation.database.write() as session:
        for municipality in ("almelo", "hof-van-twente"):
            find_or_add_organisation(session, installation.content, "Buurtkamer", municipality)
    answer = own_client.get("/organisaties/buurtkamer?weergave=donker")
    offered = {
        href for href in links(tree_of(answer)).values() if href.startswith("/organisaties/buurtkamer")
    }
    assert offered == {
        f"/organisaties/buurtkamer?gemeente={code}&weergave=donker" for code in ("almelo", "hof-van-twente")
    }
    for href in offered:
        assert text_of(own_client.page(href).all("h1")[0]) == "Buurtkamer"


@pytest.mark.parametrize("slug", ["over", "privacy", "toegankelijkheid", "colofon"])
def test_a_page_of_text_says_when_it_was_last_changed(slug: str, client: Visitor) -> None:
    page = client.page(f"/{slug}?weergave=groot")
    assert "Bijgewerkt op" in words(page)
    assert all("weergave=groot" in href for href in links(page).values() if href.startswith("/"))


def test_the_colofon_credits_geonames(client: Visitor) -> None:
    assert "GeoNames" in words(client.page("/colofon"))


def test_searching_for_somebody_else_asks_where_that_person_lives(client: Visitor) -> None:
    page = client.page("/voor-iemand-anders")
    assert links(page)["Almelo"] == "/voor-iemand-anders?gemeente=almelo"


def test_searching_for_somebody_else_asks_no_name_and_finds_what_fits(client: Visitor) -> None:
    page = client.page("/voor-iemand-anders?gemeente=hof-van-twente&weergave=heelgroot")
    form = form_to(page, "/voor-iemand-anders/kies")
    assert {field.get("name") for field in form.iter("input")} == {
        "gemeente", "weergave", "vertrek", "soort", "nodig", "dag",
    }  # fmt: skip
    answer = send(client, form, vertrek="goor", nodig="rolstoel")
    assert "Kies wat u wilt geven" in text_of(tree_of(answer).all("h1")[0])


def test_a_display_choice_is_in_the_address_and_holds_at_once(client: Visitor) -> None:
    page = client.page("/instellingen?gemeente=almelo")
    bigger = client.page(links(page)["Heel grote letters"])
    darker = client.page(links(bigger)["Donker"])
    assert links(darker)["Zoek een activiteit"] == "/zoeken?gemeente=almelo&weergave=heelgroot.donker"
    assert {"heelgroot", "donker"} <= set((darker.root.get("class") or "").split())
    assert "Donker (gekozen)" in words(darker)


def test_a_display_choice_takes_the_place_of_the_other_of_its_kind(client: Visitor) -> None:
    page = client.page("/instellingen?weergave=groot.donker.eenvoudig")
    assert links(page)["Geel op zwart"] == "/instellingen?weergave=groot.geelzwart.eenvoudig"
    assert links(page)["Gewone letters"] == "/instellingen?weergave=donker.eenvoudig"
    plain = links(client.page("/instellingen?weergave=groot"))["Gewone letters"]
    assert plain == "/instellingen?weergave=gewoon"
    assert "Gewone letters (gekozen)" in words(client.page(plain))


@pytest.mark.parametrize("path", ["/bestaat-niet", "/zoeken/goor", "/activiteiten", "/api", "/%f0%9f%8d%b5"])
def test_an_address_that_does_not_exist_helps_further(path: str, client: Visitor) -> None:
    answer = client.get(f"{path}?gemeente=hof-van-twente&weergave=donker")
    page = tree_of(answer)
    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "no-store"
    assert "0547-260053" in words(page)
    assert links(page)["Naar de eerste pagina"] == "/?gemeente=hof-van-twente&weergave=donker"


@pytest.mark.parametrize("language", ["de", "fr"])
@pytest.mark.parametrize("rest", ["", "/", "/zoeken", "/activiteiten/1"])
def test_a_language_without_a_complete_catalog_is_not_there(
    language: str, rest: str, client: Visitor
) -> None:
    answer = client.get(f"/{language}{rest}")
    assert answer.status_code == 404
    assert tree_of(answer).root.get("lang") == "nl"


def test_dutch_has_no_prefix(client: Visitor) -> None:
    assert client.get("/nl/zoeken").status_code == 404


def test_our_own_fault_is_a_page_that_says_sorry_and_whom_to_ring(tmp_path: Path) -> None:
    app = application(demo_settings(tmp_path / "var"))
    app.extensions["schuifaan"].database.upgrade()

    @app.get("/kapot")
    def broken() -> str:
        raise RuntimeError("een geheim")

    answer = FlaskClient(app, app.response_class).get("/kapot?gemeente=hof-van-twente")
    assert answer.status_code == 500
    assert "een geheim" not in answer.text
    assert "0547-260053" in answer.text
    assert "Er gaat iets mis bij ons" in answer.text
    app.extensions["schuifaan"].database.dispose()


def test_without_a_database_the_pages_of_text_still_work(tmp_path: Path) -> None:
    app = application(demo_settings(tmp_path / "var"))
    client = visitor(app)
    assert client.get("/gezond").text.startswith("gezond\n")
    assert client.page("/privacy")
    app.extensions["schuifaan"].database.dispose()


def test_health_says_that_the_search_index_is_lost_and_stays_200(
    own_client: Visitor, own_installation: Installation
) -> None:
    (own_installation.settings.index / "CURRENT").unlink()
    answer = own_client.get("/gezond")
    assert answer.status_code == 200
    assert "zoekindex is niet te gebruiken" in answer.text


def test_pages_are_sent_compressed_to_who_asks_for_that(client: Visitor) -> None:
    answer = client.get("/zoeken", headers={"Accept-Encoding": "gzip, br"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert len(answer.data) < 30_000
    assert html_of(answer) == client.get("/zoeken").text


@pytest.mark.parametrize("accepted", ["", "identity", "br", "gzip;q=0", "gzip;q=0.0, *;q=0"])
def test_who_does_not_take_gzip_does_not_get_it(accepted: str, client: Visitor) -> None:
    sheets = [it.get("href", "") for it in client.page("/").all("link") if it.get("rel") == "stylesheet"]
    for path in ("/zoeken", *sheets):
        assert "Content-Encoding" not in client.get(path, headers={"Accept-Encoding": accepted}).headers


def test_the_first_view_is_light(client: Visitor) -> None:
    """At most 100 kB and 8 requests, without the map; as a browser that takes gzip gets it."""
    zipped = {"Accept-Encoding": "gzip"}
    for path in ("/?gemeente=hof-van-twente", "/zoeken?gemeente=hof-van-twente"):
        answer = client.get(path, headers=zipped)
        page = tree_of(answer)
        wanted = {link.get("href", "") for link in page.all("link") if link.get("rel") != "alternate"}
        wanted |= {it.get("src", "") for it in page.all("img", "script")}
        wanted |= {
            it.get("href", "").partition("#")[0] for it in page.root.iter() if str(it.tag).endswith("use")
        }
        sizes = [len(client.get(address, headers=zipped).data) for address in wanted if address]
        assert len(sizes) + 1 <= 8, wanted
        assert sum(sizes) + len(answer.data) <= 100_000


@pytest.mark.parametrize(
    ("language", "said"), [("", "elke 2e donderdag van de maand"), ("/en", "2nd Thursday of every month")]
)
def test_a_card_says_how_often_a_group_comes_together(language: str, said: str, client: Visitor) -> None:
    cards = client.page(f"{language}/vriendenkringen?gemeente=hof-van-twente").all("article")
    (games,) = [text_of(it) for it in cards if "Spelletjes doen met een vaste groep" in text_of(it)]
    assert said in games
