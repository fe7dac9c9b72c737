"""Compounds: what Dutch writes as one word is found by its parts, and the other way round."""

from collections.abc import Callable

import pytest

from tests.zoekindex.samples import Ask, ids, titled
from zoekindex import Concept, Vocabulary
from zoekindex.compounds import Splitter
from zoekindex.dutch import dutch_words
from zoekindex.vocabulary import PLAIN

Asking = Callable[..., Ask]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("koffieochtend", "koffie ochtend"),
        ("wandelgroep", "wandel groep"),
        ("spelletjesmiddag", "spelletjes middag"),
        ("gespreksgroep", "gesprek groep"),
        ("boekenclub", "boek club"),
        ("buurtsportcoach", "buurt sport coach"),
        ("seniorengymnastiek", "senioren gymnastiek"),
        ("telefoonspreekuur", "telefoon spreek uur"),
        ("rollatorwandeling", "rollator wandeling"),
        ("zwembad", "zwem bad"),
        ("breicafe", "brei cafe"),
        ("klaverjassen", ""),
        ("schilderen", ""),
        ("wandeling", ""),
        ("jongeren", ""),
        ("vriendenkring", ""),
        ("koffie", ""),
        ("qwertyuiopgroep", ""),
        ("60plussers", ""),
        ("кофейня", ""),
    ],
)
def test_a_word_is_taken_apart_where_two_words_meet(word: str, parts: str) -> None:
    assert " ".join(Splitter(PLAIN).parts(word)) == parts


def test_names_that_are_protected_stay_whole_and_own_words_may_be_parts() -> None:
    assert Splitter(PLAIN).parts("hengevelde") == ("heng", "velde")
    assert Splitter(Vocabulary(protected=frozenset({"hengevelde"}))).parts("hengevelde") == ()
    assert Splitter(PLAIN).parts("noaberavond") == ()
    assert Splitter(Vocabulary(parts=frozenset({"noaber"}))).parts("noaberavond") == ("noaber", "avond")


def test_the_list_of_dutch_words_holds_words_of_three_to_fifteen_letters() -> None:
    words = dutch_words()
    assert all(word in words for word in ("aak", "koffie", "zwemmen", "cafe", "ziekenhuizen"))
    assert all(word not in words for word in ("", "a", "xq", "kofie", "café", "w" * 15, "w" * 1000, "a\nb"))


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Koffieochtend", "koffie"),
        ("Koffieochtend", "koffie ochtend"),
        ("Koffie op dinsdag", "koffieochtend"),
        ("Samen wandelen", "wandelgroep"),
        ("Wandelgroep", "wandelen"),
        ("Boekenclub", "boek"),
        ("Zwembad open", "zwemmen"),
        ("Kerstdiner", "diner"),
        ("Gymnastiek", "seniorengymnastiek"),
    ],
)
def test_a_compound_and_its_parts_find_each_other(asking: Asking, written: str, asked: str) -> None:
    assert asking(titled(written), titled("Iets anders"))(words=asked).total == 1


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Praatgroep", "wandelgroep"),
        ("Naaicursus", "computercursus"),
        ("Water en brood", "onderwaterhockey"),
        ("Dieren verzorgen", "dierenarts"),
    ],
)
def test_a_part_that_says_little_is_no_answer(asking: Asking, written: str, asked: str) -> None:
    assert asking(titled(written), titled("Iets anders"))(words=asked).total == 0


def test_the_word_itself_comes_before_compounds_with_it(asking: Asking) -> None:
    ask = asking(titled("Koffieochtend"), titled("Koffie"), titled("Wandelen"))
    assert ids(ask(words="koffie", sort="beste")) == ["Koffie", "Koffieochtend"]


def test_among_all_with_a_keyword_its_title_comes_before_a_compound_in_the_text(asking: Asking) -> None:
    keywords = ("spelletjes", "kaarten", "sjoelen", "bingo", "biljarten", "puzzelen")
    aside = titled("Open middag", summary="De eerste bingokaart krijgt u.", keywords=keywords)
    itself = titled("Kaarten met buren", keywords=keywords)
    found = asking(aside, itself)(words="kaarten", sort="beste")
    assert ids(found) == ["Kaarten met buren", "Open middag"]


def test_who_asks_for_a_compound_gets_it_first_and_its_parts_after(asking: Asking) -> None:
    ask = asking(titled("Koffie"), titled("Ochtend met koffie"), titled("Koffieochtend"))
    assert ids(ask(words="koffieochtend", sort="beste"))[0] == "Koffieochtend"
    assert ask(words="koffieochtend").total == 3


def test_literally_means_without_taking_apart(asking: Asking) -> None:
    assert asking(titled("Koffieochtend"))(words="koffie", literal=True).total == 0


@pytest.mark.parametrize("asked", ["treintijden", "fietslamp", "koffieprijzen", "filmabonnement"])
def test_what_is_to_be_bought_or_arranged_is_not_answered_by_the_rest_of_the_compound(
    asking: Asking, asked: str
) -> None:
    ask = asking(titled("Fiets of trein"), titled("Koffie"), titled("Film op dinsdag"))
    results = ask(words=asked)
    assert ids(results) == []
    assert results.corrected is None


def test_what_is_to_be_bought_or_arranged_is_found_where_it_is_there_as_a_whole(asking: Asking) -> None:
    ask = asking(titled("Lamp van uw fiets maken"), titled("Fietsen"), titled("Fietslampen"))
    assert set(ids(ask(words="fietslamp"))) == {"Lamp van uw fiets maken", "Fietslampen"}


def test_a_part_that_nobody_knows_is_not_made_up_for_by_something_broader(asking: Asking) -> None:
    concepts = Vocabulary(thesaurus=(Concept(("hockey",), broader=("sport",)),))
    ask = asking(titled("Sport voor iedereen"), titled("Anders"), vocabulary=concepts)
    assert ids(ask(words="hockey")) == ["Sport voor iedereen"]
    assert ids(ask(words="onderwaterhockey")) == []


def test_a_part_of_another_field_is_no_answer_beside_one_that_nobody_knows(asking: Asking) -> None:
    ask = asking(titled("Bingo met een trommel"), titled("Anders"))
    assert ids(ask(words="dieseltrommel")) == []
