"""When the Week van de Ontmoeting is, was, and will be."""

from datetime import date

import pytest

from schuifaan.content import Content, ThemeWeek, WeekYear, next_week, previous_week, week_in_year, week_on


@pytest.fixture
def week(content: Content) -> ThemeWeek:
    return content.weeks["week-van-de-ontmoeting"]


@pytest.mark.parametrize(
    ("year", "start", "end"),
    [
        (2026, date(2026, 9, 24), date(2026, 9, 30)),
        (2027, date(2027, 9, 30), date(2027, 10, 6)),
        (2028, date(2028, 9, 28), date(2028, 10, 4)),
        (2029, date(2029, 9, 27), date(2029, 10, 3)),
        (2030, date(2030, 9, 26), date(2030, 10, 2)),
    ],
)
def test_a_year_nobody_set_starts_on_the_last_thursday_of_september_and_is_not_confirmed(
    week: ThemeWeek, year: int, start: date, end: date
):
    found = week_in_year(week, year)

    assert (found.start, found.end, found.confirmed) == (start, end, False)
    assert found.source


def test_the_dates_an_editor_set_come_before_the_rule(week: ThemeWeek):
    october = WeekYear(
        year=2026, start=date(2026, 10, 1), end=date(2026, 10, 7), confirmed=True, source="Salut"
    )
    edited = week.model_copy(update={"years": (*week.years, october)})

    assert week_in_year(edited, 2026) == october
    assert week_on(edited, date(2026, 9, 24)) is None
    assert week_on(edited, date(2026, 10, 7)) == october


def test_the_week_of_2024_is_confirmed(week: ThemeWeek):
    assert week_in_year(week, 2024).confirmed


@pytest.mark.parametrize("day", [date(2026, 9, 24), date(2026, 9, 27), date(2026, 9, 30)])
def test_the_week_is_on_from_its_first_to_its_last_day(week: ThemeWeek, day: date):
    found = week_on(week, day)

    assert found is not None
    assert found.year == 2026


@pytest.mark.parametrize("day", [date(2026, 9, 23), date(2026, 10, 1), date(2026, 1, 1), date(2026, 12, 31)])
def test_out_of_season_there_is_no_week_on(week: ThemeWeek, day: date):
    assert week_on(week, day) is None


def test_in_november_the_next_week_is_next_year_and_this_years_programme_is_the_last(week: ThemeWeek):
    november = date(2026, 11, 18)

    assert next_week(week, november).start == date(2027, 9, 30)
    assert previous_week(week, november).start == date(2026, 9, 24)


def test_in_spring_the_next_week_is_this_year_and_last_years_programme_is_the_last(week: ThemeWeek):
    spring = date(2027, 4, 1)

    assert next_week(week, spring).year == 2027
    assert previous_week(week, spring).year == 2026


def test_during_the_week_the_next_one_is_a_year_away(week: ThemeWeek):
    assert next_week(week, date(2026, 9, 24)).year == 2027
    assert previous_week(week, date(2026, 9, 30)).year == 2025
