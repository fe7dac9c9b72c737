"""Words that editors add in use."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from schuifaan.errors import InputError
from schuifaan.services.search.synonyms import use_synonyms
from tests.support.village import Village


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    made = Village(tmp_path)
    made.add("Klootschieten op de es", "2026-11-19T10:00")
    made.sync()
    yield made
    made.close()


def test_an_added_word_finds_something_at_once_and_no_longer_when_it_is_taken_back(village: Village) -> None:
    assert village.titles(("q", "kogelwerpen")) == []
    generation = village.installation.finder.generation
    use_synonyms(village.installation, [{"words": ["klootschieten"], "entries": ["kogelwerpen"]}])
    assert village.titles(("q", "kogelwerpen")) == ["Klootschieten op de es"]
    assert village.installation.finder.generation != generation
    use_synonyms(village.installation, [])
    assert village.titles(("q", "kogelwerpen")) == []


def test_a_group_takes_the_place_of_the_shipped_one_with_the_same_first_word(village: Village) -> None:
    assert village.titles(("q", "klotschieten")) == ["Klootschieten op de es"]
    use_synonyms(village.installation, [{"words": ["jeu de boules"], "broader": ["klootschieten"]}])
    assert village.titles(("q", "jeu de boules")) == ["Klootschieten op de es"]
    assert village.titles(("q", "petanque")) == []


@pytest.mark.parametrize(
    ("group", "sentence"),
    [
        ({"words": []}, "past niet"),
        ({"words": ["a"], "weight": 3}, "mag hoogstens 1"),
        ({"words": ["kien", "Kien"]}, "staat al bij"),
        ({"word": ["kien"]}, "kennen wij hier niet"),
        ({"words": ["!!"]}, "geen letter of cijfer"),
        ({"words": [f"woord{n}" for n in range(61)]}, "hoogstens 60 woorden"),
    ],
)
def test_what_the_content_files_may_not_say_editors_may_not_say_either(
    village: Village, group: dict[str, object], sentence: str
) -> None:
    generation = village.installation.finder.generation
    with pytest.raises(InputError, match=sentence):
        use_synonyms(village.installation, [{"words": ["goed"]}, group])
    assert village.installation.finder.generation == generation
