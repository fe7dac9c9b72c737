"""The same activity from two sources: never merged when it is not, and mostly noticed when it is."""

from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from schuifaan.content import Content, load_content
from schuifaan.paths import shipped
from schuifaan.services.duplicates.likeness import Described, likeness

PAIRS = Path(__file__).parent / "pairs" / "pairs.txt"


@cache
def content() -> Content:
    return load_content(shipped("content"))


def described(cells: list[str]) -> Described:
    """What a line of the file says of one activity."""
    title, when, venue, place, organisation = ("" if cell == "-" else cell for cell in cells)
    day, clock, *rest = when.split()
    hour, minute = clock.split(":")
    found = content().place_for(place) if place else None
    areas = {found.slug, found.part_of or found.slug} if found else set()
    return Described(
        title,
        datetime(2026, 12, int(day), int(hour), int(minute)),
        all_day=bool(rest),
        venue=venue,
        areas=frozenset(areas),
        place=found.name if found else "",
        organisation=organisation,
    )


def pairs() -> list[tuple[str, Described, Described]]:
    """Every labelled pair: `=` or `x`, and the two."""
    found = []
    for line in PAIRS.read_text().splitlines():
        if line.startswith("#"):
            continue
        left, right = line.split("||")
        label, *one = (cell.strip() for cell in left.split("|"))
        other = [
            old if new.strip() == "." else new.strip() for old, new in zip(one, right.split("|"), strict=True)
        ]
        found.append((label, described(one), described(other)))
    return found


def test_there_are_enough_labelled_pairs_of_both_kinds() -> None:
    labels = [label for label, _, _ in pairs()]
    assert labels.count("=") >= 70
    assert labels.count("x") >= 80


def test_no_two_different_activities_are_ever_merged() -> None:
    merged = [f"{a.title} / {b.title}" for label, a, b in pairs() if label == "x" and likeness(a, b).sure]
    assert merged == []


def test_nine_of_ten_that_are_the_same_are_merged_or_shown_to_an_editor() -> None:
    same = [(a, b, likeness(a, b)) for label, a, b in pairs() if label == "="]
    unseen = [f"{a.title} / {b.title}" for a, b, found in same if not (found.sure or found.doubtful)]
    assert len(unseen) <= 0.1 * len(same), unseen


def test_most_that_are_told_alike_need_no_editor() -> None:
    alike = [likeness(a, b).sure for label, a, b in pairs() if label == "="][:20]
    assert sum(alike) >= 16


def test_it_does_not_matter_which_of_the_two_comes_first() -> None:
    for _, a, b in pairs():
        assert likeness(a, b) == likeness(b, a)


BINGO = Described(
    "Bingo", datetime(2026, 12, 2, 14), venue="De Reggehof", areas=frozenset({"goor"}), place="Goor"
)


@pytest.mark.parametrize(
    "differs",
    [
        {"rule": "FREQ=WEEKLY"},
        {"venue": ""},
        {"venue": "De Pol"},
        {"areas": frozenset()},
        {"start": BINGO.start + timedelta(minutes=5)},
        {"all_day": True},
        {"cost_cents": 500},
        {"minutes": 30},
        {"audiences": frozenset({"jongeren"})},
        {"organisation": "Zonnebloem"},
        {"title": "Bingo 55+"},
        {"title": "Bingo groep 2"},
    ],
    ids=lambda it: next(iter(it)),
)
def test_one_thing_that_speaks_against_it_is_enough_not_to_merge(differs: dict[str, object]) -> None:
    known = Described(
        **{name: getattr(BINGO, name) for name in Described.__slots__}
        | {"cost_cents": 250, "minutes": 120, "organisation": "Salut", "audiences": frozenset({"ouderen"})}
    )
    other = Described(**{name: getattr(known, name) for name in Described.__slots__} | differs)  # type: ignore[arg-type]
    assert likeness(known, known).sure
    assert not likeness(known, other).sure


@given(st.text(max_size=40), st.text(max_size=40))
@example(one="", other="⓵")  # a digit to Unicode, and no number
def test_whatever_the_titles_are_two_that_differ_in_a_word_are_not_sure(one: str, other: str) -> None:
    a = Described(one, BINGO.start, venue="De Reggehof", areas=BINGO.areas)
    b = Described(f"{other} zwemmen", BINGO.start, venue="De Reggehof", areas=BINGO.areas)
    assert "zwemmen" in one.casefold() or not likeness(a, b).sure
