"""`/zoeken`: what is there, when, and how to look for something else."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from tests.support.forms import form_to, send
from tests.support.page_tree import PageTree, text_of
from tests.support.sites import application, demo_settings, visitor
from tests.support.village import Village, weekly
from tests.support.visitor import Visitor, tree_of


@pytest.fixture(scope="module")
def village_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A site with a handful of activities, on the Wednesday morning of 18 November 2026."""
    village = Village(tmp_path_factory.mktemp("village"))
    village.add("Koffie in Goor", *weekly("2026-11-18T10:00", 12), categories=["koffie"], cost_cents=0)
    village.add("Soep in Goor", "2026-11-18T12:00", categories=["eten"], facts={"rolstoel": True})
    village.add(
        "Wandelen in Markelo",
        "2026-11-19T09:30",
        place="markelo",
        categories=["wandelen"],
        facts={"rolstoel": False},
    )
    village.add(
        "Bingo in Delden",
        *weekly("2026-11-20T14:00", 2),
        place="delden",
        status={"2026-11-20T14:00": "afgelast"},
        categories=["spel"],
    )
    village.add("Film in Almelo", "2026-11-21T20:00", place="centrum", categories=["cultuur"])
    for number in range(25):
        village.add(
            f"Volgend jaar {number:02}", "2027-01-05T10:00", place="hengevelde", categories=["natuur"]
        )
    village.sync()
    village.close()
    app = application(demo_settings(Path(village.environment["SCHUIFAAN_VAR"]), SCHUIFAAN_DEMO="0"))
    yield app
    app.extensions["schuifaan"].database.dispose()


@pytest.fixture
def visit(village_app: Flask) -> Visitor:
    return visitor(village_app)


def heading(page: PageTree) -> str:
    return text_of(page.all("h1")[0])


def day_headings(page: PageTree) -> list[str]:
    return [text_of(h) for h in page.all("h2") if "day-heading" in (h.get("class") or "")]


def cards(page: PageTree) -> list[Element]:
    return page.all("article")


def titles(page: PageTree) -> list[str]:
    return [text_of(link) for card in cards(page) for h in card.iter("h3") for link in h.iter("a")]


def notices(page: PageTree) -> list[str]:
    return [text_of(p) for p in page.all("p") if "notice" in (p.get("class") or "").split()]


def chips(page: PageTree) -> dict[str, str]:
    """What was chosen, with the address of the same without it."""
    return {name.removeprefix("haal weg: "): it for name, it in links_of_chosen(page) if "haal weg" in name}


def changes(page: PageTree) -> dict[str, str]:
    """What was chosen, with the page to choose again."""
    return {name.removeprefix("wijzig: "): it for name, it in links_of_chosen(page) if "wijzig" in name}


def links_of_chosen(page: PageTree) -> list[tuple[str, str]]:
    items = [it for it in page.all("li") if "chip" in (it.get("class") or "").split()]
    return [(text_of(link), link.get("href", "")) for item in items for link in item.iter("a")]


def card_links(page: PageTree) -> list[str]:
    return [
        a.get("href", "")
        for card in cards(page)
        for h in card.iter()
        if h.tag in {"h2", "h3"}
        for a in h.iter("a")
    ]


def card_link(page: PageTree) -> str:
    """Where the first card leads."""
    return card_links(page)[0]


def query(href: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(href).query)


def link_called(page: PageTree, text: str) -> str:
    return next(link.get("href", "") for link in page.all("a") if text_of(link) == text)


def test_results_stand_under_a_leaf_for_each_day(visit: Visitor) -> None:
    page = visit.page("/zoeken?tot=2026-11-30")
    assert day_headings(page) == [
        "vandaag woensdag 18 november",
        "morgen donderdag 19 november",
        "vrijdag 20 november",
        "zaterdag 21 november",
    ]
    assert titles(page)[:3] == ["Koffie in Goor", "Soep in Goor", "Wandelen in Markelo"]


