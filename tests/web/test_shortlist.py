"""A short list that travels in the address, and giving it to somebody else."""

import re
from urllib.parse import unquote, urlsplit

import pytest

from tests.support.forms import form_to, send
from tests.support.page_tree import PageTree, text_of
from tests.support.visitor import Visitor, html_of, tree_of

HOF = "gemeente=hof-van-twente"


def words(page: PageTree) -> str:
    return text_of(page.all("main")[0])


def links(page: PageTree) -> dict[str, str]:
    return {text_of(link): link.get("href", "") for link in page.all("a")}


def titles(page: PageTree) -> list[str]:
    return [text_of(link) for heading in page.all("h3") for link in heading.findall(".//{*}a")]


def test_an_activity_is_put_on_the_list_by_its_link_and_stays_there_on_every_page(client: Visitor) -> None:
    first = client.get("/activiteiten/1").headers["Location"]
    added = links(client.page(first))["Zet op uw lijst"]
    page = client.page(added)

    assert "Staat op uw lijst. Bekijk de lijst" in links(page)
    assert "keuze=1" in links(page)["Zoek een activiteit"]
    assert "Uw lijst (1)" in links(page)


def test_the_list_shows_what_was_chosen_in_that_order_with_its_next_date(client: Visitor) -> None:
    page = client.page("/keuzelijst?keuze=3.1")

    assert len(titles(page)) == 2
    third = client.page(client.get("/activiteiten/3").headers["Location"])
    assert text_of(third.all("h1")[0]) == titles(page)[0]


def test_something_is_taken_off_by_its_own_link(client: Visitor) -> None:
    page = client.page("/keuzelijst?keuze=3.1")
    (off, *_) = [href for text, href in links(page).items() if text.startswith("Haal van uw lijst")]
    assert off == "/keuzelijst?keuze=1"


@pytest.mark.parametrize("path", ["/pl/keuzelijst?keuze=1", f"/pl/voor-iemand-anders/kies?{HOF}"])
def test_in_another_language_a_dutch_title_is_marked_within_our_sentence(path: str, client: Visitor) -> None:
    page = client.page(path)
    (title, *_) = titles(page) or [text_of(it) for it in page.all("h2")]
    inside = [
        span for tag in page.all("a", "label") for span in tag.findall(".//{*}span") if text_of(span) == title
    ]
    assert inside
    assert all(span.get("lang") == "nl" for span in inside)


def test_an_empty_list_says_how_to_fill_it(client: Visitor) -> None:
    assert "Er staat nog niets op uw lijst." in words(client.page("/keuzelijst"))


def test_the_list_is_filled_from_what_a_search_finds_and_what_was_on_it_stays(client: Visitor) -> None:
    results = client.page(f"/zoeken?{HOF}&plaats=markelo&weergave=groot&keuze=1")
    link = next(it.get("href") for it in results.all("a") if text_of(it) == "Kies voor uw lijst")
    page = client.page(str(link))
    boxes = [str(it.get("value")) for it in page.all("input") if it.get("type") == "checkbox"]
    assert "1" not in boxes
    chosen = send(client, form_to(page, "/keuzelijst"), keuze=["1", *boxes[:2]])
    assert titles(tree_of(chosen))[1:] == [text_of(it) for it in page.all("h2")][:2]
    assert f"keuze=1.{boxes[0]}.{boxes[1]}" in html_of(chosen)
    assert "weergave=groot" in html_of(chosen)


def test_what_is_on_the_list_is_ticked_and_can_be_taken_off(client: Visitor) -> None:
    page = client.page(f"/keuzelijst/kies?{HOF}&plaats=markelo")
    first, second = [str(it.get("value")) for it in page.all("input") if it.get("type") == "checkbox"][:2]
    again = client.page(f"/keuzelijst/kies?{HOF}&plaats=markelo&keuze={first}.{second}")
    ticked = [it.get("value") for it in again.all("input") if it.get("checked") is not None]
    assert ticked == [first, second]


