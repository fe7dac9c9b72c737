"""The first page: three questions, a button, and somebody to ring."""

from xml.etree.ElementTree import Element

import pytest

from tests.support.forms import form_to, send
from tests.support.page_tree import PageTree, text_of
from tests.support.sites import SiteAt
from tests.support.visitor import Visitor, html_of, tree_of

HOF, ALMELO = "hof-van-twente", "almelo"


def legends(page: PageTree) -> list[str]:
    return [text_of(legend) for legend in page.all("legend")]


def help_line(page: PageTree) -> str:
    return text_of(page.ids["hulp"][0])


def hrefs(page: PageTree) -> list[str]:
    return [link.get("href", "") for link in page.all("a")]


def links_in(element: Element) -> list[str]:
    return [link.get("href", "") for link in element.iter("a")]


def own_links(page: PageTree) -> list[str]:
    """Links within the site, but for those that choose another municipality and those within the page."""
    return [href for href in hrefs(page) if href.startswith("/")]


def test_a_visitor_is_asked_what_where_when_and_how_and_presses_one_button(client: Visitor) -> None:
    page = client.page(f"/?gemeente={HOF}")
    assert legends(page) == ["1 Wat wilt u doen?", "2 Waar?", "3 Wanneer?", "4 Hoe komt u er?"]
    assert [text_of(button) for button in page.all("button")] == ["Zoek activiteiten"]
    assert text_of(page.all("h1")[0]) == "Schuif aan: wat wilt u doen?"


def test_pressing_the_button_at_once_shows_everything_in_the_municipality(client: Visitor) -> None:
    page = client.page(f"/?gemeente={HOF}")
    results = tree_of(send(client, form_to(page, "/zoeken")))
    assert text_of(results.all("h1")[0]).endswith("activiteiten: in Hof van Twente")


def test_answers_to_the_questions_become_the_search(client: Visitor) -> None:
    page = client.page(f"/?gemeente={HOF}&weergave=groot")
    results = tree_of(send(client, form_to(page, "/zoeken"), soort="wandelen", plaats="markelo"))
    heading = text_of(results.all("h1")[0])
    assert "wandelen" in heading.lower()
    assert "in Markelo" in heading
    assert all("weergave=groot" in href for href in own_links(results) if href.startswith("/zoeken"))


def test_who_has_no_car_says_so_and_where_they_leave_from_in_the_same_form(client: Visitor) -> None:
    form = form_to(client.page(f"/?gemeente={HOF}"), "/zoeken")
    there_and_home = send(client, form, soort="koffie", vervoer="zonder-auto", vertrek="Markelo")
    results = tree_of(there_and_home)
    assert "vanaf Markelo" in text_of(results.all("h1")[0])
    assert "U ziet waar u komt zonder eigen auto." in text_of(results.root)
    assert any(href.startswith("tel:") for card in results.all("article") for href in links_in(card))


def test_who_chose_one_village_says_with_one_press_that_they_leave_from_there(client: Visitor) -> None:
    form = form_to(client.page(f"/?gemeente={HOF}"), "/zoeken")
    asked = tree_of(send(client, form, plaats="markelo", vervoer="zonder-auto"))
    (here,) = [it.get("href", "") for it in asked.all("a") if text_of(it) == "Ik vertrek in Markelo"]
    results = client.page(here)
    assert "Ik vertrek in Markelo" not in text_of(results.root)
    assert "vanaf Markelo" in text_of(results.all("h1")[0])


def test_home_begins_with_the_village_one_told_us(client: Visitor) -> None:
    form = form_to(client.page(f"/?gemeente={HOF}&mijn=markelo.rollator"), "/zoeken")
    assert send(client, form).request.args.getlist("vertrek") == ["Markelo"]
    assert send(client, form, vertrek="").request.args.getlist("nodig") == ["rollator"]


def test_a_visitor_of_hof_van_twente_can_ring_salut(client: Visitor) -> None:
    page = client.page(f"/?gemeente={HOF}")
    assert "Bel Salut in Hof van Twente: 0547-260053" in help_line(page)
    assert "tel:0547260053" in hrefs(page)


def test_almelo_says_its_number_is_not_confirmed_and_leads_to_avedan(client: Visitor) -> None:
    page = client.page(f"/?gemeente={ALMELO}")
    assert "Telefoonnummer nog niet bevestigd" in help_line(page)
    assert "Avedan" in help_line(page)
    assert "https://www.avedan.nl" in hrefs(page)
    assert not [href for href in hrefs(page) if href.startswith("tel:") and "hulp" in href]


def test_who_chose_no_municipality_is_asked_which(client: Visitor) -> None:
    page = client.page("/")
    assert text_of(page.all("h1")[0]) == "Schuif aan: waar woont u?"
    assert {f"/?gemeente={HOF}", f"/?gemeente={ALMELO}"} <= set(hrefs(page))
    assert "0547-260053" in help_line(page)
    assert "Telefoonnummer nog niet bevestigd" in help_line(page)


