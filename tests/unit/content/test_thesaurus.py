"""The words editors keep, as the search is told of them."""

import pytest

from schuifaan.content import Content, WordGroup
from schuifaan.content.folding import fold


def groups_with(content: Content, word: str) -> list[WordGroup]:
    return [group for group in content.thesaurus if word in map(fold, (*group.words, *group.entries))]


def test_words_find_each_other_and_entries_find_words_but_not_one_another():
    group = WordGroup(words=("buren", "noaber"), entries=("naober", "komsu"), broader=("buurt",), weight=0.5)

    assert list(group.ways()) == [
        (("buren", "noaber"), ("buurt",), 0.5),
        (("naober",), ("buren", "noaber"), 0.5),
        (("naober",), ("buurt",), 0.3),
        (("komsu",), ("buren", "noaber"), 0.5),
        (("komsu",), ("buurt",), 0.3),
    ]


def test_the_shipped_thesaurus_has_enough_to_go_by(content: Content):
    assert len(content.thesaurus) >= 120


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("noaber", "buren"),
        ("proaten", "praten"),
        ("koffiemorgen", "koffie"),
        ("bakkie", "koffie"),
        ("kienen", "bingo"),
        ("petanque", "jeu de boules"),
        ("buddy", "maatje"),
        ("weduwe", "rouw"),
        ("alzheimer", "dementie"),
        ("inburgering", "taalcafé"),
        ("moestuin", "tuinieren"),
        ("swimming", "zwemmen"),
        ("schwimmen", "zwemmen"),
        ("yuzme", "zwemmen"),
        ("سباحة", "zwemmen"),
        ("pływanie", "zwemmen"),
        ("плавання", "zwemmen"),
    ],
)
def test_what_a_resident_calls_it_leads_to_what_we_call_it(content: Content, typed: str, found: str):
    assert any(found in group.words for group in groups_with(content, fold(typed)))


def test_a_word_with_a_wider_meaning_does_not_stand_for_the_narrow_one(content: Content):
    [choir] = [group for group in content.thesaurus if "koor" in group.words]

    assert "muziek" in choir.broader
    assert "muziek" not in choir.words


def test_nobody_is_ever_found_by_the_word_lonely(content: Content):
    assert not any("eenzaam" in fold(word) for group in content.thesaurus for word in group.words)