def test_where_one_leaves_from_goes_along_from_the_search_to_the_list_and_the_letter(client: Visitor) -> None:
    page = client.page(f"/keuzelijst/kies?{HOF}&plaats=markelo&vertrek=goor")
    box = next(str(it.get("value")) for it in page.all("input") if it.get("type") == "checkbox")
    chosen = links(tree_of(send(client, form_to(page, "/keuzelijst"), keuze=[box, "1"])))
    assert "vertrek=goor" in chosen["Maak er een brief van"]
    assert all("vertrek=goor" in it for name, it in chosen.items() if name.startswith("Haal van uw lijst"))


@pytest.mark.parametrize("words", ["onderwaterschaak", "ik wil niet meer leven"])
def test_where_there_is_nothing_to_choose_the_page_of_results_helps_on(words: str, client: Visitor) -> None:
    answer = client.get("/keuzelijst/kies", query_string={"gemeente": "hof-van-twente", "q": words})
    assert urlsplit(answer.headers["Location"]).path == "/zoeken"
    assert text_of(client.page(answer.headers["Location"]).all("h1")[0])


def test_a_full_list_says_so_and_takes_nothing_more(client: Visitor) -> None:
    full = "keuze=" + ".".join(map(str, range(1, 21)))
    assert "Uw lijst is vol. Haal eerst iets weg." in words(client.page(f"/keuzelijst?{full}.21"))
    assert "Uw lijst is vol" in words(client.page(f"/activiteiten/21?{full}", follow_redirects=True))
    assert "Uw lijst is vol" not in words(client.page("/activiteiten/21", follow_redirects=True))


@pytest.mark.parametrize(
    "keuze",
    ["abc", "1..2", "-1", "9" * 400, "0", "1.1.1", "999999999", "%00.٣", ".".join(map(str, range(1, 200)))],
)
def test_nonsense_in_the_address_is_left_out(keuze: str, client: Visitor) -> None:
    page = client.page(f"/keuzelijst?keuze={keuze}")
    assert len(titles(page)) <= 20


def test_what_is_gone_from_the_site_is_said_to_be_gone(client: Visitor) -> None:
    gone = "Eén activiteit van uw lijst is er niet meer."
    assert gone in words(client.page("/keuzelijst?keuze=1.999999"))
    assert gone in words(client.page("/keuzelijst?keuze=999999")), "also when it was the only one"


def test_the_list_is_a_calendar_too(client: Visitor) -> None:
    answer = client.get("/keuzelijst.ics?keuze=1.2")
    assert answer.mimetype == "text/calendar"
    assert answer.text.count("BEGIN:VEVENT") == 2


def test_four_questions_lead_to_at_most_five_activities_to_choose_from(client: Visitor) -> None:
    page = client.page(f"/voor-iemand-anders?{HOF}")
    assert len(page.all("fieldset")) == 4

    choice = client.page(f"/voor-iemand-anders/kies?{HOF}&vertrek=goor&nodig=&dag=&soort=")
    assert 1 <= len([box for box in choice.all("input") if box.get("type") == "checkbox"]) <= 5


def test_what_is_on_soon_comes_before_what_is_nearer_and_far_away_in_time(client: Visitor) -> None:
    nearest = client.page(f"/zoeken?{HOF}&vertrek=bentelo&sorteer=afstand")
    choice = client.page(f"/voor-iemand-anders/kies?{HOF}&vertrek=bentelo")
    assert any("2027" in text_of(card) for card in nearest.all("article")[:5])
    assert not any("2027" in text_of(card) for card in choice.all("article"))
    assert len(choice.all("article")) == 5


def test_what_is_ticked_becomes_a_letter_and_one_list_to_send(client: Visitor) -> None:
    page = client.page(f"/voor-iemand-anders/kies?{HOF}&vertrek=goor&nodig=rollator")
    boxes = [str(it.get("value")) for it in page.all("input") if it.get("type") == "checkbox"]
    letter = send(client, form_to(page, "/voor-iemand-anders/geven"), brief=boxes[:2])
    assert letter.status_code == 200  # at once, without going round
    assert f"/keuzelijst?{HOF}&amp;keuze={boxes[0]}.{boxes[1]}" in html_of(letter)
    # Who walks with a rollator reads of journeys for who walks with a rollator.
    assert "vertrek=goor" in letter.request.query_string.decode()
    assert "nodig=rollator" in letter.request.query_string.decode()


