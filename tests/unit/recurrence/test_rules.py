"""Which recurrence rules are taken, and which are refused before anything expands them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from schuifaan.recurrence import RuleError, Series, parse_rule
from schuifaan.recurrence.rules import until_in_wall_time


def test_a_rule_is_read_whole() -> None:
    rule = parse_rule("FREQ=MONTHLY;INTERVAL=2;BYDAY=2TH,-1FR;COUNT=5;WKST=SU")
    assert (rule.freq, rule.interval, rule.count, rule.wkst) == ("MONTHLY", 2, 5, 6)
    assert rule.byday == ((2, 3), (-1, 4))


def test_capitals_and_a_last_semicolon_do_not_matter() -> None:
    assert parse_rule("freq=weekly;byday=tu;") == parse_rule("FREQ=WEEKLY;BYDAY=TU")


def test_a_date_as_last_day_includes_that_day() -> None:
    assert parse_rule("FREQ=DAILY;UNTIL=20261231").until == datetime(2026, 12, 31, 23, 59, 59)


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("FREQ=WEEKLY;INTERVAL=0", "herhaling_ongeldig"),
        ("FREQ=WEEKLY;INTERVAL=-1", "herhaling_ongeldig"),
        ("FREQ=WEEKLY;INTERVAL=99999999999", "herhaling_ongeldig"),
        ("FREQ=WEEKLY;COUNT=0", "herhaling_ongeldig"),
        ("FREQ=WEKELY", "herhaling_ongeldig"),
        ("", "herhaling_ongeldig"),
        ("BYDAY=MO", "herhaling_ongeldig"),
        ("FREQ=WEEKLY;FREQ=DAILY", "herhaling_ongeldig"),
        ("FREQ=WEEKLY;X-EVERY=2", "herhaling_ongeldig"),
        ("FREQ=WEEKLY;BYDAY=XX", "herhaling_ongeldig"),
        ("FREQ=MONTHLY;BYDAY=54MO", "herhaling_ongeldig"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "herhaling_ongeldig"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "herhaling_ongeldig"),
        ("FREQ=MONTHLY;BYMONTHDAY=", "herhaling_ongeldig"),
        ("FREQ=DAILY;UNTIL=20260230", "herhaling_ongeldig"),
        ("FREQ=DAILY;UNTIL=tomorrow", "herhaling_ongeldig"),
        ("FREQ=MONTHLY;BYWEEKNO=3", "herhaling_ongeldig"),
        ("FREQ=WEEKLY;BYDAY=٢TU", "herhaling_ongeldig"),
        ("FREQ=SECONDLY", "herhaling_te_vaak"),
        ("FREQ=MINUTELY;COUNT=3", "herhaling_te_vaak"),
        ("FREQ=HOURLY", "herhaling_te_vaak"),
        ("FREQ=YEARLY;BYYEARDAY=" + ",".join(map(str, range(1, 62))), "herhaling_te_vaak"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "herhaling_onmogelijk"),
        ("FREQ=MONTHLY;BYMONTH=4,6;BYMONTHDAY=31", "herhaling_onmogelijk"),
        ("FREQ=MONTHLY;BYDAY=6MO", "herhaling_onmogelijk"),
    ],
)
def test_a_rule_that_cannot_be_trusted_is_refused_with_its_code(rule: str, code: str) -> None:
    with pytest.raises(RuleError) as refusal:
        parse_rule(rule)
    assert refusal.value.code == code


def test_hours_are_taken_when_they_end() -> None:
    assert parse_rule("FREQ=HOURLY;COUNT=3").count == 3


def test_an_end_in_utc_becomes_wall_time() -> None:
    rule = until_in_wall_time("FREQ=WEEKLY;UNTIL=20260701T220000Z", ZoneInfo("Europe/Amsterdam"))
    assert rule == "FREQ=WEEKLY;UNTIL=20260702T000000"


@pytest.mark.parametrize(
    ("last", "zone"), [("99991231T235959", "Europe/Amsterdam"), ("00010101T000000", "America/New_York")]
)
def test_an_end_at_the_end_of_time_stays_as_it_is(last: str, zone: str) -> None:
    assert until_in_wall_time(f"FREQ=WEEKLY;UNTIL={last}Z", ZoneInfo(zone)) == f"FREQ=WEEKLY;UNTIL={last}"


def test_an_end_that_is_no_date_is_left_for_the_check() -> None:
    assert until_in_wall_time("FREQ=DAILY;UNTIL=20269901T000000Z", ZoneInfo("UTC")).endswith(
        "20269901T000000Z"
    )


@pytest.mark.parametrize(
    ("rule", "endless"),
    [
        (None, False),
        ("FREQ=WEEKLY;BYDAY=TU", True),
        ("FREQ=WEEKLY;COUNT=5", False),
        ("freq=weekly;until=20261224T000000", False),
    ],
)
def test_a_rule_without_an_end_gives_no_number_of_dates_that_means_anything(
    rule: str | None, endless: bool
) -> None:
    assert Series(datetime(2026, 11, 24, 10), rrule=rule).endless is endless
