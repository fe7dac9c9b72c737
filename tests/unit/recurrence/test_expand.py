"""From a series to its dates: clocks that change, ends of months, exceptions, and rules that want to run for ever."""

import time
from datetime import datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from schuifaan.recurrence import MOST_MOMENTS, Override, Series, expand, is_too_often, parse_rule
from schuifaan.recurrence.periods import rule_dates

YEAR = (datetime(2026, 1, 1), datetime(2027, 1, 1))


def starts(series: Series, first: datetime = YEAR[0], before: datetime = YEAR[1]) -> list[str]:
    return [f"{moment.start:%Y-%m-%d %H:%M}" for moment in expand(series, first, before)]


def test_something_that_is_once_has_one_date() -> None:
    (moment,) = expand(Series(datetime(2026, 5, 1, 10), 90), *YEAR)
    assert (moment.start, moment.end) == (datetime(2026, 5, 1, 10), datetime(2026, 5, 1, 11, 30))
    assert moment.status == "gaat-door"


def test_ten_o_clock_stays_ten_o_clock_when_the_clocks_change() -> None:
    weekly = Series(datetime(2026, 3, 22, 10), rrule="FREQ=WEEKLY")
    assert starts(weekly, before=datetime(2026, 4, 6)) == [
        "2026-03-22 10:00",
        "2026-03-29 10:00",
        "2026-04-05 10:00",
    ]
    autumn = Series(datetime(2026, 10, 18, 10), rrule="FREQ=WEEKLY;COUNT=3")
    assert starts(autumn) == ["2026-10-18 10:00", "2026-10-25 10:00", "2026-11-01 10:00"]


def test_a_time_that_the_spring_skips_is_an_hour_later() -> None:
    night = Series(datetime(2026, 3, 28, 2, 30), rrule="FREQ=DAILY;COUNT=3")
    assert starts(night) == ["2026-03-28 02:30", "2026-03-29 03:30", "2026-03-30 02:30"]


def test_the_hour_that_comes_twice_is_one_date() -> None:
    night = Series(datetime(2026, 10, 24, 2, 30), rrule="FREQ=DAILY;COUNT=3")
    assert starts(night) == ["2026-10-24 02:30", "2026-10-25 02:30", "2026-10-26 02:30"]


def test_the_31st_is_only_in_months_that_have_one() -> None:
    monthly = Series(datetime(2026, 1, 31, 10), rrule="FREQ=MONTHLY")
    assert [text[5:10] for text in starts(monthly)] == [
        "01-31",
        "03-31",
        "05-31",
        "07-31",
        "08-31",
        "10-31",
        "12-31",
    ]


def test_the_last_day_of_the_month_is_in_every_month() -> None:
    last = Series(datetime(2028, 1, 31, 10), rrule="FREQ=MONTHLY;BYMONTHDAY=-1")
    days = starts(last, datetime(2028, 1, 1), datetime(2028, 5, 1))
    assert [text[5:10] for text in days] == ["01-31", "02-29", "03-31", "04-30"]


def test_the_29th_of_february_is_every_leap_year() -> None:
    birthday = Series(datetime(2024, 2, 29), all_day=True, minutes=1440, rrule="FREQ=YEARLY")
    assert starts(birthday, datetime(2024, 1, 1), datetime(2034, 1, 1)) == [
        "2024-02-29 00:00",
        "2028-02-29 00:00",
        "2032-02-29 00:00",
    ]


def test_every_second_thursday_of_the_month() -> None:
    thursdays = Series(datetime(2026, 11, 12, 14), rrule="FREQ=MONTHLY;BYDAY=2TH")
    assert [text[:10] for text in starts(thursdays, before=datetime(2027, 3, 1))] == [
        "2026-11-12",
        "2026-12-10",
        "2027-01-14",
        "2027-02-11",
    ]


def test_every_other_week_keeps_its_rhythm_over_new_year() -> None:
    fortnightly = Series(datetime(2026, 12, 15, 10), rrule="FREQ=WEEKLY;INTERVAL=2")
    assert [text[:10] for text in starts(fortnightly, before=datetime(2027, 2, 1))] == [
        "2026-12-15",
        "2026-12-29",
        "2027-01-12",
        "2027-01-26",
    ]


