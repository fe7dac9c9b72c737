"""Dates and times as people type them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuifaan.recurrence.times import is_ambiguous, parse_date, parse_time, time_range


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-06",
        "6-12-2026",
        "06-12-2026",
        "6/12/2026",
        "6.12.2026",
        "6-12-26",
        "6 december 2026",
        "6 DEC. 2026",
        "zo 6 december 2026",
        "zondag 6-12-2026",
        "2026-12-06T10:00:00",
        " 6-12-2026 ",
    ],
)
def test_a_date_can_be_written_in_many_ways(text: str) -> None:
    assert parse_date(text) == date(2026, 12, 6)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "30-2-2026",
        "32-1-2026",
        "6 wintermaand 2026",
        "december",
        "elke dinsdag",
        "6-13-2026",
        "٦-١٢-٢٠٢٦x",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_the_order_of_day_and_month_is_told_never_guessed() -> None:
    assert parse_date("11/10/2026", "m-d") == date(2026, 11, 10)
    assert parse_date("11/10/2026", "d-m") == date(2026, 10, 11)
    assert is_ambiguous("11/10/2026")
    assert not any(map(is_ambiguous, ("13/10/2026", "11/11/2026", "2026-10-11", "11 oktober 2026")))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("9.30", time(9, 30)),
        ("9:30", time(9, 30)),
        ("0930", time(9, 30)),
        ("930", time(9, 30)),
        ("09:30:00", time(9, 30)),
        ("9.30 uur", time(9, 30)),
        ("19.30u", time(19, 30)),
        ("19h30", time(19, 30)),
        ("10", time(10)),
        ("24:00", time(0)),
        ("half tien", time(9, 30)),
        ("half 10", time(9, 30)),
        ("half acht 's avonds", time(19, 30)),
        ("half 8 's avonds", time(19, 30)),
        ("8 uur 's avonds", time(20)),
        ("kwart over 2", time(14, 15)),
        ("kwart voor elf", time(10, 45)),
        ("twee uur", time(14)),
        ("twaalf uur", time(12)),
    ],
)
def test_a_time_can_be_written_in_many_ways(text: str, moment: time) -> None:
    assert parse_time(text) == moment


@pytest.mark.parametrize(
    "text", ["", "25:00", "9.60", "ochtend", "kwart over", "half", "half ⓵", "12345", "24:30"]
)
def test_what_is_no_time_is_none(text: str) -> None:
    assert parse_time(text) is None


def test_begin_and_end_can_be_in_one_cell() -> None:
    assert time_range("10.00 - 12.00 uur") == ("10.00", "12.00 uur")
    assert time_range("van 10:00 tot 12:00") == ("10:00", "12:00")
    assert time_range("10:00") is None


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert parse_date(text) is None or isinstance(parse_date(text), date)
    assert parse_time(text) is None or isinstance(parse_time(text), time)
    is_ambiguous(text)


@given(st.dates(date(1970, 1, 1), date(2100, 12, 31)))
def test_every_date_is_read_back(day: date) -> None:
    assert parse_date(day.isoformat()) == parse_date(f"{day.day}-{day.month}-{day.year}") == day
