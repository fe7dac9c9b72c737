"""Words: how residents write them, and what no text may do."""

from collections.abc import Callable

import pytest

from tests.zoekindex.samples import Ask, ids, occurrence
from zoekindex import Document

Asking = Callable[..., Ask]
SOON = (occurrence("2026-11-25 10:00"),)


def titled(name: str, title: str, **details: str) -> Document:
    return Document(id=name, title=title, occurrences=SOON, **details)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "written,asked",
    [
        ("Breicafé", "breicafe"),
        ("Breicafe", "BREICAFÉ"),
        ("Foto’s kijken", "foto's"),
        ("Foto's kijken", "foto"),
        ("Foto's kijken", "fotos"),
        ("’s Avonds zingen", "'s avonds"),
        ("Samen fietsen", "gefietst"),
        ("Spelletjes", "spel"),
        ("Koffie‑ochtend", "koffie-ochtend"),
        ("Koffie-ochtend", "koffieochtend"),
        ("Koffie-ochtend", "koffie"),
        ("Gym voor 60-plussers", "60+"),
        ("Gym voor 60+", "60 plus"),
        ("Kinderen welkom", "kind"),
        ("Кофе и чай", "КОФЕ"),
        ("قهوة", "قهوة"),
        ("قهوة", "القهوة"),
        ("رياضة", "رياضه"),
        ("ألعاب", "العاب"),
        ("кава", "каву"),
        ("прогулянка", "прогулянки"),
        ("плавання", "плавати"),
        ("Çay saati", "cay"),
    ],
)
def test_a_word_is_found_however_it_is_written(asking: Asking, written: str, asked: str) -> None:
    assert asking(titled("x", written))(words=asked).total == 1


def test_questions_without_a_subject_find_everything(asking: Asking) -> None:
    ask = asking(titled("a", "Koffie"), titled("b", "Wandelen"))
    assert ask(words="wat is er te doen?").total == 2
    assert ask(words="...").total == 2


def test_a_word_that_occurs_nowhere_finds_nothing(asking: Asking) -> None:
    assert asking(titled("a", "Koffie"))(words="onderwaterhockey").total == 0


def test_lending_is_not_the_same_as_being_supple(asking: Asking) -> None:
    assert asking(titled("a", "Lenig blijven"))(words="lenen").total == 0


def test_who_has_more_of_the_words_comes_first_and_who_has_one_is_still_found(asking: Asking) -> None:
    ask = asking(
        titled("a", "Samen wandelen"), titled("b", "Koffie drinken"), titled("c", "Wandelen en koffie")
    )
    assert ids(ask(words="wandelen koffie", sort="beste"))[0] == "c"
    assert ask(words="wandelen koffie").total == 3


def test_both_words_in_passing_beat_the_rarer_one_in_the_title(asking: Asking) -> None:
    walks = [titled(f"walk{number}", "Wandelen") for number in range(10)]
    ask = asking(titled("a", "Koffie"), titled("b", "Inloop", body="Koffie, en daarna wandelen"), *walks)
    assert ids(ask(words="koffie wandelen", sort="beste"))[:2] == ["b", "a"]


def test_a_word_in_the_title_weighs_more_than_in_the_body(asking: Asking) -> None:
    ask = asking(
        titled("a", "Inloop", body="Er is koffie."),
        titled("b", "Koffie"),
        Document(id="c", title="Inloop", keywords=("koffie",), occurrences=SOON),
    )
    assert ids(ask(words="koffie", sort="beste")) == ["b", "c", "a"]


def test_organiser_and_venue_can_be_searched(asking: Asking) -> None:
    ask = asking(titled("a", "Inloop", organiser="Salut", venue="De Kulturhus"))
    assert ask(words="salut").total == 1
    assert ask(words="kulturhus").total == 1


def test_literally_means_every_word_as_it_was_written(asking: Asking) -> None:
    ask = asking(titled("a", "Samen fietsen"), titled("b", "Fiets repareren"))
    assert ids(ask(words="Fiets", literal=True)) == ["b"]
    assert ask(words="samen fiets", literal=True).total == 0
    assert ids(ask(words="samen FIETSEN", literal=True)) == ["a"]


def test_a_question_is_cut_after_twelve_words_and_two_hundred_characters(asking: Asking) -> None:
    ask = asking(titled("a", "Koffie"))
    filler = " ".join(f"woord{number}" for number in range(11))
    assert ask(words=f"{filler} koffie").total == 1
    assert ask(words=f"{filler} twaalfde koffie").total == 0
    assert ask(words=" " * 194 + "koffie").total == 1
    assert ask(words=" " * 197 + "koffie").total == 0


@pytest.mark.parametrize(
    "hostile",
    [
        "koffie " * 100_000,
        "koffie " + "x" * 1_000_000,
        "koffie\x00\x1b\u202e\ud800",
        "title:koffie AND [a TO z] {!} ((( ~2 ^9",
        'koffie* ?offie "koffie NOT',
        "koffie'; DROP TABLE activity; --",
        "koffie" + "\u0301" * 100,
        "<script>koffie</script>",
        "koffie %s %d {0} ${x} \\",
    ],
    ids=["repeated", "long", "control", "query language", "wildcards", "sql", "accents", "html", "formats"],
)
def test_hostile_text_is_only_text(asking: Asking, hostile: str) -> None:
    ask = asking(titled("a", "Koffie"), titled("b", hostile, body=hostile))
    for literal in (False, True):
        assert "b" in ids(ask(words=hostile, literal=literal, explain=True))
    assert ids(asking(titled("a", "Koffie"))(words=hostile)) == ["a"]