def test_what_is_given_and_ones_own_list_leave_each_other_alone(client: Visitor) -> None:
    page = client.page(f"/voor-iemand-anders/kies?{HOF}&vertrek=goor&keuze=7")
    boxes = [str(it.get("value")) for it in page.all("input") if it.get("type") == "checkbox"]
    letter = tree_of(send(client, form_to(page, "/voor-iemand-anders/geven"), brief=boxes[1:3]))
    assert len([it for it in letter.all("section") if it.get("class") == "letter-part"]) == 2
    assert unquote(links(letter)["Stuur met WhatsApp"]).rstrip().endswith(f"keuze={boxes[1]}.{boxes[2]}")
    assert "Open de lijst die u kunt doorsturen" not in links(letter)  # it would take the place of one's own

    assert "keuze=7" in links(letter)["Uw lijst (1)"]
    assert len(titles(client.page(links(letter)["Uw lijst (1)"]))) == 1


def test_who_goes_back_from_the_letter_finds_what_was_ticked(client: Visitor) -> None:
    page = client.page(f"/voor-iemand-anders/kies?{HOF}&vertrek=goor&soort=koffie")
    boxes = [str(it.get("value")) for it in page.all("input") if it.get("type") == "checkbox"]
    letter = tree_of(send(client, form_to(page, "/voor-iemand-anders/geven"), brief=boxes[1:3]))
    again = client.page(links(letter)["Kies wat u wilt geven"])
    ticked = [it.get("value") for it in again.all("input") if it.get("checked") is not None]
    assert ticked == boxes[1:3]


def test_who_ticks_nothing_gives_nothing_and_not_their_own_list(client: Visitor) -> None:
    page = client.page(f"/voor-iemand-anders/kies?{HOF}&vertrek=goor&keuze=7")
    letter = send(client, form_to(page, "/voor-iemand-anders/geven"), brief="")
    assert "Er staat nog niets in de brief." in words(tree_of(letter))


def test_who_goes_back_to_the_questions_finds_the_answers(client: Visitor) -> None:
    asked = "vertrek=goor&nodig=rollator&soort=koffie"
    page = client.page(
        links(client.page(f"/voor-iemand-anders/kies?{HOF}&{asked}"))["Zoeken voor iemand anders"]
    )
    ticked = [(it.get("name"), it.get("value")) for it in page.all("input") if it.get("checked") is not None]
    assert ticked == [("vertrek", "goor"), ("nodig", "rollator"), ("dag", ""), ("soort", "koffie")]


def test_what_was_answered_among_the_smaller_places_stands_open(client: Visitor) -> None:
    def open_folds(path: str) -> list[bool]:
        return [it.get("open") is not None for it in client.page(path).all("details")]

    assert open_folds(f"/voor-iemand-anders?{HOF}") == [False, False]
    assert open_folds(f"/voor-iemand-anders?{HOF}&vertrek=stokkum&soort=koffie") == [True, False]


def test_a_letter_says_what_when_where_and_whom_to_ring(client: Visitor) -> None:
    page = client.page(f"/voor-iemand-anders/geven?{HOF}&keuze=1")
    letter = text_of(next(it for it in page.all("section") if it.get("class") == "letter"))

    assert letter.startswith("De brief Beste")
    assert "uur" in letter
    assert re.search(r"0\d{3}-\d", letter)
    assert "Zo kunt u bellen" in letter


def test_a_message_holds_the_texts_and_an_address_with_numbers_only(client: Visitor) -> None:
    page = client.page(f"/voor-iemand-anders/geven?{HOF}&keuze=1.2&weergave=heelgroot")
    message = unquote(links(page)["Stuur met WhatsApp"])

    assert "Is dit iets voor u?" in message
    assert message.rstrip().endswith("keuze=1.2")


