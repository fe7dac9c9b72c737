"""Doors by wish, pages about one topic, places to walk into, and what is open in a quiet time."""

import pytest
from flask import Flask

from schuifaan.content import Content
from tests.support.page_tree import PageTree, text_of
from tests.support.sites import SiteAt
from tests.support.visitor import Visitor

HOF, ALMELO = "gemeente=hof-van-twente", "gemeente=almelo"


@pytest.fixture
def content(app: Flask) -> Content:
    shipped: Content = app.extensions["schuifaan"].content
    return shipped


def words(page: PageTree) -> str:
    return text_of(page.all("main")[0])


def links(page: PageTree) -> dict[str, str]:
    return {text_of(link): link.get("href", "") for link in page.all("a")}


def headings(page: PageTree) -> list[str]:
    return [text_of(it) for it in page.all("h2", "h3")]


def test_the_signpost_leads_to_every_topic_of_the_municipality_and_to_every_wish(
    client: Visitor, content: Content
) -> None:
    page = client.page(f"/wegwijzer?{HOF}&mijn=goor.rollator")
    named = links(page)
    assert named["SOEK: bezoek als u 78 wordt"].startswith("/wegwijzer/soek?")
    assert "HOI: zeg eens hallo" not in named
    assert "HOI: zeg eens hallo" in links(client.page(f"/wegwijzer?{ALMELO}"))
    for wish in content.wishes.values():
        assert named[wish.label].startswith("/zoeken?")
        assert wish.sentence in words(page)
    assert "vertrek=goor" in named["Ik ben net verhuisd"]


def test_every_topic_says_where_it_is_known_from_and_invents_no_number(
    client: Visitor, content: Content
) -> None:
    known = {it.phone.value for it in content.organisations.values() if it.phone}
    for topic in content.topics.values():
        page = client.page(f"/wegwijzer/{topic.slug}")
        if topic.who:
            assert all(f"{it.name}, {it.dated}" in words(page) for it in topic.source)
        section = next((it for it in page.all("section") if it.get("aria-labelledby") == "wie"), None)
        numbers = {it.get("href", "") for it in section.iter("a")} if section is not None else set()
        dialled = {it.removeprefix("tel:").replace("+31", "0") for it in numbers if it.startswith("tel:")}
        assert dialled <= {it.replace("-", "") for it in known}


def test_four_who_give_a_companion_stand_side_by_side(client: Visitor) -> None:
    page = client.page(f"/wegwijzer/maatjes?{HOF}")
    assert {"Salut", "De Zonnebloem", "Humanitas Twente", "Mediant"} <= set(headings(page))
    assert "De Klup" not in headings(page)
    assert "De Klup" in headings(client.page(f"/wegwijzer/maatjes?{ALMELO}"))
    assert words(page).count("Telefoonnummer nog niet bevestigd.") == 3
    assert page.all("article")


def test_what_there_is_in_one_municipality_alone_is_not_promised_in_another(client: Visitor) -> None:
    notice = "Dit is er in Hof van Twente. Of het ook bij u is, weten wij niet."
    elsewhere = client.page(f"/wegwijzer/welzijn-op-recept?{ALMELO}")
    assert notice in words(elsewhere)
    assert "Salut" in headings(elsewhere)
    assert "Heracles" not in words(elsewhere)
    assert notice not in words(client.page("/wegwijzer/welzijn-op-recept"))


def test_of_the_coalition_one_reads_who_takes_part(client: Visitor) -> None:
    said = headings(client.page("/wegwijzer/coalitie"))
    assert "Wie doen er mee?" in said
    assert {"Gemeente Almelo", "Humanitas (Almelo)"} <= set(said)


@pytest.mark.parametrize(
    "path, said",
    [
        ("/vriendenkringen", "Een vriendenkring is een klein groepje"),
        ("/week-van-de-ontmoeting", "Een week lang is er elke dag iets te doen."),
        ("/wegwijzer", "Kies wat u zoekt"),
        ("/wat-is-er-open", "Veel groepen stoppen"),
        ("/organisaties/salut", "Salut helpt inwoners"),
        ("/voor-organisaties", "Geef uw activiteiten door"),
    ],
)
def test_a_search_engine_shows_what_a_page_is_about(path: str, said: str, client: Visitor) -> None:
    told = [it.get("content", "") for it in client.page(path).all("meta") if it.get("name") == "description"]
    assert len(told) == 1
    assert said in told[0]


def test_what_is_on_beside_a_topic_is_of_that_topic_and_marked_as_invented(client: Visitor) -> None:
    cards = client.page(f"/wegwijzer/jong?{HOF}").all("article")
    assert len(cards) >= 3
    assert all("Voorbeeld, nog niet bevestigd" in text_of(card) for card in cards)


