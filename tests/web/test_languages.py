"""The site in another language: the same pages, in the reader's words, and honest about what stays Dutch."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from schuifaan.wording.catalogs import CHECKED, LIVE, SOURCE
from tests.support.page_tree import PageTree, text_of
from tests.support.visitor import Visitor, html_of, tree_of

HOF = "gemeente=hof-van-twente"
OTHERS = [code for code in LIVE if code != SOURCE]
# One of each kind: forms, results, nothing found, free text, a page of text, a page that stays Dutch, an error.
PAGES = {
    "home": f"/?{HOF}",
    "results": f"/zoeken?{HOF}&q=koffie&vertrek=goor&dag=dinsdag",
    "nothing found": "/zoeken?soort=zwemmen&plaats=azelo&dag=2026-12-25",
    "an activity": "{activity}?vertrek=goor",
    "a letter": "/voor-iemand-anders/geven?keuze=1.2",
    "what is missed": "/wij-missen-dit",
    "about": "/over",
    "the signpost": f"/wegwijzer?{HOF}",
    "a topic": f"/wegwijzer/maatjes?{HOF}",
    "giving an activity": "/doorgeven",
    "no such page": "/bestaat-niet",
}


@pytest.fixture
def activity(client: Visitor) -> str:
    return str(client.get("/activiteiten/1").headers["Location"])


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("code", OTHERS)
def test_its_pages_are_as_every_page_must_be(client: Visitor, activity: str, code: str, page: str) -> None:
    answer = client.get(f"/{code}{PAGES[page].format(activity=activity)}")

    assert answer.status_code in {200, 404}
    assert "%(" not in html_of(answer)


def test_the_way_to_the_languages_is_called_by_what_one_sees(client: Visitor) -> None:
    (way,) = [it for it in client.page("/zoeken").all("a") if it.get("class") == "to-languages"]
    assert text_of(way) == "English, Türkçe, العربية, Українська, Polski: Taal"


def test_every_live_language_is_linked_by_its_own_name_to_the_same_question(client: Visitor) -> None:
    links = language_links(client.page(f"/en/zoeken?{HOF}&q=koffie&dag=dinsdag&dag=vrijdag&weergave=groot"))

    assert {lang: name for lang, (name, _) in links.items()}["pl"] == "Polski"
    assert links["nl"][1].startswith("/zoeken?q=koffie&dag=dinsdag&dag=vrijdag&")
    assert links["pl"][1].startswith("/pl/zoeken?q=koffie&dag=dinsdag&dag=vrijdag&")
    assert all(HOF in href and "weergave=groot" in href for _, href in links.values())


def test_what_is_in_the_address_and_means_nothing_does_not_come_along(client: Visitor) -> None:
    links = language_links(client.page("/?gemeente=utrecht&weergave=paars"))

    assert links["en"][1] == "/en/"


def language_links(page: PageTree) -> dict[str, tuple[str, str]]:
    return {
        it.get("hreflang", ""): (text_of(it), it.get("href", ""))
        for it in page.all("a")
        if it.get("hreflang")
    }


def test_search_engines_are_told_of_the_other_languages(client: Visitor) -> None:
    page = client.page(f"/pl/zoeken?{HOF}")
    told = {it.get("hreflang"): it.get("href") for it in page.all("link") if it.get("rel") == "alternate"}

    assert set(told) == set(LIVE)
    assert told["nl"] == f"http://localhost/zoeken?{HOF}"
    assert told["en"] == f"http://localhost/en/zoeken?{HOF}"
    for only_dutch in ("/privacy", "/bestaat-niet"):
        links = tree_of(client.get(only_dutch)).all("link")
        assert not [it for it in links if it.get("rel") == "alternate"]


def test_from_a_page_that_is_not_there_one_comes_to_the_first_page_in_another_language(
    client: Visitor,
) -> None:
    links = tree_of(client.get(f"/bestaat-niet?{HOF}")).all("a")

    assert {it.get("href") for it in links if it.get("hreflang")} == {f"/{code}/?{HOF}" for code in OTHERS}


def test_links_within_the_site_keep_the_language(client: Visitor) -> None:
    page = client.page(f"/en/zoeken?{HOF}&q=koffie")
    paths = [urlsplit(it.get("href", "")).path for it in page.all("a") if not it.get("hreflang")]

    assert [path for path in paths if path.startswith("/") and not path.startswith("/en/")] == []


def test_nobody_is_sent_to_a_language_by_what_the_browser_asks_for(client: Visitor) -> None:
    answer = client.get("/", headers={"Accept-Language": "pl"})

    assert answer.status_code == 200
    assert tree_of(answer).root.get("lang") == "nl"


def test_the_words_of_an_organisation_are_marked_as_dutch(client: Visitor, activity: str) -> None:
    page = client.page(f"/en{activity}")
    theirs = [it for it in page.root.iter() if it.get("data-eigen-tekst") == "organisatie"]
    marked = {text_of(it) for it in theirs if it.get("lang") == "nl" and it.get("dir") == "auto"}

    assert text_of(page.all("h1")[0]) in marked
    assert not any(it.get("lang") for it in client.page(activity).all("h1"))


def test_the_facts_of_an_activity_are_in_the_language_and_say_how_much_dutch_one_needs(
    client: Visitor, activity: str
) -> None:
    facts = facts_of(client.page(f"/en{activity}"))

    assert re.search(r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d+ \w+", facts["When?"])
    assert re.search(r"\d+:\d\d to \d+:\d\d", facts["When?"])
    assert facts["How much Dutch do I need?"]
    assert "Hoeveel Nederlands is nodig?" not in facts_of(client.page(activity))


def facts_of(page: PageTree) -> dict[str, str]:
    return dict(zip(map(text_of, page.all("dt")), map(text_of, page.all("dd")), strict=True))


def test_an_english_question_is_understood_and_said_back_in_english(client: Visitor) -> None:
    page = client.page("/en/zoeken?q=coffee+on+tuesday")

    heading = text_of(page.all("h1")[0])
    assert re.match(r"\d+ activit(y|ies): ", heading)
    assert heading.endswith("on Tuesday")
    assert not heading.startswith("0")


def test_json_stays_dutch_under_every_prefix(client: Visitor) -> None:
    dutch, english = (
        client.get(f"{prefix}/api/v1/activiteiten?dag=dinsdag&plaats=Atlantis").get_json()
        for prefix in ("", "/en")
    )

    assert dutch == english
    assert "activiteiten: op dinsdag" in english["sentence"]


@pytest.mark.parametrize("path", ["/doorgeven", "/privacy", "/inloggen", "/papier"])
def test_a_page_that_is_only_there_in_dutch_says_so_in_the_language_of_the_reader(
    client: Visitor, path: str
) -> None:
    page = client.page(f"/en{path}")
    said = [text_of(it) for it in page.all("p") if it.get("lang") == "en"]

    assert page.root.get("lang") == "nl"
    assert said[0].startswith("This page is only in Dutch.")
    assert text_of(page.all("h1")[0]) == text_of(client.page(path).all("h1")[0])


def test_a_topic_says_in_the_language_what_it_is_and_whom_to_call_and_marks_what_stays_dutch(
    client: Visitor,
) -> None:
    signpost = client.page(f"/en/wegwijzer?{HOF}")
    door = next(it for it in signpost.all("a") if text_of(it) == "A buddy (maatje)")
    page = client.page(door.get("href", ""))
    main = page.all("main")[0]
    dutch = " ".join(text_of(it) for it in main.iter() if it.get("lang") == "nl")

    assert page.root.get("lang") == "en"
    assert text_of(page.all("h1")[0]) == "A buddy (maatje): together with one person, always the same"
    assert "Volunteers come to visit you. They also go out with you." in text_of(main)
    assert "Een maatje is een vaste persoon" in dutch
    assert "Volunteers" not in dutch


def test_words_that_an_administrator_wrote_and_nobody_translated_are_marked_as_dutch(client: Visitor) -> None:
    page = client.page("/en/wegwijzer/coalitie")
    (heading,) = page.all("h1")

    assert [(it.get("lang"), text_of(it)) for it in heading] == [("nl", "Wie doen er mee? De coalitie")]


def test_from_a_page_that_is_only_there_in_dutch_one_keeps_language_letters_and_list(client: Visitor) -> None:
    page = client.page(f"/ar/voor-organisaties?{HOF}&weergave=heelgroot&keuze=1&mijn=goor")
    back = next(it.get("href", "") for it in page.all("a") if it.get("href", "").startswith("/ar/?"))
    assert parse_qs(urlsplit(back).query) == {
        "gemeente": ["hof-van-twente"], "weergave": ["heelgroot"], "keuze": ["1"], "mijn": ["goor"],
    }  # fmt: skip
    menu = [it.get("href", "") for it in page.all("nav")[0].iter("a")]
    assert any(it.startswith("/ar/voor-iemand-anders?") for it in menu)


def test_an_unchecked_translation_says_so_at_the_foot_of_its_pages_and_in_the_statement(
    client: Visitor,
) -> None:
    statement = html_of(client.get("/toegankelijkheid"))

    for code in OTHERS:
        assert (code in CHECKED) == (f'<p lang="{code}"' not in statement)
    assert "has not been checked yet" in html_of(client.get("/en/"))
    assert "has not been checked yet" not in html_of(client.get("/"))


@pytest.mark.skipif("ar" not in LIVE, reason="no complete Arabic catalog")
def test_arabic_runs_from_right_to_left_and_keeps_numbers_and_names_in_order(client: Visitor) -> None:
    page = client.page(f"/ar/zoeken?{HOF}&plaats=goor")

    assert page.root.get("dir") == "rtl"
    heading = text_of(page.all("h1")[0])
    assert "\N{FIRST STRONG ISOLATE}Goor" in heading
    # A list of choices begins on the right, also when a name is first.
    assert "\N{RIGHT-TO-LEFT ISOLATE}" in heading
    phones = [it for it in page.root.iter() if it.get("class") == "phone-number"]
    assert phones
    assert all(it.get("dir") == "ltr" for it in phones)


@pytest.mark.skipif("ar" not in LIVE, reason="no complete Arabic catalog")
def test_arabic_days_and_hours_have_the_comma_of_their_own_script(client: Visitor) -> None:
    results = client.page(f"/ar/zoeken?{HOF}&soort=koffie")
    activity = client.page(next(results.all("article")[0].iter("a")).get("href", ""))
    said = text_of(results.all("main")[0]) + text_of(activity.all("main")[0])
    assert "، من" in said
    assert ", من" not in said