@pytest.mark.parametrize("host", ["almelo.localhost", "almelo.localhost:8000", "ALMELO.localhost"])
def test_the_host_name_chooses_the_municipality(host: str, client: Visitor) -> None:
    page = client.page("/", headers={"Host": host})
    assert "KomErbij Almelo" in text_of(page.all("title")[0])
    assert legends(page)[0] == "1 Wat wilt u doen?"
    assert not [href for href in own_links(page) if "gemeente=almelo" in href and href.startswith("/?")]


def test_the_address_beats_the_host_name(client: Visitor) -> None:
    page = client.page(f"/?gemeente={HOF}", headers={"Host": "almelo.localhost"})
    assert "Salut" in help_line(page)


def test_the_municipality_is_remembered_in_every_link_and_nowhere_else(client: Visitor) -> None:
    page = client.page(f"/?gemeente={ALMELO}")
    elsewhere = f"/?gemeente={HOF}"
    forgetful = [
        href
        for href in own_links(page)
        if f"gemeente={ALMELO}" not in href and href != elsewhere and not href.startswith("/static/")
    ]
    assert forgetful == []
    assert text_of(client.page("/").all("h1")[0]) == "Schuif aan: waar woont u?"


def test_letters_and_colours_are_carried_by_every_link(client: Visitor) -> None:
    page = client.page(f"/?gemeente={ALMELO}&weergave=heelgroot.donker.eenvoudig")
    assert {"heelgroot", "donker", "eenvoudig"} <= set((page.root.get("class") or "").split())
    assert [href for href in own_links(page) if "weergave=heelgroot.donker.eenvoudig" not in href] == []


def test_letters_and_colours_we_do_not_know_are_left_out(client: Visitor) -> None:
    page = client.page(f"/?gemeente={ALMELO}&weergave=reusachtig.donker.licht.%22onload")
    assert page.root.get("class") == "licht gemeente-almelo"  # of two colours one can hold
    assert "onload" not in html_of(client.get(f"/?gemeente={ALMELO}&weergave=%22onload"))


def test_an_unknown_municipality_is_as_good_as_none(client: Visitor) -> None:
    page = client.page("/?gemeente=utrecht")
    assert text_of(page.all("h1")[0]) == "Schuif aan: waar woont u?"
    assert not [href for href in hrefs(page) if "utrecht" in href]


def test_today_and_tomorrow_are_shown_below_the_questions(client: Visitor) -> None:
    page = client.page(f"/?gemeente={HOF}")
    for day in ("vandaag", "morgen"):
        section = next(it for it in page.all("section") if it.get("aria-labelledby") == day)
        assert 1 <= len([it for it in section.iter() if it.tag == "article"]) <= 3


def test_an_activity_of_today_that_is_over_is_not_shown(site_at: SiteAt) -> None:
    page = site_at("2026-11-18T23:59").page(f"/?gemeente={HOF}")
    section = next(it for it in page.all("section") if it.get("aria-labelledby") == "vandaag")
    assert "Wij kennen geen activiteiten op deze dag." in text_of(section)


def test_every_wish_leads_to_something(client: Visitor) -> None:
    page = client.page(f"/?gemeente={HOF}")
    doors = [link.get("href", "") for link in page.all("a") if "door" in (link.get("class") or "").split()]
    assert len(doors) >= 5
    empty = [href for href in doors if "Geen activiteiten" in text_of(client.page(href).all("h1")[0])]
    assert empty == []


def test_the_week_is_on_the_first_page_when_it_is_near(site_at: SiteAt) -> None:
    near, on, past = (
        text_of(site_at(now).page(f"/?gemeente={HOF}").all("main")[0])
        for now in ("2026-08-01T08:00", "2026-09-26T08:00", "2026-11-18T08:00")
    )
    assert "Van donderdag 24 september tot en met woensdag 30 september." in near
    assert "Deze datum is nog niet bevestigd." in near
    assert "Het is nu Week van de Ontmoeting, tot en met woensdag 30 september." in on
    assert "Week van de Ontmoeting" not in past


def test_every_page_of_a_demonstration_says_so(client: Visitor, site_at: SiteAt) -> None:
    said = "Voorbeeld: verzonnen activiteiten"
    for path in ("/", f"/?gemeente={HOF}", "/zoeken", "/kaart", "/colofon", "/bestaat-niet"):
        assert said in html_of(client.get(path))
    assert said not in html_of(site_at(SCHUIFAAN_DEMO="0").get("/colofon"))


def test_automaatje_is_only_offered_where_it_drives(client: Visitor) -> None:
    values = {
        code: {field.get("value") for field in client.page(f"/?gemeente={code}").all("input")}
        for code in (HOF, ALMELO)
    }
    assert "automaatje" in values[HOF]
    assert "automaatje" not in values[ALMELO]