def test_nothing_is_asked_about_the_other_person(client: Visitor) -> None:
    for path in ("/voor-iemand-anders", "/voor-iemand-anders/kies", "/voor-iemand-anders/geven"):
        page = client.page(f"{path}?{HOF}&keuze=1")
        assert [
            it
            for it in page.all("input", "textarea")
            if it.get("type") not in {"radio", "checkbox", "hidden"}
        ] == []


@pytest.mark.parametrize(
    "path",
    ["/voor-iemand-anders/geven", "/keuzelijst", "/activiteiten/1"],
    ids=["letter", "list", "activity"],
)
def test_what_is_sent_tells_nothing_of_who_sends_it(path: str, client: Visitor) -> None:
    own = f"{HOF}&keuze=1.2&weergave=heelgroot&mijn=goor.rollator"
    answer = client.get(f"{path}?{own}")
    page = client.page(answer.headers.get("Location") or f"{path}?{own}")

    for sent in ("Stuur met WhatsApp", "Stuur per e-mail"):
        address = unquote(links(page)[sent]).split()[-1]
        assert "mijn=" not in address
        assert "weergave=" not in address
        assert ("keuze=1.2" in address) == ("/activiteiten/" not in path)


def test_the_address_to_pass_on_stands_in_words_and_holds_numbers_only(client: Visitor) -> None:
    page = client.page(f"/voor-iemand-anders/geven?{HOF}&keuze=1.2&weergave=heelgroot&mijn=goor.rollator")

    assert re.search(rf"/keuzelijst\?{HOF}&keuze=1\.2(\s|$)", words(page))
    assert "mijn=" not in links(page)["Open de lijst die u kunt doorsturen"]


def test_what_is_read_another_day_says_no_today_or_tomorrow(client: Visitor) -> None:
    found = client.get(f"/api/v1/activiteiten?{HOF}&dag=vandaag&dag=morgen&limit=10").json["items"]
    near = ".".join(str(it["id"]) for it in found)
    given = client.page(f"/voor-iemand-anders/geven?{HOF}&keuze={near}")
    texts = [words(given), *(unquote(links(given)[it]) for it in ("Stuur met WhatsApp", "Stuur per e-mail"))]
    texts.append(unquote(links(client.page(found[0]["url"]))["Stuur met WhatsApp"]))

    assert "oensdag 18 november" in texts[0]
    assert [text for text in texts if re.search(r"\b(vandaag|morgen),", text.lower())] == []
    assert "Vandaag, woensdag 18 november" in words(client.page(f"/keuzelijst?{HOF}&keuze={near}"))


def test_a_letter_says_how_one_gets_there_also_when_we_know_no_times_of_buses(client: Visitor) -> None:
    (ride, *_) = client.get(f"/api/v1/activiteiten?{HOF}&vervoer=automaatje&limit=1").json["items"]
    page = client.page(f"/voor-iemand-anders/geven?{HOF}&keuze={ride['id']}")
    letter = text_of(next(it for it in page.all("section") if it.get("class") == "letter"))

    assert "Automaatje" in letter


def test_sentences_of_a_letter_and_a_card_begin_with_a_capital(client: Visitor) -> None:
    page = client.page(f"/voor-iemand-anders/geven?{HOF}&keuze=1.2.3")
    (postcard,) = [it for it in page.all("p") if it.get("class") == "postcard"]

    assert re.findall(r"[.?!] [a-z]", text_of(postcard)) == []
    lines = [text_of(it) for part in page.all("section") for it in part.findall("{*}p")]
    assert [line for line in lines if line[:1].islower() and not line.startswith("http")] == []


@pytest.mark.parametrize("lang", ["en", "tr", "ar", "uk", "pl"])
def test_titles_on_a_postcard_are_said_to_be_dutch(lang: str, client: Visitor) -> None:
    page = client.page(f"/{lang}/voor-iemand-anders/geven?{HOF}&keuze=1.2")
    (postcard,) = [it for it in page.all("p") if it.get("class") == "postcard"]

    assert [it.get("lang") for it in postcard.findall("{*}span")] == ["nl", "nl"]