def test_a_series_is_there_once_with_its_next_date_and_how_many_more(visit: Visitor) -> None:
    page = visit.page("/zoeken?soort=koffie")
    assert heading(page).startswith("1 activiteit:")
    assert titles(page) == ["Koffie in Goor"]
    assert "10.00 tot 12.00 uur en nog 11 keer" in text_of(cards(page)[0])


def how_often(page: PageTree) -> list[str]:
    """What the cards say about a series beyond its next date."""
    return [text_of(it) for it in page.all("span") if it.get("class") == "ticket-more"]


def test_who_asks_for_some_dates_of_a_series_reads_no_number_as_if_it_were_all_of_them(
    visit: Visitor, client: Visitor
) -> None:
    for some in ("dag=woensdag", "tot=2026-12-02", "q=woensdag", "dagdeel=ochtend"):
        assert how_often(visit.page(f"/zoeken?soort=koffie&{some}")) == ["ook op andere momenten"], some
    assert how_often(visit.page("/zoeken?soort=koffie&dag=2026-11-18")) == []
    tuesdays = how_often(client.page("/zoeken?gemeente=hof-van-twente&dag=dinsdag"))
    assert "elke dinsdag en donderdag" in tuesdays, "how often it is says enough, and is true"
    assert not any("nog" in it for it in tuesdays)


def test_what_goes_on_without_an_end_says_how_often_and_counts_nothing(client: Visitor) -> None:
    page = client.page("/zoeken?gemeente=hof-van-twente&soort=koffie")
    assert "elke woensdag" in how_often(page)
    first = client.page(card_link(page))
    assert "Elke woensdag" in text_of(first.root)
    assert not any(" keer" in it for it in [*how_often(page), text_of(first.all("dl")[0])])


def test_a_cancelled_date_is_shown_as_cancelled_and_not_hidden(visit: Visitor) -> None:
    page = visit.page("/zoeken?plaats=delden&dag=2026-11-20")
    assert titles(page) == ["Bingo in Delden"]
    assert "Gaat niet door" in text_of(cards(page)[0]) or "afgelast" in text_of(cards(page)[0]).lower()


def test_a_date_in_another_year_says_which(visit: Visitor) -> None:
    assert day_headings(visit.page("/zoeken?plaats=hengevelde")) == ["dinsdag 5 januari 2027"]


def test_a_card_says_what_it_costs_and_what_nobody_told_us(visit: Visitor) -> None:
    free, unknown = cards(visit.page("/zoeken?dag=vandaag"))
    assert "Gratis" in text_of(free)
    assert "Prijs niet bekend" in text_of(unknown)
    assert "Telefoonnummer niet bekend" in text_of(unknown)


def test_every_fact_on_a_card_begins_with_a_capital(village_app: Flask) -> None:
    with village_app.test_request_context("/zoeken"):
        facts = village_app.jinja_env.get_template("components/ticket-card.html").module.ticket_facts
        known = facts(
            "kop", "koffie", "de Wiebe", "Goor", "", "gratis", True, (("bus", "bushalte dichtbij"),)
        )
        unknown = facts(
            "tafel", "soort niet bekend", "", "plaats niet bekend", "", "prijs niet bekend", None, ()
        )
    shown = [text_of(li) for it in (known, unknown) for li in PageTree(it, "").all("li")]
    assert shown == [
        "Koffie", "De Wiebe, Goor", "Gratis", "U kunt alleen komen", "Bushalte dichtbij",
        "Soort niet bekend", "Plaats niet bekend", "Prijs niet bekend",
    ]  # fmt: skip


def test_taking_a_chip_away_leaves_the_other_choices(visit: Visitor) -> None:
    page = visit.page("/zoeken?q=koffie&plaats=goor&dag=woensdag&weergave=groot&gemeente=hof-van-twente")
    assert set(chips(page)) == {"“koffie”", "in Goor", "op woensdag"}
    without_day = query(chips(page)["op woensdag"])
    assert without_day == [
        ("q", "koffie"), ("gemeente", "hof-van-twente"), ("plaats", "goor"), ("weergave", "groot"),
    ]  # fmt: skip
    assert "op woensdag" not in chips(visit.page(chips(page)["op woensdag"]))


