"""Until when one can ask for a ride: never a moment at which nobody answers, and never too late."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schuifaan.content.rides import WORKING_DAYS, Desk, LeadTime, OpeningHours, RideService
from schuifaan.services.travel.ride_times import deadline, first_day, hours_on, is_working_day
from schuifaan.services.travel.ways import ride_advice

FOUND = {"source": "Salut", "dated": "2026-12"}


def service(working_days: int | None, *desk: str) -> RideService:
    """One that must be asked so long before, with desk hours such as "maandag 9-12"."""
    hours = [_hours(text) for text in desk]
    return RideService(
        code="automaatje",
        name="Automaatje",
        municipality="hof-van-twente",
        organisation="salut",
        organisation_name="Salut",
        for_whom="Voor u.",
        how="U belt.",
        certainty="recent",
        source="Salut",
        source_dated="2026",
        lead_time=LeadTime(working_days=working_days, **FOUND) if working_days else None,
        desk=Desk(hours=tuple(hours), **FOUND) if hours else None,
    )


def _hours(text: str) -> OpeningHours:
    day, _, times = text.partition(" ")
    opens, closes = (time(int(it)) for it in times.split("-"))
    return OpeningHours.model_validate({"day": day, "opens": opens, "closes": closes})


EVERY_MORNING = tuple(f"{day} 9-12" for day in WORKING_DAYS)


@pytest.mark.parametrize(
    "working_days,desk,ride,until",
    [
        (2, EVERY_MORNING, "2026-11-26", "2026-11-24 12:00"),
        (2, ("maandag 9-12", "donderdag 9-12"), "2026-11-26", "2026-11-23 12:00"),
        (1, EVERY_MORNING, "2026-11-23", "2026-11-20 12:00"),
        (2, EVERY_MORNING, "2026-11-22", "2026-11-19 12:00"),
        (2, EVERY_MORNING, "2026-12-28", "2026-12-23 12:00"),
        (1, ("vrijdag 9-12",), "2026-12-28", "2026-12-18 12:00"),
        (1, ("maandag 9-12", "maandag 13-17"), "2026-11-24", "2026-11-23 17:00"),
        (1, EVERY_MORNING, "2027-04-28", "2027-04-26 12:00"),
    ],
    ids=[
        "two working days",
        "the desk does not answer every day",
        "a weekend in between",
        "a ride on Sunday",
        "Christmas in between",
        "the desk day is Christmas",
        "twice on one day",
        "King's day in between",
    ],
)
def test_until_when_to_ring(working_days: int, desk: tuple[str, ...], ride: str, until: str) -> None:
    assert deadline(service(working_days, *desk), date.fromisoformat(ride)) == datetime.fromisoformat(until)


def test_what_is_not_known_is_not_worked_out() -> None:
    now, day = datetime(2026, 11, 18, 8), date(2026, 11, 26)
    for lacking in (service(None, *EVERY_MORNING), service(2), service(None)):
        assert deadline(lacking, day) is None
        assert first_day(lacking, now) is None
        advice = ride_advice(lacking, [day], now)
        assert (advice.until, advice.too_late, advice.next_day) == (None, False, None)


def test_the_last_minute_is_in_time_and_the_next_is_not() -> None:
    asked = service(2, *EVERY_MORNING)
    thursday, later = date(2026, 11, 26), date(2026, 12, 3)
    in_time = ride_advice(asked, [thursday, later], datetime(2026, 11, 24, 11, 59))
    assert (in_time.until, in_time.too_late) == (datetime(2026, 11, 24, 12), False)
    too_late = ride_advice(asked, [thursday, later], datetime(2026, 11, 24, 12))
    assert (too_late.until, too_late.too_late) == (None, True)
    assert (too_late.next_day, too_late.next_until) == (later, datetime(2026, 12, 1, 12))
    assert ride_advice(asked, [thursday], datetime(2026, 11, 24, 12)).next_day is None


days = st.dates(date(2024, 1, 1), date(2035, 12, 31))
services = st.builds(
    lambda lead, desk: service(lead, *sorted(desk)),
    st.integers(1, 10),
    st.frozensets(
        st.builds(
            lambda day, opens: f"{day} {opens}-{opens + 3}", st.sampled_from(WORKING_DAYS), st.integers(7, 18)
        ),
        min_size=1,
    ),
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(asked=services, day=days)
def test_a_deadline_is_a_moment_at_which_somebody_answers_and_early_enough(
    asked: RideService, day: date
) -> None:
    until = deadline(asked, day)
    assert until is not None
    assert asked.desk
    assert asked.lead_time
    assert is_working_day(until.date())
    assert until.weekday() < 5
    assert until.time() in {it.closes for it in hours_on(asked.desk, until.date())}
    assert until.date() < day
    between = (until.date() + timedelta(days=n) for n in range((day - until.date()).days))
    assert sum(map(is_working_day, between)) >= asked.lead_time.working_days


@settings(max_examples=100, deadline=None, derandomize=True)
@given(asked=services, now=st.datetimes(datetime(2024, 1, 1), datetime(2035, 1, 1)))
def test_from_the_first_day_on_one_can_ring_for_every_day_and_before_it_for_none(
    asked: RideService, now: datetime
) -> None:
    first = first_day(asked, now)
    assert first is not None
    for number in range(-10, 20):
        day = first + timedelta(days=number)
        until = deadline(asked, day)
        assert until is not None
        assert (now < until) == (number >= 0)
