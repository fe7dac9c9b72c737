"""Letters, colours, village and needs: in the address; on this computer only when asked; and all of it gone again."""

from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from schuifaan.services.installation import Installation
from schuifaan.web.settings.remembering import Remembered, read, with_remembered
from tests.support.forms import form_to, send
from tests.support.member import member, new_account, sign_in
from tests.support.page_tree import PageTree, text_of
from tests.support.visitor import Visitor, html_of, tree_of

HOF = "gemeente=hof-van-twente"
REMEMBER, FORGET, WIPE = "/instellingen/onthouden", "/instellingen/vergeten", "/wis-alles"
PUBLIC_PAGES = (
    "/",
    "/zoeken?q=koffie",
    "/kaart",
    "/activiteiten/1",
    "/privacy",
    "/instellingen",
    "/bestaat-niet",
)


class AtHome(Visitor):
    """Somebody on their own computer, who may be given the cookie they ask for, and no other."""

    def cookies_are_fine(self, answer: TestResponse) -> bool:
        return all(
            it.startswith("onthouden=") and "HttpOnly" in it and "SameSite=Lax" in it and "Path=/" in it
            for it in answer.headers.getlist("Set-Cookie")
        )


@pytest.fixture
def at_home(app: Flask) -> AtHome:
    browser = AtHome(app, app.response_class, use_cookies=True)
    browser.environ_base["HTTP_ACCEPT"] = "text/html,application/xhtml+xml,*/*;q=0.8"
    return browser


def words(page: PageTree) -> str:
    return text_of(page.all("main")[0])


def links(page: PageTree) -> dict[str, str]:
    return {text_of(link): link.get("href", "") for link in page.all("a")}


def query(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query)


def remember(visitor: Visitor, asked: str) -> TestResponse:
    return send(visitor, form_to(visitor.page(f"/instellingen?{asked}"), REMEMBER))


def test_village_and_needs_are_chosen_once_and_every_question_begins_with_them(client: Visitor) -> None:
    page = client.page(f"/instellingen?{HOF}&weergave=groot")
    chosen = tree_of(send(client, form_to(page, "/instellingen"), mijn=["goor", "zitplaats", "rollator"]))
    assert "U koos: Goor, Rollator" in words(chosen)

    search = links(chosen)["Zoek een activiteit"]
    assert query(search)["vertrek"] == ["goor"]
    assert query(search)["nodig"] == ["rollator", "zitplaats"]
    home = client.page(f"/?{HOF}&mijn=goor.rollator.zitplaats")
    assert "U zoekt met: Goor, Rollator" in words(home)
    found = tree_of(send(client, form_to(home, "/zoeken"), soort="koffie"))
    assert "met een rollator" in text_of(found.all("h1")[0]) or "Rollator" in words(found)


def test_another_language_is_chosen_there_too_and_keeps_the_other_choices(client: Visitor) -> None:
    page = client.page(f"/instellingen?{HOF}&weergave=groot")
    section = next(it for it in page.all("section") if it.get("aria-labelledby") == "taal")
    chosen = {text_of(it): it.get("href", "") for it in section.iter("a")}
    assert list(chosen) == ["English", "Türkçe", "العربية", "Українська", "Polski"]
    assert "weergave=groot" in chosen["English"]
    assert client.page(chosen["English"]).root.get("lang") == "en"


def test_a_need_that_a_question_began_with_can_be_taken_away(client: Visitor) -> None:
    page = client.page(f"/zoeken?{HOF}&mijn=goor.rolstoel&vertrek=goor&nodig=rolstoel")
    without = [it for it in links(page).values() if it.startswith("/zoeken?") and "nodig=rolstoel" not in it]
    assert any("vertrek=goor" in it for it in without)
    assert "nodig" not in query(next(it for it in without if "vertrek=goor" in it))


