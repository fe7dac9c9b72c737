"""Whatever stands in the address bar becomes a question we can answer."""

from datetime import date

import pytest

from schuifaan.content import Content, load_content
from schuifaan.inputs.search import HIGHEST_PAGE, KEYS, LONGEST_QUERY, MOST_VALUES, SearchInput, parse
from schuifaan.paths import shipped


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(shipped("content"))


EVERYTHING = [
    ("q", "samen koffie"),
    ("gemeente", "hof-van-twente"),
    ("plaats", "goor"),
    ("plaats", "delden"),
    ("dag", "vandaag"),
    ("dag", "dinsdag"),
    ("dag", "2026-11-20"),
    ("dagdeel", "ochtend"),
    ("van", "2026-11-18"),
    ("tot", "2026-12-01"),
    ("soort", "koffie"),
    ("soort", "wandelen"),
    ("vorm", "vrij-binnenlopen"),
    ("voor", "ouderen"),
    ("taal", "en"),
    ("vervoer", "bushalte"),
    ("vervoer", "zonder-auto"),
    ("nodig", "rolstoel"),
    ("nodig", "toilet"),
    ("vertrek", "7471"),
    ("gratis", "1"),
    ("zonder-aanmelden", "1"),
    ("letterlijk", "1"),
    ("sorteer", "afstand"),
    ("pagina", "2"),
    ("limit", "50"),
]


def test_every_query_key_survives_the_way_there_and_back(content: Content) -> None:
    asked, problems = parse(EVERYTHING, content)
    assert problems == ()
    assert {key for key, _ in EVERYTHING} == set(KEYS)
    again, _ = parse(asked.pairs(), content)
    assert again == asked
    assert sorted(asked.pairs()) == sorted(EVERYTHING)


def test_the_same_question_in_another_order_is_the_same_value(content: Content) -> None:
    one, _ = parse(
        [("dag", "dinsdag"), ("dag", "maandag"), ("soort", "wandelen"), ("soort", "koffie")], content
    )
    other, _ = parse(
        [("soort", "koffie"), ("soort", "wandelen"), ("dag", "maandag"), ("dag", "dinsdag")], content
    )
    assert one == other
    assert hash(one) == hash(other)


def test_an_unknown_village_is_reported_in_words(content: Content) -> None:
    asked, problems = parse([("plaats", "Atlantis")], content)
    assert asked == SearchInput()
    assert problems == ("Wij kennen de plaats “Atlantis” niet. Wij zoeken in alle plaatsen.",)


def test_the_villages_that_we_do_know_are_still_searched(content: Content) -> None:
    asked, problems = parse([("plaats", "Atlantis"), ("plaats", "goor")], content)
    assert asked.plaats == ("goor",)
    assert problems == ("Wij kennen de plaats “Atlantis” niet. Wij zoeken zonder.",)


@pytest.mark.parametrize("key", [key for key in KEYS if key != "q"])
def test_nonsense_under_any_key_is_a_sentence_and_never_an_error(key: str, content: Content) -> None:
    asked, problems = parse([(key, "<script>’; DROP")], content)
    assert asked == SearchInput()
    assert len(problems) == 1
    assert problems[0].endswith(".")


@pytest.mark.parametrize("key", list(KEYS))
def test_an_empty_field_of_the_form_is_no_choice(key: str, content: Content) -> None:
    assert parse([(key, ""), (key, "  ")], content) == (SearchInput(), ())


def test_unknown_keys_are_ignored(content: Content) -> None:
    assert parse([("utm_source", "nieuwsbrief"), ("weergave", "donker")], content) == (SearchInput(), ())


def test_names_and_labels_as_people_write_them_are_understood(content: Content) -> None:
    asked, problems = parse([("plaats", "Goor"), ("dag", "Dinsdag"), ("vertrek", "7471 ab")], content)
    assert (asked.plaats, asked.dag, asked.vertrek, problems) == (("goor",), ("dinsdag",), "7471", ())


def test_a_dutch_date_is_a_date(content: Content) -> None:
    asked, _ = parse([("van", "1-12-2026"), ("dag", "18-11-2026")], content)
    assert (asked.van, asked.dag) == (date(2026, 12, 1), ("2026-11-18",))


@pytest.mark.parametrize(
    "text", ["2026-02-30", "2026-13-01", "0000-01-01", "20261118", "٢٠٢٦-١١-١٨", "1e9", "morgen?"]
)
def test_a_date_that_does_not_exist_is_reported(text: str, content: Content) -> None:
    asked, problems = parse([("van", text)], content)
    assert asked.van is None
    assert problems == (f"Wij kennen de datum “{text}” niet. Wij zoeken vanaf nu.",)


def test_a_last_day_before_the_first_is_reported(content: Content) -> None:
    asked, problems = parse([("van", "2026-12-02"), ("tot", "2026-12-01")], content)
    assert (asked.van, asked.tot) == (date(2026, 12, 2), None)
    assert len(problems) == 1


def test_a_very_long_query_is_cut_and_said_so(content: Content) -> None:
    asked, problems = parse([("q", "koffie " * 5_000)], content)
    assert 0 < len(asked.q) <= LONGEST_QUERY
    assert len(problems) == 1


def test_more_values_than_anybody_needs_are_left_out(content: Content) -> None:
    asked, problems = parse([("plaats", "goor")] * 10_000, content)
    assert asked.plaats == ("goor",)
    assert problems == (f"U koos meer dan {MOST_VALUES} dingen. Wij gebruiken de eerste {MOST_VALUES}.",)


@pytest.mark.parametrize("odd", ["\x00", "\ud800", "\u202e", "\ufdd0", "%00", "a\r\nb", "𝔨𝔬𝔣𝔣𝔦𝔢"])
def test_odd_characters_do_no_harm(odd: str, content: Content) -> None:
    asked, _ = parse([("q", f"koffie{odd}"), ("plaats", odd), (odd, odd)], content)
    assert asked.q.startswith("koffie")
    asked.q.encode()


@pytest.mark.parametrize(
    ("text", "page"), [("0", 1), ("-1", 1), ("2", 2), ("99999999", HIGHEST_PAGE), ("9" * 5_000, 1)]
)
def test_a_page_number_stays_within_bounds(text: str, page: int, content: Content) -> None:
    assert parse([("pagina", text)], content)[0].pagina == page


def test_at_most_a_hundred_are_shown_at_once(content: Content) -> None:
    asked, problems = parse([("limit", "500")], content)
    assert asked.limit == 100
    assert len(problems) == 1


def test_a_choice_can_be_taken_away_again(content: Content) -> None:
    asked, _ = parse([*EVERYTHING], content)
    assert asked.without("plaats", "goor").plaats == ("delden",)
    assert asked.without("plaats").plaats == ()
    assert asked.without("gratis").gratis is False
    assert asked.without("q").pagina == 1


def test_a_choice_can_be_added_and_starts_at_the_first_page() -> None:
    asked = SearchInput(pagina=3).with_("plaats", "goor").with_("plaats", "goor").with_("gratis", "1")
    assert asked.pairs() == [("plaats", "goor"), ("gratis", "1")]
    assert asked.with_("van", "2026-12-01").van == date(2026, 12, 1)


def test_a_link_to_a_key_that_does_not_exist_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="plats"):
        SearchInput().with_("plats", "goor")