def test_one_of_two_places_can_be_taken_away(visit: Visitor) -> None:
    page = visit.page("/zoeken?plaats=goor&plaats=markelo")
    assert query(chips(page)["in Goor"]) == [("plaats", "markelo")]


def test_everything_can_be_taken_away_at_once(visit: Visitor) -> None:
    page = visit.page("/zoeken?q=koffie&plaats=goor&dag=woensdag&weergave=donker")
    assert query(link_called(page, "Haal alles weg")) == [("weergave", "donker")]


def test_a_choice_is_changed_on_a_page_with_that_one_question_and_the_others_stay(visit: Visitor) -> None:
    page = visit.page("/zoeken?plaats=goor&plaats=delden&tot=2026-11-30&weergave=groot")
    question = visit.page(changes(page)["in Goor"])
    assert heading(question) == "Waar?"
    ticked = [it.get("value") for it in question.all("input") if it.get("checked") is not None]
    assert sorted(filter(None, ticked)) == ["delden", "goor"]
    again = send(visit, form_to(question, "/zoeken"), plaats="markelo")
    assert again.request.args.to_dict(flat=False) == {
        "weergave": ["groot"], "tot": ["2026-11-30"], "plaats": ["markelo"],
    }  # fmt: skip
    assert titles(tree_of(again)) == ["Wandelen in Markelo"]


def test_who_does_not_mind_any_more_says_so_there(visit: Visitor) -> None:
    question = visit.page("/zoeken/wijzig/plaats?plaats=goor&plaats=delden&dag=woensdag")
    assert query(link_called(question, "Maakt niet uit")) == [("dag", "woensdag")]
    assert titles(visit.page(link_called(question, "Terug naar de lijst"))) == [
        "Koffie in Goor",
        "Soep in Goor",
    ]


def test_what_was_in_the_words_is_changed_as_what_was_chosen(visit: Visitor) -> None:
    page = visit.page("/zoeken?q=koffie+goor")
    question = visit.page(changes(page)["in Goor"])
    again = send(visit, form_to(question, "/zoeken"), plaats="delden")
    assert again.request.args.to_dict(flat=False) == {"q": ["koffie"], "plaats": ["delden"]}
    assert changes(page)["“koffie”"] == "#q"


def test_days_and_where_one_leaves_are_changed_in_words(visit: Visitor) -> None:
    page = visit.page("/zoeken?vertrek=markelo&van=2026-11-19&tot=2026-11-30&soort=koffie")
    days = visit.page(changes(page)["tot en met maandag 30 november 2026"])
    again = send(visit, form_to(days, "/zoeken"), van="20-11-2026", tot="")
    assert again.request.args.to_dict(flat=False) == {
        "vertrek": ["markelo"], "soort": ["koffie"], "van": ["20-11-2026"], "tot": [""],
    }  # fmt: skip
    start = visit.page(changes(page)["vanaf Markelo"])
    assert send(visit, form_to(start, "/zoeken"), vertrek="7475").request.args["vertrek"] == "7475"


def test_an_example_of_a_date_stays_in_one_piece(visit: Visitor) -> None:
    hints = [
        it
        for it in visit.page("/zoeken/wijzig/van?van=2026-11-19").all("p")
        if it.get("class") == "field-hint"
    ]
    unbroken = [text_of(it) for hint in hints for it in hint.iter("span") if it.get("class") == "unbroken"]
    assert unbroken == ["3-12-2026", "10-12-2026"]
    assert [text_of(it) for it in hints] == ["Bijvoorbeeld: 3-12-2026", "Bijvoorbeeld: 10-12-2026"]


def test_on_the_map_a_changed_choice_leads_back_to_the_map(visit: Visitor) -> None:
    page = visit.page("/kaart?dag=woensdag&gratis=1")
    assert "gratis" not in changes(page)  # there is nothing else it could be
    question = visit.page(changes(page)["op woensdag"])
    assert titles(tree_of(send(visit, form_to(question, "/kaart"), dag="donderdag"))) == []


