"""Dates, times, prices and distances as residents say them."""

from datetime import date, datetime

import pytest

from schuifaan.wording import facts as wording


def test_days_are_said_with_their_weekday() -> None:
    day = date(2026, 11, 24)
    assert wording.day_in_words(day, "nl") == "dinsdag 24 november"
    assert wording.full_day(day, "nl") == "dinsdag 24 november 2026"


@pytest.mark.parametrize(
    "day, said",
    [
        (date(2026, 12, 31), "vandaag, donderdag 31 december"),
        (date(2027, 1, 1), "morgen, vrijdag 1 januari 2027"),
        (date(2027, 1, 2), "zaterdag 2 januari 2027"),
        (date(2026, 12, 30), "woensdag 30 december"),
    ],
)
def test_a_day_seen_from_today_says_what_is_near_and_which_year(day: date, said: str) -> None:
    assert wording.day_from(day, date(2026, 12, 31), "nl") == said


@pytest.mark.parametrize(
    "start, end, all_day, said",
    [
        ((10, 0), (11, 30), False, "10.00 tot 11.30 uur"),
        ((9, 5), None, False, "9.05 uur"),
        ((0, 0), None, True, "de hele dag"),
    ],
)
def test_hours(start: tuple[int, int], end: tuple[int, int] | None, all_day: bool, said: str) -> None:
    begins = datetime(2026, 11, 24, *start)
    ends = datetime(2026, 11, 24, *end) if end else None
    assert wording.hours(begins, ends, all_day, "nl") == said


@pytest.mark.parametrize(
    "cents, note, said",
    [
        (None, "", "prijs niet bekend"),
        (None, "eigen bijdrage", "eigen bijdrage"),
        (0, "", "gratis"),
        (0, "koffie 1 euro", "gratis (koffie 1 euro)"),
        (250, "", "2,50 euro"),
        (205, "", "2,05 euro"),
        (1000, "", "10 euro"),
    ],
)
def test_prices(cents: int | None, note: str, said: str) -> None:
    assert wording.price(cents, note, "nl") == said


@pytest.mark.parametrize("km, said", [(0.2, "minder dan 1"), (1.0, "ongeveer 1 "), (7.6, "ongeveer 8 ")])
def test_distances_are_rough_and_as_the_crow_flies(km: float, said: str) -> None:
    assert wording.distance(km, "nl").startswith(said)
    assert wording.distance(km, "nl").endswith("hemelsbreed")


def test_how_often_it_comes_back() -> None:
    assert [wording.more_dates(number, "nl") for number in (0, 1, 11)] == [
        "",
        "en nog 1 keer",
        "en nog 11 keer",
    ]