def test_an_activity_shows_the_way_from_home(client: Visitor) -> None:
    path = client.get("/activiteiten/1").headers["Location"]
    typed = [
        it.get("value") for it in client.page(f"{path}?mijn=goor").all("input") if it.get("id") == "vertrek"
    ]
    emptied = [
        it.get("value")
        for it in client.page(f"{path}?mijn=goor&vertrek=").all("input")
        if it.get("id") == "vertrek"
    ]
    assert typed != emptied


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_without_asking_nobody_is_given_a_cookie(path: str, at_home: AtHome) -> None:
    answer = at_home.get(path)
    assert "Set-Cookie" not in answer.headers
    assert "Location" not in answer.headers or path == "/activiteiten/1"


def test_what_is_remembered_comes_back_at_an_address_that_says_nothing_of_it(at_home: AtHome) -> None:
    given = remember(at_home, f"{HOF}&weergave=heelgroot.donker&mijn=goor.rolstoel")
    assert given.status_code == 303
    assert "Max-Age=31536000" in given.headers["Set-Cookie"]
    assert "Deze computer onthoudt uw keuzes." in words(at_home.page(given.location))

    back = at_home.get("/?keuze=1")
    assert back.status_code == 302
    assert back.headers["Cache-Control"] == "no-store"
    assert "Cookie" in back.headers["Vary"]
    assert back.location == f"/?keuze=1&weergave=heelgroot.donker&{HOF}&mijn=goor.rolstoel"
    assert 'class="heelgroot donker"' in html_of(at_home.get(back.location))
    lost = at_home.get("/bestaat-niet")
    assert query(lost.location)["weergave"] == ["heelgroot.donker"]
    search = query(at_home.get("/zoeken").location)
    assert (search["vertrek"], search["nodig"]) == (["goor"], ["rolstoel"])


def test_what_an_address_says_goes_before_what_is_remembered(at_home: AtHome) -> None:
    remember(at_home, f"{HOF}&weergave=heelgroot&mijn=goor.rolstoel")
    assert at_home.get("/?weergave=licht&gemeente=almelo").status_code == 200
    sent = query(at_home.get("/zoeken?gemeente=almelo&vertrek=7601&nodig=ringleiding").location)
    assert sent["gemeente"] == ["almelo"]
    assert sent["vertrek"] == ["7601"]
    assert sent["nodig"] == ["ringleiding"]
    # Back to ordinary letters is a choice too: it must not be undone by the next link.
    page = at_home.page(f"/instellingen?{HOF}&weergave=heelgroot")
    ordinary = links(page)["Gewone letters"]
    assert query(ordinary)["weergave"] == ["gewoon"]
    assert all(
        "weergave=gewoon" in it for it in links(at_home.page(ordinary)).values() if it.startswith("/?")
    )


def test_an_address_that_looks_like_another_site_stays_here(at_home: AtHome) -> None:
    remember(at_home, "weergave=groot")
    for path in ("//elders.example/", "/\\elders.example", "/https://elders.example"):
        where = at_home.get("/", environ_overrides={"PATH_INFO": path}).location
        assert where.startswith("/")
        assert urlsplit(where).netloc == ""


def test_files_and_answers_for_machines_lead_nowhere_else(at_home: AtHome) -> None:
    remember(at_home, "weergave=groot")
    for path in ("/agenda.ics", "/keuzelijst.ics?keuze=1", "/koelkastkaart.pdf"):
        assert at_home.get(path).status_code == 200
    for path in ("/api/v1/activiteiten", "/gezond", "/robots.txt", "/zoeken/suggesties?q=ko"):
        assert at_home.get(path, headers={"Accept": "*/*"}).status_code == 200