@pytest.mark.parametrize("key", ["q", "gratis", "pagina", "gemeente", "ooit", "%00", "x" * 500])
def test_what_has_no_question_has_no_page(key: str, visit: Visitor) -> None:
    assert visit.get(f"/zoeken/wijzig/{key}").status_code == 404


@pytest.mark.parametrize(
    "asked, said",
    [
        ("soort=voetzoeken", "Wij kennen de soort “voetzoeken” niet."),
        ("plaats=atlantis", "“atlantis”"),
        ("dag=gisteren", "“gisteren”"),
        ("dag=2026-02-30", "“2026-02-30”"),
        ("gemeente=utrecht", "“utrecht”"),
        ("van=morgenvroeg", "“morgenvroeg”"),
        ("vertrek=0000", "“0000”"),
        ("sorteer=mooi", "“mooi”"),
        ("pagina=nul", "“nul”"),
        ("gratis=misschien", "“misschien”"),
        ("nodig=helikopter", "“helikopter”"),
        ("van=2026-12-02&tot=2026-12-01", "De laatste dag ligt vóór de eerste dag."),
    ],
)
def test_what_we_do_not_understand_is_said_in_words_and_the_rest_is_searched(
    asked: str, said: str, visit: Visitor
) -> None:
    page = visit.page(f"/zoeken?{asked}")
    assert any(said in notice for notice in notices(page)), notices(page)
    assert cards(page)


def folds(page: PageTree) -> dict[str, bool]:
    """What can be opened, and whether it stands open."""
    return {text_of(it.findall("{*}summary")[0]): it.get("open") is not None for it in page.all("details")}


def test_what_was_found_comes_before_the_ways_to_choose_otherwise(visit: Visitor) -> None:
    found = visit.page("/zoeken?plaats=goor&soort=koffie&vervoer=parkeren")
    assert folds(found)["Wijzig of zoek iets anders"] is True, "nothing found: they stand open"
    found = visit.page("/zoeken?plaats=goor&soort=koffie")
    assert folds(found)["Wijzig of zoek iets anders"] is False
    assert list(chips(found)) == ["koffie en praten", "in Goor"]
    assert "Wijzig of zoek iets anders" not in folds(visit.page("/zoeken")), "who chose nothing begins here"


def test_where_we_must_know_where_one_leaves_from_one_press_leads_to_that_question(visit: Visitor) -> None:
    asked = "gemeente=hof-van-twente&soort=koffie&vervoer=zonder-auto"
    question = visit.page(link_called(visit.page(f"/zoeken?{asked}"), "Waar vertrekt u?"))
    answered = send(visit, form_to(question, "/zoeken"), vertrek="goor")
    assert {*parse_qsl(asked), ("vertrek", "goor")} <= set(parse_qsl(answered.request.query_string.decode()))


def test_the_heading_promises_no_way_home_before_we_know_where_one_leaves_from(visit: Visitor) -> None:
    asked = "/zoeken?gemeente=hof-van-twente&soort=koffie&vervoer=zonder-auto"
    assert "zonder eigen auto" not in heading(visit.page(asked))
    assert "zonder eigen auto" in chips(visit.page(asked)), "it was chosen, and can be taken away"
    assert "zonder eigen auto" in heading(visit.page(f"{asked}&vertrek=goor"))


def test_an_activity_leads_back_to_the_list_one_came_from(visit: Visitor) -> None:
    asked = "q=volgend+jaar&plaats=hengevelde&soort=natuur&sorteer=datum&pagina=2"
    page = visit.page(card_link(visit.page(f"/zoeken?{asked}&weergave=groot&keuze=1")))
    assert query(link_called(page, "Terug naar de lijst")) == [
        *parse_qsl(asked),
        ("weergave", "groot"),
        ("keuze", "1"),
    ]


