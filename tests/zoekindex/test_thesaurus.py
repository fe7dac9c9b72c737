"""Other words for the same, and why a hit is where it is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.zoekindex.samples import TUESDAY, Ask, ids, titled
from zoekindex import Concept, IndexUnusable, IndexWriter, Query, Vocabulary, WhooshEngine

Asking = Callable[..., Ask]
VOCABULARY = Vocabulary(
    thesaurus=(
        Concept(("gym", "gymnastiek", "bewegen op muziek")),
        Concept(("koor",), broader=("muziek",)),
        Concept(("buurman", "noaber"), weight=0.5),
        Concept(("noaber", "vriend")),
        Concept(("koffie", "قهوة", "кава")),
        Concept(("jeu de boules", "petanque")),
    )
)


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Gymnastiek", "gym"),
        ("Gym", "gymnastiek"),
        ("Samen bewegen op muziek", "gym"),
        ("Gym", "bewegen op muziek"),
        ("Koffie", "قهوة"),
        ("Koffie", "КАВА"),
        ("Petanque", "jeu de boules"),
        ("Petanque", "jeudeboules"),
        ("Jeu de boules", "petanque"),
        ("Koffieochtend", "кава"),
        ("Gymnastiek", "seniorengym"),
    ],
)
def test_words_of_one_concept_find_each_other(asking: Asking, written: str, asked: str) -> None:
    ask = asking(titled(written), titled("Iets anders"), vocabulary=VOCABULARY)
    results = ask(words=asked)
    assert ids(results) == [written]
    assert results.corrected is None


def test_a_broader_word_is_found_by_the_narrower_one_and_not_the_other_way_round(asking: Asking) -> None:
    ask = asking(titled("Muziek"), titled("Koor"), titled("Anders"), vocabulary=VOCABULARY)
    assert ids(ask(words="koor", sort="beste")) == ["Koor", "Muziek"]
    assert ids(ask(words="muziek")) == ["Muziek"]


def test_nothing_is_followed_twice(asking: Asking) -> None:
    ask = asking(titled("Buurman"), titled("Vriend"), titled("Anders"), vocabulary=VOCABULARY)
    assert ids(ask(words="buurman")) == ["Buurman"]
    assert ids(ask(words="noaber", sort="beste")) == ["Vriend", "Buurman"]


def test_the_word_itself_comes_first_even_when_only_mentioned(asking: Asking) -> None:
    ask = asking(
        titled("Gymnastiek"), titled("Inloop", body="Soms ook gym"), titled("Anders"), vocabulary=VOCABULARY
    )
    assert ids(ask(words="gym", sort="beste")) == ["Inloop", "Gymnastiek"]


def test_a_weight_is_a_share() -> None:
    for wrong in (0, -1, 1.5):
        with pytest.raises(ValueError, match="weight"):
            Concept(("koffie",), weight=wrong)


def test_another_thesaurus_answers_at_once_from_the_same_index(tmp_path: Path) -> None:
    IndexWriter(tmp_path).rebuild([titled("Gymnastiek")])
    engine = WhooshEngine(tmp_path)
    before = engine.generation
    assert engine.search(Query(words="gym"), TUESDAY).total == 0
    engine.use(VOCABULARY)
    assert engine.search(Query(words="gym"), TUESDAY).total == 1
    assert engine.generation != before


def test_an_index_with_other_protected_words_must_be_rebuilt(tmp_path: Path) -> None:
    names = Vocabulary(protected=frozenset({"Hengevelde"}))
    IndexWriter(tmp_path).rebuild([titled("Koffie in Hengevelde")])
    with pytest.raises(IndexUnusable, match="was made for"):
        WhooshEngine(tmp_path, names).search(Query(), TUESDAY)
    IndexWriter(tmp_path, vocabulary=names).rebuild([titled("Koffie in Hengevelde")])
    assert WhooshEngine(tmp_path, names).search(Query(words="hengevelde"), TUESDAY).total == 1


def test_an_explanation_says_for_each_word_how_it_was_answered(asking: Asking) -> None:
    ask = asking(titled("Koffieochtend met gymnastiek"), titled("Anders"), vocabulary=VOCABULARY)
    (hit,) = ask(words="kofie gym zwemmen", sort="beste", origin=(52.2, 6.5), explain=True).hits
    text = "\n".join(hit.explanation or ())
    for expected in (
        'koffie: a compound with "koffie"',
        'gym: also called "gymnastiek"',
        "zwemmen: not found",
        "2 of 3 words",
        "soon",
        "near",
    ):
        assert expected in text
    assert ask(words="koffie").hits[0].explanation is None
    assert ask(explain=True).hits[0].explanation == ()


def test_words_in_passing_that_mean_nothing_beside_a_real_answer_are_left_out(asking: Asking) -> None:
    walks = [titled(f"Wandelen {number}") for number in range(30)]
    rare = titled("Koffie en wandelen")
    assert ids(asking(rare, *walks)(words="koffie wandelen", limit=50)) == [rare.id]


def test_a_phrase_is_known_by_its_telling_words_and_goes_before_what_they_say_apart(asking: Asking) -> None:
    concepts = Vocabulary(thesaurus=(Concept(("maatje", "iemand om mee te praten")),))
    ask = asking(titled("Maatje"), titled("Neem een handdoek mee"), vocabulary=concepts)
    assert ids(ask(words="mee te praten", sort="beste")) == ["Maatje"]
    assert ids(ask(words="iemand om mee te praten", sort="beste")) == ["Maatje"]


def test_half_a_question_known_by_another_name_is_no_answer_when_the_thing_itself_is_unknown(
    asking: Asking,
) -> None:
    concepts = Vocabulary(thesaurus=(Concept(("smartphone", "iphone")),))
    ask = asking(titled("Hulp met uw smartphone"), titled("Anders"), vocabulary=concepts)
    assert ids(ask(words="iphone")) == ["Hulp met uw smartphone"]
    assert ids(ask(words="iphone hoesje")) == []
