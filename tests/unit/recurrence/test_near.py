"""Days as people say them without a year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuifaan.recurrence.near import near_date
from schuifaan.recurrence.times import parse_date

WEDNESDAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    "text, month, day",
    [
        ("vandaag", 11, 18),
        ("morgen", 11, 19),
        ("Overmorgen", 11, 20),
        ("dinsdag", 11, 24),
        ("aanstaande dinsdag", 11, 24),
        ("dinsdag a.s.", 11, 24),
        ("komende do", 11, 19),
        ("volgende week vrijdag", 11, 27),
        ("6 december", 12, 6),
        ("zo 6 dec.", 12, 6),
        ("6-12", 12, 6),
        ("6/12", 12, 6),
        ("18 november", 11, 18),
    ],
)
def test_it_is_the_first_one_to_come(text: str, month: int, day: int) -> None:
    assert near_date(text, WEDNESDAY) == date(2026, month, day)


def test_a_weekday_is_never_today_because_then_people_say_today() -> None:
    assert near_date("woensdag", WEDNESDAY) == date(2026, 11, 25)


def test_what_has_been_this_year_is_next_year() -> None:
    assert near_date("6 januari", WEDNESDAY) == date(2027, 1, 6)
    assert near_date("29 februari", WEDNESDAY) == date(2028, 2, 29)


@pytest.mark.parametrize(
    "text", ["", "gisteren", "32 december", "31-4", "elke dinsdag", "6 december 2026", "ooit"]
)
def test_anything_else_is_not_guessed(text: str) -> None:
    assert near_date(text, WEDNESDAY) is None


@given(st.text(max_size=40), st.dates(date(2000, 1, 1), date(2090, 12, 31)))
def test_any_words_are_a_day_to_come_or_none(text: str, today: date) -> None:
    day = near_date(text, today)
    assert day is None or day >= today


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.dates(date(2000, 1, 1), date(2090, 12, 31)))
def test_day_and_month_come_back_as_themselves(today: date, wanted: date) -> None:
    near = near_date(f"{wanted.day}-{wanted.month}", today)
    assert near is not None
    assert (near.day, near.month) == (wanted.day, wanted.month)
    assert parse_date(f"{near.day}-{near.month}-{near.year}") == near