@pytest.mark.parametrize("path", ["/zoeken", "/kaart", "/keuzelijst/kies", "/voor-iemand-anders/kies"])
def test_it_is_the_list_or_map_one_came_from(path: str, visit: Visitor) -> None:
    page = visit.page(card_link(visit.page(f"{path}?gemeente=hof-van-twente&soort=koffie")))
    back = link_called(page, "Terug naar de lijst")
    assert (urlsplit(back).path, set(query(back))) == (
        path,
        {("soort", "koffie"), ("gemeente", "hof-van-twente")},
    )


def test_the_way_back_is_kept_by_what_one_does_on_the_page_of_an_activity(visit: Visitor) -> None:
    page = visit.page(card_link(visit.page("/zoeken?soort=eten&dag=woensdag&nodig=rolstoel")))
    way = form_to(page, urlsplit(str(page.path)).path)
    after = [
        visit.page(link_called(page, "Zet op uw lijst")),
        visit.page(link_called(page, "English")),
        tree_of(send(visit, way, vertrek="goor", nodig=["rolstoel", "rollator"])),
    ]
    for it in after:
        back = next(
            a.get("href", "") for p in it.all("p") if p.get("class") == "back-link" for a in p.iter("a")
        )
        assert {("soort", "eten"), ("dag", "woensdag"), ("nodig", "rolstoel")} <= set(query(back))


@pytest.mark.parametrize(
    "named", ["https://example.org", "//example.org", "", "redactie", "zoeken/../x", "%00"]
)
def test_no_address_leads_back_to_anything_but_our_own_lists(named: str, visit: Visitor) -> None:
    page = visit.page(f"/activiteiten/1-koffie-in-goor?lijst={named}&soort=koffie")
    (back,) = [a.get("href") for p in page.all("p") if p.get("class") == "back-link" for a in p.iter("a")]
    assert back == "/zoeken"


def test_what_one_sends_of_an_activity_says_nothing_of_ones_search(visit: Visitor) -> None:
    page = visit.page(card_link(visit.page("/zoeken?soort=koffie&vertrek=goor")))
    (canonical,) = [it.get("href", "") for it in page.all("link") if it.get("rel") == "canonical"]
    assert canonical.endswith("/activiteiten/1-koffie-in-goor")
    for sent in ("Stuur met WhatsApp", "Stuur per e-mail"):
        assert unquote(link_called(page, sent)).split()[-1] == canonical


def test_words_of_who_feels_alone_do_not_go_along_to_an_activity(visit: Visitor) -> None:
    page = visit.page("/zoeken?q=ik+ben+eenzaam&soort=koffie")
    assert all("eenzaam" not in link for link in card_links(page))


def test_keys_we_do_not_know_are_ignored(visit: Visitor) -> None:
    page = visit.page("/zoeken?utm_source=x&fbclid=1&soort=koffie")
    assert (notices(page), titles(page)) == ([], ["Koffie in Goor"])


def test_a_search_shows_the_visitors_own_words_back_whatever_they_are(visit: Visitor) -> None:
    page = visit.page("/zoeken?q=eenzaam")
    assert "eenzaam" in heading(page)
    assert visit.page("/zoeken?q=%7B%7B7*7%7D%7D+None")
    assert visit.page("/zoeken?soort=eenzaam&plaats=eenzaam&q=%3Cscript%3E")


def test_more_than_ten_come_on_several_pages(visit: Visitor) -> None:
    first = visit.page("/zoeken?plaats=hengevelde&weergave=groot")
    assert heading(first).startswith("25 activiteiten")
    assert len(cards(first)) == 10
    second = visit.page(link_called(first, "Volgende bladzijde"))
    assert (len(cards(second)), not set(titles(first)) & set(titles(second))) == (10, True)
    assert "Bladzijde 2 van 3" in text_of(second.root)
    assert "11" in text_of(cards(second)[0])
    back = link_called(second, "Vorige bladzijde")
    assert ("weergave", "groot") in query(back)
    assert titles(visit.page(back)) == titles(first)


