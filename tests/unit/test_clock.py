"""What time it is, and which moment somebody means."""

from datetime import UTC, datetime, timedelta

import pytest

from schuifaan.clock import AMSTERDAM, Clock, instant, parse_moment, wall_time


def test_a_clock_that_was_stopped_stays_where_it_is() -> None:
    moment = parse_moment("2026-11-18T08:00")
    assert Clock(moment).now() is moment


def test_a_running_clock_tells_the_time_in_amsterdam() -> None:
    before, now, after = datetime.now(UTC), Clock().now(), datetime.now(UTC)
    assert before <= now <= after
    assert now.tzinfo is AMSTERDAM


@pytest.mark.parametrize(
    "wall, utc",
    [
        ("2026-07-01T10:00", "2026-07-01T08:00"),
        ("2026-12-01T10:00", "2026-12-01T09:00"),
        ("2026-03-29T02:30", "2026-03-29T01:30"),  # spring skips this half hour: after the jump is meant
        ("2026-10-25T02:30", "2026-10-25T00:30"),  # autumn has it twice: the first is meant
        ("2026-10-25T03:00", "2026-10-25T02:00"),
    ],
)
def test_wall_time_is_one_instant(wall: str, utc: str) -> None:
    found = instant(datetime.fromisoformat(wall)).astimezone(UTC)
    assert found == datetime.fromisoformat(utc).replace(tzinfo=UTC)


def test_the_skipped_half_hour_of_spring_reads_an_hour_later() -> None:
    assert instant(datetime(2026, 3, 29, 2, 30)).replace(tzinfo=None) == datetime(2026, 3, 29, 3, 30)


def test_every_hour_of_a_year_comes_back_from_its_instant_but_the_skipped_one() -> None:
    start = datetime(2026, 1, 1)
    hours = [start + timedelta(hours=number) for number in range(365 * 24)]
    changed = [hour for hour in hours if wall_time(instant(hour)) != hour]
    assert changed == [datetime(2026, 3, 29, 2)]


@pytest.mark.parametrize(
    "text, iso",
    [
        ("2026-11-18T08:00", "2026-11-18T08:00:00+01:00"),
        ("2026-11-18", "2026-11-18T00:00:00+01:00"),
        ("2026-11-18T08:00Z", "2026-11-18T09:00:00+01:00"),
        ("2026-07-18T08:00:00-04:00", "2026-07-18T14:00:00+02:00"),
    ],
)
def test_a_moment_without_an_offset_is_by_our_clocks(text: str, iso: str) -> None:
    assert parse_moment(text).isoformat() == iso


@pytest.mark.parametrize("text", ["", "morgen", "2026-13-01", "18-11-2026", "2026-11-18T25:00"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_moment(text)
