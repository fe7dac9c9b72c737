"""What a resident finds who types a whole question."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from schuifaan.services.search.document import as_document
from schuifaan.services.search.explanation import explain, explain_question
from tests.support.village import Village, weekly

WEDNESDAY, THURSDAY, TUESDAY = "2026-11-18T14:00", "2026-11-19T19:30", "2026-11-24T10:00"


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    made = Village(tmp_path)
    made.add("Koffie in Goor", *weekly(TUESDAY, 3), categories=["koffie"], venue_facts={"rolstoel": True})
    made.add("Koffie in Markelo", *weekly(WEDNESDAY, 3), place="markelo", categories=["koffie"])
    made.add("Bridge in Markelo", THURSDAY, place="markelo", categories=["spel"])
    made.add("Een vaste vrijwilliger langs", WEDNESDAY, categories=["bezoek"], contact_form="een-op-een")
    made.sync()
    yield made
    made.close()


def test_a_whole_question_finds_what_fits_its_place_and_day(village: Village) -> None:
    page = village.find(("q", "Waar kan ik dinsdagochtend koffie drinken in Goor?"))
    assert [card.title for card in page.cards] == ["Koffie in Goor"]
    assert [(it.key, it.value, it.typed) for it in page.understood] == [
        ("dag", "dinsdag", "dinsdagochtend"),
        ("dagdeel", "ochtend", "dinsdagochtend"),
        ("plaats", "goor", "Goor"),
    ]


def test_asking_what_there_is_to_do_gives_everything_in_order_of_date(village: Village) -> None:
    page = village.find(("q", "wat is er te doen in Markelo?"))
    assert [card.title for card in page.cards] == ["Koffie in Markelo", "Bridge in Markelo"]
    assert page.sort == "datum"


def test_taking_an_understood_filter_away_leaves_the_other_words(village: Village) -> None:
    page = village.find(("q", "koffie in Goor op dinsdag"))
    assert [it.without.q for it in page.active] == ["koffie op dinsdag", "koffie in Goor"]
    assert page.input.q == "koffie in Goor op dinsdag"


def test_what_the_address_says_goes_before_the_words(village: Village) -> None:
    page = village.find(("q", "koffie in Goor"), ("plaats", "markelo"))
    assert [card.title for card in page.cards] == ["Koffie in Markelo"]
    assert page.understood == ()


def test_searching_literally_reads_nothing_into_the_words(village: Village) -> None:
    page = village.find(("q", "koffie in Goor"), ("letterlijk", "1"))
    assert page.understood == ()
    assert page.literally is None


def test_a_need_in_the_words_is_a_filter_that_is_never_let_go(village: Village) -> None:
    assert village.titles(("q", "koffie met de rolstoel")) == ["Koffie in Goor"]
    page = village.find(("q", "bridge met de rolstoel"))
    assert (page.total, page.relaxed) == (0, ())
    assert page.suggestions


def test_with_nothing_found_no_more_is_let_go_than_needed_and_that_is_said(village: Village) -> None:
    page = village.find(("q", "bridge in Goor op donderdagavond"))
    assert [card.title for card in page.cards] == ["Bridge in Markelo"]
    (relaxed,) = page.relaxed
    assert (relaxed.key, relaxed.value) == ("plaats", "goor")
    assert relaxed.sentence == "Met “in Goor” vonden wij niets. Zonder dat: 1 activiteit."
    assert relaxed.sentence in page.notices
    assert [it.key for it in page.active] == ["dag", "dagdeel"]


def test_what_somebody_chose_in_the_form_is_never_let_go(village: Village) -> None:
    page = village.find(("q", "bridge"), ("plaats", "goor"))
    assert (page.total, page.relaxed) == (0, ())


@pytest.mark.parametrize("text", ["???", "het", "😀", "qwrtzx in", "- / -"])
def test_a_question_without_meaning_finds_nothing(text: str, village: Village) -> None:
    page = village.find(("q", text))
    assert (page.total, page.relaxed) == (0, ())


def test_a_price_is_said_to_be_no_filter(village: Village) -> None:
    page = village.find(("q", "koffie tot 5 euro"))
    assert page.total == 2
    assert (
        "Op een prijs kunnen wij niet zoeken, wel op gratis. Op elk kaartje staat wat het kost."
        in page.notices
    )


def test_another_town_is_said_to_be_outside_our_area(village: Village) -> None:
    page = village.find(("q", "koffie in Hengelo"))
    assert page.understood == ()
    assert any(notice.startswith("Hengelo ligt buiten ons gebied.") for notice in page.notices)


def test_somebody_in_crisis_gets_the_calm_block_and_is_taken_at_their_word(village: Village) -> None:
    page = village.find(("q", "ik wil niet meer leven"))
    assert page.crisis is not None
    assert [contact.phone for contact in page.crisis.contacts][:2] == ["112", "113"]
    assert (page.corrected, page.suggested, page.relaxed, page.understood, page.suggestions) == (
        None,
        None,
        (),
        (),
        (),
    )
    assert "leven" not in page.sentence
    assert as_document(page)["help"]["kind"] == "crisis"


def test_being_alone_leads_to_people(village: Village) -> None:
    page = village.find(("q", "ik ben alleen"))
    assert page.alone is not None
    assert [card.title for card in page.cards] == ["Een vaste vrijwilliger langs"]
    assert as_document(page)["help"]["kind"] == "alone"


def test_company_for_something_finds_that(village: Village) -> None:
    assert village.titles(("q", "ik zoek gezelschap om te bridgen"))[:1] == ["Bridge in Markelo"]


def test_the_document_says_what_was_understood_and_let_go(village: Village) -> None:
    document = as_document(village.find(("q", "bridge in goor")))
    assert document["understood"] == [{"key": "plaats", "value": "goor", "text": "goor"}]
    assert [(it["key"], it["value"]) for it in document["relaxed"]] == [("plaats", "goor")]


def test_a_misspelt_word_is_mended_and_said(village: Village) -> None:
    page = village.find(("q", "kofie in goor"))
    assert [card.title for card in page.cards] == ["Koffie in Goor"]
    assert as_document(page)["corrected"] == {"from": "kofie", "to": "koffie"}


def test_the_explanation_says_what_became_of_the_question(village: Village) -> None:
    page = village.find(("q", "bridge in goor"))
    assert list(explain_question(page)) == [
        "“goor” was read as plaats=goor",
        "nothing found with plaats=goor, so it was let go",
        "words left to search for: bridge",
    ]
    (reason,) = explain(village.installation, page)
    assert reason.title == "Bridge in Markelo"
    assert reason.lines


def test_a_district_is_known_where_its_town_is(village: Village) -> None:
    village.add("Soep in het Centrum", WEDNESDAY, place="centrum", categories=["eten"])
    village.sync()
    page = village.find(("q", "soep in het centrum"), ("gemeente", "almelo"))
    assert [it.value for it in page.understood] == ["centrum"]
    assert page.total == 1
    assert village.find(("q", "soep in het centrum")).understood == ()


def test_words_that_are_found_nowhere_are_let_go_when_enough_is_asked_without_them(village: Village) -> None:
    page = village.find(("q", "flierefluiten op dinsdag in Goor"))
    assert [card.title for card in page.cards] == ["Koffie in Goor"]
    assert [(it.key, it.value) for it in page.relaxed] == [("q", "flierefluiten")]
    assert "“flierefluiten” vonden wij nergens. Wij zochten zonder die woorden." in page.notices


def test_words_that_are_found_nowhere_are_no_village_tour(village: Village) -> None:
    page = village.find(("q", "flierefluiten in Goor"))
    assert page.total == 0
    assert page.relaxed == ()


def test_a_place_in_the_other_municipality_is_searched_and_said(village: Village) -> None:
    village.add("Koffie in de stad", TUESDAY, place="centrum", categories=["koffie"])
    village.sync()
    page = village.find(("q", "koffie in Almelo"), ("gemeente", "hof-van-twente"))
    assert [card.title for card in page.cards] == ["Koffie in de stad"]
    assert "Almelo ligt in de gemeente Almelo. Wij zoeken daar." in page.notices


def test_who_would_like_company_finds_people_whatever_else_was_said(village: Village) -> None:
    page = village.find(("q", "ik voel me zo alleen sinds vorig voorjaar"))
    assert [card.title for card in page.cards] == ["Een vaste vrijwilliger langs"]
    assert page.alone


def test_the_name_of_another_town_is_never_taken_for_a_typing_error(village: Village) -> None:
    village.add("Hengelen aan de Regge", WEDNESDAY)
    village.sync()
    page = village.find(("q", "koffie in Hengelo"))
    assert {card.title for card in page.cards} == {"Koffie in Goor", "Koffie in Markelo"}
    assert page.corrected is None
    assert any("Hengelo" in notice for notice in page.notices)