def test_how_many_come_on_a_page_is_not_for_an_address_to_say(visit: Visitor) -> None:
    page = visit.page("/zoeken?plaats=hengevelde&limit=3&pagina=2")
    assert len(cards(page)) == 10
    assert "11" in text_of(cards(page)[0])
    assert "limit" not in dict(query(link_called(page, "Volgende bladzijde")))


def test_a_page_past_the_last_says_how_many_there_are(visit: Visitor) -> None:
    page = visit.page("/zoeken?plaats=hengevelde&pagina=999")
    assert "Er zijn maar 3 pagina’s." in notices(page)
    assert cards(page) == []


def test_nothing_found_says_what_to_leave_out_and_what_there_is(visit: Visitor) -> None:
    page = visit.page("/zoeken?soort=koffie&plaats=markelo&weergave=donker")
    assert heading(page).startswith("Geen activiteiten")
    ways_out = {text_of(a): a.get("href", "") for li in page.all("li") for a in li if a.tag == "a"}
    without_place = next(href for text, href in ways_out.items() if text.startswith("Zonder “in Markelo”"))
    assert query(without_place) == [("soort", "koffie"), ("weergave", "donker")]
    assert titles(visit.page(without_place)) == ["Koffie in Goor"]
    assert "/zoeken?soort=wandelen&weergave=donker" in ways_out.values()
    assert "Of bel. Dan zoekt er iemand met u mee." in text_of(page.root)


def test_the_nearest_comes_first_when_asked(visit: Visitor) -> None:
    page = visit.page("/zoeken?sorteer=afstand&vertrek=markelo&tot=2026-11-30")
    assert titles(page)[0] == "Wandelen in Markelo"
    assert day_headings(page) == []
    assert "hemelsbreed" in text_of(cards(page)[-1])
    assert "Morgen, donderdag 19 november" in text_of(cards(page)[0])


def test_sorting_by_distance_without_a_start_asks_for_one(visit: Visitor) -> None:
    page = visit.page("/zoeken?sorteer=afstand")
    assert any("vul in waar u vertrekt" in notice for notice in notices(page))


def test_filters_hold_for_one_and_the_same_date(visit: Visitor) -> None:
    assert titles(visit.page("/zoeken?plaats=goor&dag=donderdag")) == []


def test_a_need_counts_who_says_yes_and_of_whom_we_do_not_know(visit: Visitor) -> None:
    page = visit.page("/zoeken?tot=2026-11-30")
    label = next(it for it in page.all("label") if it.get("for") == "nodig-rolstoel")
    assert text_of(label).endswith("1 activiteit, van 3 weten we het niet")
    assert titles(visit.page("/zoeken?tot=2026-11-30&nodig=rolstoel")) == ["Soep in Goor"]


def test_a_timetable_that_is_not_there_yet_is_said_and_filters_nothing(visit: Visitor) -> None:
    page = visit.page("/zoeken?vervoer=ov&dag=vandaag")
    assert any("nog geen dienstregeling" in notice for notice in notices(page))
    assert len(cards(page)) == 2


def test_searching_again_keeps_municipality_display_and_choices(visit: Visitor) -> None:
    page = visit.page(
        "/zoeken?gemeente=hof-van-twente&weergave=heelgroot&plaats=goor&dag=vandaag&vertrek=markelo"
    )
    again = send(visit, form_to(page, "/zoeken"), q="soep")
    assert again.request.args.to_dict(flat=False) == {
        "gemeente": ["hof-van-twente"], "weergave": ["heelgroot"], "plaats": ["goor"], "dag": ["vandaag"],
        "vertrek": ["markelo"], "van": [""], "tot": [""], "sorteer": [""], "q": ["soep"],
    }  # fmt: skip
    assert titles(tree_of(again)) == ["Soep in Goor"]