def test_the_own_start_counts_also_where_the_rule_leaves_it_out() -> None:
    wednesday = Series(datetime(2026, 12, 2, 10), rrule="FREQ=WEEKLY;BYDAY=TU;COUNT=2")
    assert [text[:10] for text in starts(wednesday)] == ["2026-12-02", "2026-12-08", "2026-12-15"]


def test_dates_can_be_left_out_and_added() -> None:
    series = Series(
        datetime(2026, 12, 1, 10),
        rrule="FREQ=WEEKLY;COUNT=4",
        exdates=(datetime(2026, 12, 8, 10), datetime(2026, 12, 15)),
        rdates=(datetime(2026, 12, 3, 14),),
    )
    assert starts(series) == ["2026-12-01 10:00", "2026-12-03 14:00", "2026-12-22 10:00"]


def test_one_date_can_be_moved_cancelled_or_elsewhere() -> None:
    series = Series(
        datetime(2026, 12, 1, 10),
        60,
        rrule="FREQ=WEEKLY;COUNT=3",
        overrides=(
            Override(
                datetime(2026, 12, 8, 10),
                start=datetime(2026, 12, 9, 11),
                minutes=30,
                status="verplaatst",
                place="De Zaal",
            ),
            Override(datetime(2026, 12, 15, 10), status="afgelast"),
        ),
    )
    first, moved, cancelled = expand(series, *YEAR)
    assert (first.status, first.place) == ("gaat-door", None)
    assert (moved.original, moved.start, moved.end) == (
        datetime(2026, 12, 8, 10),
        datetime(2026, 12, 9, 11),
        datetime(2026, 12, 9, 11, 30),
    )
    assert (moved.status, moved.place) == ("verplaatst", "De Zaal")
    assert (cancelled.start, cancelled.status) == (datetime(2026, 12, 15, 10), "afgelast")


def test_a_date_moved_into_the_window_is_there_and_one_moved_out_is_not() -> None:
    series = Series(
        datetime(2026, 12, 1, 10),
        rrule="FREQ=WEEKLY;COUNT=3",
        overrides=(
            Override(datetime(2026, 12, 8, 10), start=datetime(2027, 1, 5, 10)),
            Override(datetime(2026, 12, 15, 10), start=datetime(2026, 11, 30, 10)),
        ),
    )
    assert starts(series, datetime(2026, 12, 1), datetime(2027, 1, 1)) == ["2026-12-01 10:00"]
    assert starts(series, datetime(2027, 1, 1), datetime(2027, 2, 1)) == ["2027-01-05 10:00"]


def test_a_changed_date_that_no_rule_gives_stands_alone() -> None:
    series = Series(
        datetime(2026, 12, 1, 10),
        overrides=(Override(datetime(2026, 12, 20, 10), start=datetime(2026, 12, 21, 10)),),
    )
    assert starts(series) == ["2026-12-01 10:00", "2026-12-21 10:00"]


def test_a_whole_series_can_be_full_but_for_one_date() -> None:
    series = Series(
        datetime(2026, 12, 1, 10),
        rrule="FREQ=WEEKLY;COUNT=2",
        status="vol",
        overrides=(Override(datetime(2026, 12, 8, 10), status="gaat-door"),),
    )
    assert [moment.status for moment in expand(series, *YEAR)] == ["vol", "gaat-door"]


def test_what_is_still_on_at_the_start_of_the_window_is_in_it() -> None:
    exhibition = Series(datetime(2026, 5, 1), 10 * 1440, all_day=True)
    assert len(expand(exhibition, datetime(2026, 5, 10, 12), datetime(2026, 5, 20))) == 1
    assert not expand(exhibition, datetime(2026, 5, 11), datetime(2026, 5, 20))


def test_a_rule_of_another_country_counts_by_its_own_clock() -> None:
    tuesdays = Series(datetime(2026, 3, 3, 20), rrule="FREQ=WEEKLY;BYDAY=TU;COUNT=5", zone="America/New_York")
    assert starts(tuesdays) == [
        "2026-03-04 02:00",
        "2026-03-11 01:00",
        "2026-03-18 01:00",
        "2026-03-25 01:00",
        "2026-04-01 02:00",
    ]


def test_a_series_never_has_more_than_its_limit() -> None:
    assert (
        len(
            expand(
                Series(datetime(2020, 1, 1, 10), rrule="FREQ=DAILY"),
                datetime(2020, 1, 1),
                datetime(2026, 1, 1),
            )
        )
        == MOST_MOMENTS
    )


