"""What a resident finds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from schuifaan.services.search.document import as_document
from schuifaan.services.search.indexing import rebuild_index
from tests.support.village import Village, weekly

WEDNESDAY, NEXT_TUESDAY = "2026-11-18T10:00", "2026-11-24T10:00"


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    made = Village(tmp_path)
    yield made
    made.close()


def test_a_coffee_morning_is_found_with_all_that_is_on_its_card(village: Village) -> None:
    activity = village.add(
        "Koffie in het Dorpshuis",
        *weekly(WEDNESDAY, 5),
        categories=["koffie"],
        cost_cents=150,
        organisation="Salut",
        point=(52.23, 6.59),
        facts={"automaatje": True},
        venue_facts={"rolstoel": True, "toilet": False},
        sign_up="niet-nodig",
        come_alone=True,
    )
    village.sync()
    (card,) = village.find(("q", "koffie")).cards
    assert card.id == activity
    assert card.path == f"/activiteiten/{activity}-koffie-in-het-dorpshuis"
    assert (card.place, card.place_name, card.venue) == ("goor", "Goor", "Het Dorpshuis")
    assert (card.organisation, card.phone) == ("Salut", "0547-123456")
    assert (card.access["rolstoel"], card.access["toilet"], card.access["rollator"]) == (True, False, None)
    assert (card.transport["automaatje"], card.transport["bushalte"]) == (True, None)
    assert (card.start.isoformat(), card.more_dates) == ("2026-11-18T10:00:00", 4)
    assert (card.cost_cents, card.sign_up, card.come_alone, card.status) == (
        150,
        "niet-nodig",
        True,
        "gaat-door",
    )
    assert card.exact_point


def test_what_is_said_of_the_activity_goes_before_what_is_said_of_its_venue(village: Village) -> None:
    village.add("Boven", WEDNESDAY, facts={"rolstoel": False}, venue_facts={"rolstoel": True})
    village.add("Beneden", WEDNESDAY)
    village.sync()
    assert village.titles(("nodig", "rolstoel")) == ["Beneden"]


def test_what_is_hidden_or_not_published_is_not_found(village: Village) -> None:
    village.add("Gewoon", WEDNESDAY)
    village.add("Nog niet", WEDNESDAY, published=False)
    village.add("Niet meer", WEDNESDAY, hidden_reason="bron is weg")
    village.sync()
    assert village.titles() == ["Gewoon"]


def test_place_day_and_part_of_day_must_hold_for_one_and_the_same_date(village: Village) -> None:
    village.add(
        "Rondreizende eettafel",
        WEDNESDAY,
        "2026-11-24T18:00",
        elsewhere={"2026-11-24T18:00": "markelo"},
    )
    village.sync()
    assert village.titles(("plaats", "markelo"), ("dag", "dinsdag")) == ["Rondreizende eettafel"]
    assert village.titles(("plaats", "goor"), ("dag", "dinsdag")) == []
    assert village.titles(("plaats", "markelo"), ("dagdeel", "ochtend")) == []


def test_a_date_held_elsewhere_says_so_on_the_card(village: Village) -> None:
    village.add("Eettafel", WEDNESDAY, NEXT_TUESDAY, elsewhere={NEXT_TUESDAY: "markelo"})
    village.sync()
    (card,) = village.find(("dag", "dinsdag")).cards
    assert (card.place, card.venue) == ("markelo", "De andere zaal")
    (card,) = village.find(("dag", "woensdag")).cards
    assert (card.place, card.venue) == ("goor", "Het Dorpshuis")


def test_who_searches_in_a_village_finds_its_hamlets_too(village: Village) -> None:
    village.add("Op de boerderij", WEDNESDAY, place="azelo")
    village.sync()
    assert village.titles(("plaats", "delden")) == ["Op de boerderij"]
    assert village.titles(("plaats", "goor")) == []


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("vandaag", ["woensdag"]),
        ("morgen", ["donderdag"]),
        ("weekend", ["zaterdag", "zondag"]),
        ("woensdag", ["woensdag"]),
        ("zondag", ["zondag"]),
        ("2026-11-19", ["donderdag"]),
    ],
)
def test_days_are_what_people_mean_by_them(day: str, found: list[str], village: Village) -> None:
    for title, start in (
        ("woensdag", "2026-11-18T14:00"),
        ("donderdag", "2026-11-19T14:00"),
        ("zaterdag", "2026-11-21T14:00"),
        ("zondag", "2026-11-22T14:00"),
    ):
        village.add(title, start)
    village.sync()
    assert village.titles(("dag", day)) == found


def test_on_sunday_the_weekend_is_the_one_that_is_still_going_on(village: Village) -> None:
    village.add("Zaterdag", "2026-11-21T14:00")
    village.add("Zondag", "2026-11-22T14:00")
    village.add("Volgende week", "2026-11-28T14:00")
    village.sync()
    assert village.titles(("dag", "weekend"), at="2026-11-22T09:00") == ["Zondag"]


def test_a_first_and_a_last_day_are_both_included(village: Village) -> None:
    for day in (19, 20, 21, 22):
        village.add(f"de {day}e", f"2026-11-{day}T23:00")
    village.sync()
    assert village.titles(("van", "2026-11-20"), ("tot", "2026-11-21")) == ["de 20e", "de 21e"]


def test_a_cancelled_date_is_shown_as_cancelled(village: Village) -> None:
    village.add("Zwemmen", WEDNESDAY, status={WEDNESDAY: "afgelast"})
    village.sync()
    assert [card.status for card in village.find().cards] == ["afgelast"]


def test_every_need_must_hold_and_what_nobody_says_is_counted(village: Village) -> None:
    village.add("Alles", WEDNESDAY, venue="A", facts={"rolstoel": True, "toilet": True})
    village.add("Geen toilet", WEDNESDAY, venue="B", facts={"rolstoel": True, "toilet": False})
    village.add("Onbekend", WEDNESDAY, venue="C", facts={"rolstoel": True})
    village.sync()
    page = village.find(("nodig", "rolstoel"), ("nodig", "toilet"))
    assert [card.title for card in page.cards] == ["Alles"]
    assert page.unknown["toilet"] == 1


def test_free_of_charge_means_known_to_cost_nothing(village: Village) -> None:
    village.add("Gratis", WEDNESDAY, cost_cents=0)
    village.add("Twee euro", WEDNESDAY, cost_cents=200)
    village.add("Onbekend", WEDNESDAY)
    village.sync()
    page = village.find(("gratis", "1"))
    assert [card.title for card in page.cards] == ["Gratis"]
    assert page.unknown == {"gratis": 1}


def test_a_filter_does_not_change_its_own_counts(village: Village) -> None:
    village.add("Wandelen", WEDNESDAY, categories=["wandelen"])
    village.add("Zwemmen", WEDNESDAY, categories=["zwemmen"])
    village.sync()
    page = village.find(("soort", "wandelen"))
    counts = {
        value.value: value.count for group in page.facets if group.key == "soort" for value in group.values
    }
    assert (page.total, counts["wandelen"], counts["zwemmen"], counts["koffie"]) == (1, 1, 1, 0)


def test_a_chosen_date_is_counted_like_a_day_with_a_name(village: Village) -> None:
    village.add("Wandelen", NEXT_TUESDAY)
    village.sync()
    page = village.find(("dag", "2026-11-24"))
    counts = {
        value.value: value.count for group in page.facets if group.key == "dag" for value in group.values
    }
    assert (page.total, counts["2026-11-24"], counts["dinsdag"]) == (1, 1, 1)


def test_a_choice_nobody_has_says_as_its_neighbours_do_how_many_we_do_not_know(village: Village) -> None:
    village.add("Wandelen", WEDNESDAY, categories=["wandelen"])
    village.add("Iets", WEDNESDAY, place=None)
    village.sync()
    unknown = {
        (group.key, value.value): value.unknown for group in village.find().facets for value in group.values
    }
    assert unknown["soort", "wandelen"] == unknown["soort", "koffie"] == 1
    assert unknown["plaats", "goor"] == unknown["plaats", "wiene"] == 1


def test_every_choice_of_a_filter_is_there_and_the_chosen_ones_are_marked(village: Village) -> None:
    page = village.find(("dag", "dinsdag"), ("dag", "2026-12-24"), ("vervoer", "ov"), ("gratis", "1"))
    chosen = {(group.key, value.value) for group in page.facets for value in group.values if value.chosen}
    assert chosen == {("dag", "dinsdag"), ("dag", "2026-12-24"), ("vervoer", "ov"), ("gratis", "1")}
    assert {group.key for group in page.facets if group.chosen} == {"dag", "vervoer", "gratis"}


def test_without_a_car_nothing_is_left_out_before_we_know_where_one_leaves_from(village: Village) -> None:
    village.add("Ver weg", WEDNESDAY, place="markelo")
    village.sync()
    page = village.find(("vervoer", "zonder-auto"))
    assert (page.total, page.asks_start) == (1, True)
    assert page.notices[0].startswith("Waar vertrekt u?")


def test_without_a_car_one_finds_what_can_be_walked_to_and_where_one_is_brought(village: Village) -> None:
    goor = village.installation.content.places["goor"]
    village.add("Om de hoek", WEDNESDAY, venue="A", point=(goor.lat + 0.004, goor.lon))
    village.add("Een eind lopen", WEDNESDAY, venue="B", point=(goor.lat + 0.009, goor.lon))
    village.add("Ergens in het dorp", WEDNESDAY, venue="C")
    village.add("U wordt opgehaald", WEDNESDAY, venue="D", place="markelo", facts={"ophalen": True})
    village.sync()
    page = village.find(("vervoer", "zonder-auto"), ("vertrek", "goor"))
    assert {card.title for card in page.cards} == {"Om de hoek", "U wordt opgehaald"}
    without = village.find(("vertrek", "goor"))
    counts = {
        value.value: value.count
        for group in without.facets
        if group.key == "vervoer"
        for value in group.values
    }
    assert (without.total, counts["zonder-auto"]) == (4, 2)


def test_the_nearest_comes_first_when_we_know_from_where(village: Village) -> None:
    village.add("Delden", WEDNESDAY, place="delden")
    village.add("Goor", "2026-11-20T10:00", place="goor")
    village.sync()
    page = village.find(("sorteer", "afstand"), ("vertrek", "goor"))
    assert [card.title for card in page.cards] == ["Goor", "Delden"]
    assert page.cards[0].distance_km == 0
    assert page.sort == "afstand"


def test_a_sort_by_distance_without_a_start_says_what_is_missing(village: Village) -> None:
    village.add("Koffie", WEDNESDAY)
    village.sync()
    page = village.find(("sorteer", "afstand"))
    assert page.sort == "datum"
    assert page.notices == (
        "Kies één plaats, of vul in waar u vertrekt. Dan zetten wij wat dichtbij is vooraan.",
    )


def test_words_put_the_best_first_and_else_the_soonest(village: Village) -> None:
    village.add("Breien en haken", WEDNESDAY, description="Er is ook koffie.")
    village.add("Koffie", NEXT_TUESDAY)
    village.sync()
    assert village.titles(("q", "koffie")) == ["Koffie", "Breien en haken"]
    assert village.titles(("q", "koffie"), ("sorteer", "datum")) == ["Breien en haken", "Koffie"]
    assert village.find().grouped_by_day
    assert not village.find(("q", "koffie")).grouped_by_day


def test_an_activity_is_found_by_its_category_village_and_organisation(village: Village) -> None:
    village.add("Elke week op pad", WEDNESDAY, categories=["wandelen"], organisation="Salut", place="markelo")
    village.sync()
    for words in ("wandelen", "Markelo", "salut"):
        assert village.titles(("q", words)) == ["Elke week op pad"]


def test_the_page_says_in_a_sentence_what_it_shows(village: Village) -> None:
    village.add("Wandelen", NEXT_TUESDAY, place="markelo", categories=["wandelen"])
    village.sync()
    page = village.find(("soort", "wandelen"), ("plaats", "markelo"), ("dag", "dinsdag"), ("dag", "woensdag"))
    assert page.sentence == "1 activiteit: wandelen, in Markelo, op dinsdag of op woensdag"
    assert sorted((chip.key, chip.value) for chip in page.chips) == sorted(page.input.pairs())


def test_when_nothing_is_found_the_page_says_what_to_leave_out(village: Village) -> None:
    village.add("Wandelen", WEDNESDAY, place="markelo", categories=["wandelen"])
    village.sync()
    page = village.find(("soort", "wandelen"), ("plaats", "goor"), ("dag", "woensdag"))
    assert page.sentence.startswith("Geen activiteiten: ")
    (suggestion,) = page.suggestions
    assert suggestion.sentence == "Zonder “in Goor”: 1 activiteit."
    assert suggestion.input.pairs() == [("dag", "woensdag"), ("soort", "wandelen")]


def test_when_leaving_one_thing_out_is_not_enough_everything_is_offered(village: Village) -> None:
    village.add("Wandelen", WEDNESDAY, place="markelo")
    village.sync()
    page = village.find(("q", "zeilen"), ("plaats", "goor"), ("gemeente", "hof-van-twente"))
    assert [it.sentence for it in page.suggestions] == ["Zonder al uw keuzes: 1 activiteit."]
    assert page.suggestions[0].input.pairs() == [("gemeente", "hof-van-twente")]


def test_pages_follow_each_other_and_there_is_none_behind_the_last(village: Village) -> None:
    for number in range(25):
        village.add(f"Activiteit {number:02}", WEDNESDAY)
    village.sync()
    first, second, third = (village.find(("pagina", str(number))) for number in (1, 2, 3))
    assert (first.total, first.pages, len(first.cards), len(second.cards), len(third.cards)) == (
        25,
        2,
        20,
        5,
        0,
    )
    assert {card.id for card in first.cards}.isdisjoint(card.id for card in second.cards)
    assert third.notices == ("Er zijn maar 2 pagina’s.",)


def test_a_day_that_is_over_is_said_to_be_over(village: Village) -> None:
    rebuild_index(village.installation, village.now)
    assert village.find(("dag", "2026-11-17")).notices == ("De dag die u koos is al voorbij.",)


def test_a_change_is_seen_as_soon_as_the_index_holds_it(village: Village) -> None:
    activity = village.add("Koffie", WEDNESDAY)
    village.sync()
    assert village.find().cards[0].phone is None
    village.change(activity, phone="0547-260053")
    village.sync()
    assert village.find().cards[0].phone == "0547-260053"


def test_an_activity_withdrawn_a_moment_ago_has_no_card(village: Village) -> None:
    gone = village.add("Weg", WEDNESDAY)
    village.add("Blijft", WEDNESDAY)
    village.sync()
    village.change(gone, published=False)
    assert village.titles() == ["Blijft"]


def test_without_an_index_the_database_answers_and_the_page_says_so(village: Village) -> None:
    village.add("Koffie drinken", WEDNESDAY, categories=["koffie"])
    page = village.find(("q", "koffie"), ("plaats", "goor"))
    assert (page.total, page.degraded) == (1, True)
    assert page.notices[0].startswith("Wij werken aan onze zoekmachine.")
    village.sync()
    assert not village.find(("q", "koffie"), ("plaats", "goor")).degraded


def test_the_same_question_again_is_answered_from_memory(village: Village) -> None:
    village.add("Koffie", WEDNESDAY)
    village.sync()
    assert village.find(("q", "koffie")) is village.find(("q", "koffie"))


def test_the_document_has_exactly_the_agreed_shape(village: Village) -> None:
    village.add("Koffie", *weekly(WEDNESDAY, 3), categories=["koffie"], summary="Elke week")
    village.sync()
    document = as_document(village.find(("nodig", "rolstoel"), ("q", "koffie")))
    assert document["unknown"] == {"rolstoel": 1}
    document = as_document(village.find())
    agreed = {"total", "at", "understood", "corrected", "relaxed", "unknown", "items", "facets"}
    assert agreed <= document.keys()
    assert (document["total"], document["at"]) == (1, "2026-11-18T08:00:00+01:00")
    assert (document["understood"], document["corrected"], document["relaxed"]) == ([], None, [])
    (item,) = document["items"]
    assert {
        *("id", "external_key", "external_keys", "url", "title", "summary", "municipality", "place", "venue"),
        *("organisation", "category", "cost_cents", "access", "transport", "reach", "next", "more_dates"),
    } <= item.keys()
    assert item["next"] == {
        "start": "2026-11-18T10:00:00+01:00",
        "end": "2026-11-18T12:00:00+01:00",
        "all_day": False,
        "status": "gaat-door",
    }
    assert (item["reach"], item["external_key"], item["external_keys"], item["more_dates"]) == (
        None,
        None,
        [],
        2,
    )
    assert item["access"]["rolstoel"] is None
    assert {"value": "koffie", "label": "Koffie en ontmoeten", "count": 1, "unknown": 0}.keys() == (
        document["facets"]["soort"][0].keys()
    )


def test_summer_time_has_another_offset_in_the_document(village: Village) -> None:
    village.add("Picknick", "2027-06-01T12:00")
    village.sync()
    (item,) = as_document(village.find())["items"]
    assert item["next"]["start"] == "2027-06-01T12:00:00+02:00"