def test_every_choice_is_in_the_form_and_stays_chosen(visit: Visitor) -> None:
    asked = (
        "soort=koffie&vorm=vaste-groep&voor=ouderen&taal=nl&plaats=goor&dag=dinsdag&dagdeel=ochtend"
        "&vervoer=bushalte&nodig=rolstoel&gratis=1&zonder-aanmelden=1"
    )
    page = visit.page(f"/zoeken?{asked}")
    kept = {(f.get("name"), f.get("value")) for f in page.all("input") if f.get("checked") is not None}
    assert set(parse_qsl(asked)) <= kept


def test_a_choice_that_only_the_address_makes_survives_searching_again(visit: Visitor) -> None:
    """A date in `dag` and a place of another municipality have no box of their own in the counts."""
    page = visit.page("/zoeken?dag=2026-11-20&gemeente=almelo&plaats=goor&letterlijk=1&q=bingo")
    again = send(visit, form_to(page, "/zoeken"))
    assert ("dag", "2026-11-20") in again.request.args.items(multi=True)
    assert ("plaats", "goor") in again.request.args.items(multi=True)
    assert ("letterlijk", "1") in again.request.args.items(multi=True)


def test_the_map_and_the_calendar_show_the_same_question(visit: Visitor) -> None:
    page = visit.page("/zoeken?plaats=goor&dag=vandaag&weergave=donker")
    assert link_called(page, "Bekijk op de kaart") == "/kaart?plaats=goor&dag=vandaag&weergave=donker"
    assert titles(visit.page(link_called(page, "Bekijk op de kaart"))) == titles(page)
    calendar = visit.get(link_called(page, "Zet in uw agenda"))
    assert (calendar.mimetype, calendar.text.count("BEGIN:VEVENT")) == ("text/calendar", 2)


def test_the_host_name_stands_for_the_municipality_and_is_not_repeated(visit: Visitor) -> None:
    page = visit.page("/zoeken", headers={"Host": "almelo.localhost"})
    assert titles(page) == ["Film in Almelo"]
    assert query(link_called(page, "Bekijk op de kaart")) in ([], [("gemeente", "almelo")])


def test_while_the_index_is_away_the_database_answers(tmp_path: Path) -> None:
    village = Village(tmp_path)
    village.add("Koffie in Goor", "2026-11-18T10:00", categories=["koffie"])
    village.close()
    app = application(demo_settings(tmp_path / "var", SCHUIFAAN_DEMO="0"))
    page = visitor(app).page("/zoeken?soort=koffie")
    assert titles(page) == ["Koffie in Goor"]
    assert any("Wij werken aan onze zoekmachine." in notice for notice in notices(page))
    app.extensions["schuifaan"].database.dispose()


def test_a_repeated_question_gets_the_page_made_before_until_something_changes(tmp_path: Path) -> None:
    village = Village(tmp_path)
    village.add("Koffie in Goor", "2026-11-18T10:00")
    village.sync()
    app = application(demo_settings(tmp_path / "var", SCHUIFAAN_DEMO="0"))
    first, again = (visitor(app).get("/zoeken").data for _ in range(2))
    assert first == again
    village.add("Nog een koffie", "2026-11-18T11:00")
    village.sync()
    assert titles(visitor(app).page("/zoeken")) == ["Koffie in Goor", "Nog een koffie"]
    village.close()
    app.extensions["schuifaan"].database.dispose()


def test_two_activities_of_one_name_are_told_apart_by_where_and_when(tmp_path: Path) -> None:
    village = Village(tmp_path)
    village.add("Bingo", "2026-11-20T14:00", place="delden")
    village.add("Bingo", "2026-11-20T19:30", place="goor")
    village.sync()
    village.close()
    app = application(demo_settings(Path(village.environment["SCHUIFAAN_VAR"]), SCHUIFAAN_DEMO="0"))
    page = Visitor(app).page("/zoeken?q=bingo&sorteer=datum")
    assert [title.split(" (")[1] for title in titles(page)] == [
        "Het Dorpshuis, Delden, vrijdag 20 november, 14.00 tot 16.00 uur)",
        "Het Dorpshuis, Goor, vrijdag 20 november, 19.30 tot 21.30 uur)",
    ]
    app.extensions["schuifaan"].database.dispose()