@pytest.mark.parametrize(
    "now, said",
    [
        ("2026-11-24T14:30", "Nu open, tot 16.00 uur"),
        ("2026-11-24T13:59", "Weer open: vandaag, dinsdag 24 november, 14.00 tot 16.00 uur"),
        ("2026-11-24T16:00", "Weer open: donderdag 26 november, 14.00 tot 16.00 uur"),
    ],
)
def test_a_place_to_walk_into_says_whether_somebody_is_there_now(
    now: str, said: str, site_at: SiteAt
) -> None:
    page = site_at(now).page("/wegwijzer/groenedael")
    place = next(it for it in page.all("li") if "Groenedael" in text_of(it) and list(it.iter("details")))
    assert said in text_of(place)


def test_what_is_open_now_comes_first(site_at: SiteAt) -> None:
    page = site_at("2026-11-24T10:30").page(f"/wegwijzer/altijd-welkom?{HOF}")
    places = [text_of(it) for it in page.all("li") if list(it.iter("details"))]
    opened = ["Nu open" in it for it in places]
    assert any(opened)
    assert opened == sorted(opened, reverse=True)


def test_a_topic_that_is_not_there_is_a_page_that_helps(client: Visitor) -> None:
    for slug in ("bestaat-niet", "%00", "a" * 3000):
        assert client.get(f"/wegwijzer/{slug}").status_code == 404


def test_organisations_find_training_congress_and_coalition(client: Visitor) -> None:
    named = links(client.page(f"/voor-organisaties?{HOF}"))
    assert {"Wie er meedoen", "Training"} <= named.keys()
    assert "Congres" not in named
    assert "Salut leidt de coalitie" in words(client.page(named["Wie er meedoen"]))


def test_the_week_can_be_seen_for_one_village_and_says_what_comes_after(site_at: SiteAt) -> None:
    visit = site_at("2026-09-25T10:00")
    all_of_it = visit.page(f"/week-van-de-ontmoeting?{HOF}")
    assert "Kom daarna elke dinsdag om 10 uur koffie drinken" in words(all_of_it)
    markelo = visit.page(links(all_of_it)["Markelo"])
    assert "Ontbijten met het hele dorp in Markelo" in links(markelo)
    assert "Lunchen met buren in Goor" not in links(markelo)


@pytest.mark.parametrize(
    "now, speaks",
    [
        ("2026-12-11T12:00", False),
        ("2026-12-12T12:00", True),
        ("2026-12-25T12:00", True),
        ("2027-01-04T12:00", True),
        ("2027-01-05T12:00", False),
        ("2027-07-15T12:00", True),
    ],
)
def test_the_first_page_and_the_results_speak_of_it_only_in_a_quiet_time(
    now: str, speaks: bool, site_at: SiteAt
) -> None:
    visit = site_at(now)
    for path in (f"/?{HOF}", f"/zoeken?{HOF}&q=koffie"):
        assert ("Bekijk wat er wel open is" in links(visit.page(path))) is speaks


def test_at_christmas_every_day_shows_what_goes_on_and_nothing_that_does_not(site_at: SiteAt) -> None:
    visit = site_at("2026-12-22T09:00")
    page = visit.page(f"/wat-is-er-open?{ALMELO}")
    assert "van zaterdag 19 december tot en met maandag 4 januari 2027" in words(page)
    days = [text_of(it) for it in page.all("h2") if "day-heading" in (it.get("class") or "")]
    assert days[0] == "vandaag dinsdag 22 december"
    assert len(days) == 7
    assert "Kerstdiner met stadgenoten in het Centrum van Almelo" in links(page)
    assert "afgelast" not in words(page).lower()
    following = visit.page(links(page)["De dagen daarna"])
    assert "dinsdag 29 december" in words(following)
    assert "De dagen daarna" not in links(following)


def test_at_christmas_a_busy_day_stays_short_and_leads_to_the_rest(site_at: SiteAt) -> None:
    visit = site_at("2026-12-21T09:00")
    page = visit.page("/wat-is-er-open")
    assert max(len(list(it)) for it in page.all("ul") if "programme" in (it.get("class") or "")) == 8
    rest = visit.page(links(page)["Bekijk alles van dinsdag 22 december"])
    assert "dinsdag 22 december" in text_of(rest.all("h1")[0])


def test_at_christmas_one_keeps_to_a_village(site_at: SiteAt) -> None:
    visit = site_at("2026-12-22T09:00")
    page = visit.page(links(visit.page(f"/wat-is-er-open?{HOF}"))["Goor"])
    places = [text_of(it) for it in page.all("p") if " uur. " in text_of(it)]
    assert places
    assert all(it.endswith("Goor") for it in places)
    assert "plaats=goor" in links(page)["De dagen daarna"]


@pytest.mark.parametrize("asked", ["gisteren", "2020-01-01", "2099-01-01", "\x00", "1" * 400])
def test_a_week_that_is_not_there_is_the_nearest_one_that_is(asked: str, site_at: SiteAt) -> None:
    visit = site_at("2026-12-22T09:00")
    assert visit.get("/wat-is-er-open", query_string={"vanaf": asked}).status_code == 200


def test_out_of_season_it_shows_the_next_quiet_time(client: Visitor) -> None:
    assert "Met Kerst en Nieuwjaar" in words(client.page(f"/wat-is-er-open?{HOF}"))
