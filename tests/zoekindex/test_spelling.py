"""Mistakes: a word that nobody knows is read as the one that was probably meant, and that is said."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.zoekindex.samples import TUESDAY, Ask, ids, titled
from zoekindex import Concept, IndexWriter, MemoryEngine, Query, Vocabulary, WhooshEngine
from zoekindex.spelling import Speller, distance, how_wrong, sound

Asking = Callable[..., Ask]


@pytest.mark.parametrize(
    ("written", "typed", "meant"),
    [
        ("Koffie", "kofie", "koffie"),
        ("Koffie", "koffei", "koffie"),
        ("Koffieochtend", "kofie", "koffie"),
        ("Wandelen", "wandleen", "wandelen"),
        ("Schilderen", "gschilderen", "schilderen"),
        ("Schilderen", "sgilderen", "schilderen"),
        ("Biljarten", "bieljarten", "biljarten"),
        ("Zwemmen", "zwemen", "zwemmen"),
        ("Petanque", "petank", "petanque"),
        ("Beiaard luisteren", "bijaard luisteren", "beiaard luisteren"),
        ("Gymnastiek", "gimnastiek", "gymnastiek"),
        ("Vriendenkring", "vriendekring", "vriendenkring"),
        ("Handwerken", "handwreken", "handwerken"),
    ],
)
def test_a_mistake_finds_what_was_meant_and_says_so(
    asking: Asking, written: str, typed: str, meant: str
) -> None:
    results = asking(titled(written), titled("Iets anders"))(words=typed)
    assert ids(results) == [written]
    assert results.corrected == (typed, meant)


def test_the_rest_of_the_question_stays_as_it_was_typed(asking: Asking) -> None:
    results = asking(titled("Koffie in het café"))(words="Waar is er KOFIE?  In een Café!")
    assert results.corrected == ("Waar is er KOFIE? In een Café!", "Waar is er koffie? In een Café!")


def test_of_two_words_that_are_one_it_is_said_what_was_searched_instead(asking: Asking) -> None:
    results = asking(titled("Rouwgroep"))(words="is er een rou groeb hier")
    assert results.corrected == ("is er een rou groeb hier", "is er een rouwgroep hier")


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Wandelen", "handelen"),  # good Dutch
        ("Schaatsen", "schaken"),
        ("Koffie", "koor"),
        ("Yoga", "joga2"),
        ("Bingo", "bngi"),
        ("Koffie", "kof"),
    ],
)
def test_what_may_well_be_another_word_is_left_alone(asking: Asking, written: str, typed: str) -> None:
    results = asking(titled(written))(words=typed)
    assert results.total == 0
    assert results.corrected is None


def test_a_known_word_is_never_corrected_however_rare_it_is(asking: Asking) -> None:
    ask = asking(titled("Boeken"), *(titled(f"Koken {number}") for number in range(5)))
    assert ids(ask(words="boeken")) == ["Boeken"]
    assert ask(words="boeken").corrected is None


def test_of_two_words_as_likely_the_more_usual_one_is_meant(asking: Asking) -> None:
    ask = asking(titled("Zanger"), titled("Zingen"), titled("Zingen twee"))
    assert ask(words="zngen").corrected == ("zngen", "zingen")


def test_good_dutch_that_nobody_offers_is_only_asked_about(asking: Asking) -> None:
    results = asking(titled("Wandelen"))(words="handelen")
    assert (results.total, results.corrected, results.suggested) == (0, None, "wandelen")


def test_literally_means_without_correcting(asking: Asking) -> None:
    results = asking(titled("Koffie"))(words="kofie", literal=True)
    assert (results.total, results.corrected, results.suggested) == (0, None, None)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Wandelgroep", "wandel groep"),
        ("Koffieochtend", "kofie ochtend"),
        ("Rummikub", "rummi kub"),
        ("Samen wandelen", "samenwandelen"),
        ("Jeu de boules", "jeudeboules"),
        ("Jeu de boules", "jeu de boules"),
        ("Koffie-ochtend", "koffieochtend"),
        ("Bloemschikken", "bloemen schikken"),
        ("Rouwgroep", "rou groep"),
    ],
)
def test_words_written_together_or_apart_find_each_other(asking: Asking, written: str, typed: str) -> None:
    assert ids(asking(titled(written), titled("Iets anders"))(words=typed)) == [written]


def test_words_of_the_thesaurus_can_be_misspelt_too(asking: Asking) -> None:
    vocabulary = Vocabulary(thesaurus=(Concept(("petanque", "jeu de boules")),))
    results = asking(titled("Jeu de boules"), vocabulary=vocabulary)(words="petanke")
    assert results.total == 1
    assert results.corrected == ("petanke", "petanque")


def test_what_left_the_index_is_no_longer_meant_by_anything(tmp_path: Path) -> None:
    writer, engine = IndexWriter(tmp_path), WhooshEngine(tmp_path)
    writer.rebuild([titled("Rummikub"), titled("Koffie")])
    assert engine.search(Query(words="rumikub"), TUESDAY).total == 1
    writer.apply([], deletes=["Rummikub"])
    results = engine.search(Query(words="rumikub"), TUESDAY)
    assert (results.total, results.corrected, results.suggested) == (0, None, None)
    writer.apply([titled("Rummikub")])
    assert engine.search(Query(words="rumikub"), TUESDAY).total == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ei", "ij"),
        ("kou", "kau"),
        ("acht", "agt"),
        ("schrift", "srift"),
        ("taalcafe", "taalkafe"),
        ("hond", "hont"),
        ("schaken", "sjaken"),
    ],
)
def test_words_that_sound_alike_have_the_same_sound(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_a_swap_is_one_mistake_and_another_first_letter_weighs_more() -> None:
    assert distance("koffei", "koffie", 2) == 1
    assert distance("abc", "abcdef", 2) == 3
    other_start, same_start = how_wrong("handelen", "wandelen"), how_wrong("wandelem", "wandelen")
    assert other_start is not None
    assert same_start is not None
    assert other_start > same_start


words = st.text(alphabet="abdeiknorw", min_size=6, max_size=9)


@given(known=st.lists(words, min_size=1, max_size=20), data=st.data())
def test_every_word_one_mistake_away_is_among_the_candidates(known: list[str], data: st.DataObject) -> None:
    speller = Speller()
    speller.learn(known[: len(known) // 2])
    speller.learn(known)
    word = data.draw(st.sampled_from(known))
    place = data.draw(st.integers(1, len(word) - 2))
    typed = data.draw(
        st.sampled_from(
            [
                word[:place] + word[place + 1 :],
                word[:place] + "k" + word[place:],
                word[:place] + "k" + word[place + 1 :],
                word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            ]
        )
    )
    found = [candidate for _, candidate in speller.near(typed)]
    # One letter can join or part several sounds, as in "eiaaa" for "eaiaaa"; nobody makes that slip.
    far = abs(len(sound(typed)) - len(sound(word))) > 1
    assert typed == word or far or how_wrong(typed, word) is None or word in found


HOSTILE = (
    *("title:koffie OR *", "[a TO z]", '"koffie', "koffie~2 ^9 {", "(((((", "\\\\", "%00\0", "' OR 1=1 --"),
    *(
        "\ud800 koffie \udfff",
        "١٢ euro ④ ½ ²",
        "\u202e eiffok \u202c",
        "ko\u200bf\u00adfie",
        "👩‍👩‍👧‍👦" * 50,
        "🇳🇱☕",
    ),
    *("a" * 10_000, "koffie " * 1_500, "é" * 10_000, "-".join("ab" * 3_000), "' " * 5_000),
)


@given(st.one_of(st.text(max_size=300), st.sampled_from(HOSTILE)), st.booleans())
def test_any_text_at_all_gets_an_answer(text: str, literal: bool) -> None:
    results = MEMORY.search(Query(words=text, literal=literal, explain=True), TUESDAY)
    assert results.total <= 2
    assert all(hit.explanation is not None for hit in results.hits)


MEMORY = MemoryEngine(
    [titled("Koffieochtend in Café 't Hoekje, voor 60+"), titled("Jeu de boules")],
    "test",
    Vocabulary(thesaurus=(Concept(("koffie", "bakkie", "قهوة")),)),
)