def test_a_timetable_is_not_an_activity() -> None:
    every_ten_minutes = "FREQ=DAILY;BYMINUTE=0,10,20,30,40,50"
    assert is_too_often(Series(datetime(2026, 1, 1, 10), rrule=every_ten_minutes))
    assert not is_too_often(Series(datetime(2026, 1, 1, 10), rrule="FREQ=DAILY;BYHOUR=10,14"))
    assert not is_too_often(Series(datetime(2026, 1, 1, 10), rrule="FREQ=DAILY"))


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=WEEKLY;BYSETPOS=300",
        "FREQ=HOURLY;COUNT=5;BYMONTH=2;BYMONTHDAY=29;INTERVAL=25",
        "FREQ=DAILY;COUNT=100000;BYMONTHDAY=31;BYMONTH=12",
    ],
)
def test_a_rule_without_dates_ends_soon(rule: str) -> None:
    began = time.process_time()
    expand(Series(datetime(1970, 1, 6, 10), rrule=rule), *YEAR)
    assert time.process_time() - began < 2


def test_a_daily_rule_of_fifty_years_ago_costs_what_one_of_today_costs() -> None:
    old = expand(
        Series(datetime(1976, 1, 1, 10), rrule="FREQ=DAILY"), datetime(2026, 1, 1), datetime(2026, 1, 8)
    )
    assert len(old) == 7


WEEKDAYS = st.lists(
    st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1, max_size=4, unique=True
).map(",".join)
RULES = st.one_of(
    st.tuples(st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]), st.integers(1, 5)).map(
        lambda it: f"FREQ={it[0]};INTERVAL={it[1]}"
    ),
    st.tuples(st.sampled_from(["WEEKLY", "DAILY", "MONTHLY", "YEARLY"]), st.integers(1, 3), WEEKDAYS).map(
        lambda it: f"FREQ={it[0]};INTERVAL={it[1]};BYDAY={it[2]}"
    ),
    st.tuples(st.integers(1, 3), st.integers(-5, 5).filter(bool), st.sampled_from(["MO", "TH", "SU"])).map(
        lambda it: f"FREQ=MONTHLY;INTERVAL={it[0]};BYDAY={it[1]}{it[2]}"
    ),
    st.tuples(st.integers(1, 12), st.integers(-3, 3).filter(bool), st.sampled_from(["MO", "TH", "SU"])).map(
        lambda it: f"FREQ=YEARLY;BYMONTH={it[0]};BYDAY={it[1]}{it[2]}"
    ),
    st.tuples(st.integers(-28, 28).filter(bool), st.integers(1, 3)).map(
        lambda it: f"FREQ=MONTHLY;BYMONTHDAY={it[0]};INTERVAL={it[1]}"
    ),
    st.integers(-366, 366).filter(bool).map(lambda it: f"FREQ=YEARLY;BYYEARDAY={it}"),
    st.tuples(st.integers(1, 53), st.sampled_from(["MO", "WE", "SU"])).map(
        lambda it: f"FREQ=YEARLY;BYWEEKNO={it[0]};BYDAY={it[1]}"
    ),
    st.tuples(WEEKDAYS, st.integers(-3, 3).filter(bool)).map(
        lambda it: f"FREQ=MONTHLY;BYDAY={it[0]};BYSETPOS={it[1]}"
    ),
    st.tuples(st.integers(0, 23), st.integers(0, 59)).map(
        lambda it: f"FREQ=DAILY;BYHOUR={it[0]};BYMINUTE={it[1]}"
    ),
)
STARTS = st.datetimes(datetime(1990, 1, 1), datetime(2026, 12, 31)).map(
    lambda it: it.replace(second=0, microsecond=0)
)


@settings(max_examples=150, deadline=None)
@given(rule=RULES, start=STARTS, count=st.none() | st.integers(1, 300))
def test_dates_are_those_of_the_reference_library(rule: str, start: datetime, count: int | None) -> None:
    if count:
        rule += f";COUNT={count}"
    low, high = start + timedelta(days=200), start + timedelta(days=1500)
    expected = [
        moment for moment in rrulestr(rule, dtstart=start).between(low, high, inc=True) if moment < high
    ]
    found = [moment for moment in rule_dates(parse_rule(rule), start, low, high) if moment < high]
    assert found == expected