def test_a_page_that_leads_elsewhere_is_not_made_first(
    at_home: AtHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(at_home, "weergave=groot")
    monkeypatch.setattr("schuifaan.web.search.views.ask", lambda: pytest.fail("the page was made"))
    assert at_home.get("/zoeken?q=koffie").status_code == 302


def test_a_page_kept_for_who_remembers_is_the_page_of_everybody(app: Flask, at_home: AtHome) -> None:
    remember(at_home, "weergave=donker")
    shared = "/zoeken?q=koffie&weergave=donker"
    stranger = app.test_client()
    assert html_of(at_home.get(shared)) == html_of(stranger.get(shared))
    assert 'class="donker"' not in html_of(stranger.get("/zoeken?q=koffie"))


def test_remembering_ends_when_one_says_so(at_home: AtHome) -> None:
    remember(at_home, "weergave=groot")
    page = at_home.page("/instellingen?weergave=groot")
    send(at_home, form_to(page, FORGET))
    assert at_home.get("/").status_code == 200


def test_wiping_leaves_nothing_and_says_so(at_home: AtHome) -> None:
    remember(at_home, f"{HOF}&weergave=groot&mijn=goor")
    page = at_home.page(f"/over?{HOF}&weergave=groot")
    question = at_home.page(links(page)["Wis alles op deze computer"])
    answer = send(at_home, form_to(question, WIPE))
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert answer.location == "/wis-alles/gedaan"
    done = at_home.page(answer.location)
    assert "Op deze computer staat niets meer van deze site." in words(done)
    assert not any(
        "weergave" in it or "mijn" in it or "gemeente" in it for it in (links(done)["Begin opnieuw"],)
    )
    assert at_home.get("/").status_code == 200


def test_wiping_signs_out_too(own_app: Flask, own_installation: Installation) -> None:
    new_account(own_installation, "anna@salut.example", "partner", "salut")
    browser = sign_in(own_app, "anna@salut.example")
    key = browser.get_cookie("sessie")
    assert key
    send(browser, form_to(browser.page(WIPE), WIPE))
    again = member(own_app)
    again.set_cookie("sessie", key.value)
    assert again.get("/mijn-organisatie").status_code == 303


def test_only_our_own_button_remembers_or_wipes(at_home: AtHome) -> None:
    for path in (REMEMBER, FORGET, WIPE):
        assert at_home.post(path, data={"token": "verzonnen"}).status_code == 422
        assert at_home.post(path, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
        assert at_home.get_cookie("onthouden") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "=&=",
        "weergave",
        "a" * 5000,
        "weergave=%00",
        "taal=xx&mijn=de-maan.goud&gemeente=parijs",
        "\x00",
    ],
)
def test_nonsense_in_the_cookie_is_nothing(text: str, app: Flask) -> None:
    found = read(text, app.extensions["schuifaan"].content)
    assert found is None or found == Remembered("nl", (("weergave", "gewoon"),))


def test_a_language_is_remembered_where_the_address_has_none(app: Flask) -> None:
    it = Remembered("en", (("weergave", "groot"),))
    with app.test_request_context("/"):
        assert with_remembered(it, "/over", [], "nl") == "/en/over?weergave=groot"
        assert with_remembered(it, "/over", [("keuze", "1")], "pl") == "/pl/over?keuze=1&weergave=groot"
    assert it.written() == "weergave=groot&taal=en"


def test_privacy_names_the_cookie_and_what_is_in_it(client: Visitor) -> None:
    said = words(client.page("/privacy"))
    assert "Het heet onthouden." in said
    assert "uw plaats en wat u nodig hebt" in said


def test_a_library_has_a_first_page_with_a_button_that_wipes(client: Visitor) -> None:
    page = client.page(f"/bibliotheek?{HOF}&weergave=groot")
    assert {"Ik zoek iets om te doen", "Ik zoek voor iemand anders"} <= links(page).keys()
    assert form_to(page, WIPE) is not None
    assert f"http://localhost/bibliotheek?{HOF}" in words(page)
    assert links(client.page("/bibliotheek"))["Almelo"] == "/bibliotheek?gemeente=almelo"


def test_larger_letters_there_leave_the_colours_as_they_are(client: Visitor) -> None:
    page = client.page(f"/bibliotheek?{HOF}&weergave=groot.donker.eenvoudig")
    assert "weergave=heelgroot.donker.eenvoudig" in links(page)["Ik wil grotere letters"]
