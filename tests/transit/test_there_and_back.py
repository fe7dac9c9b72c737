"""What a resident of Markelo is told about an activity in Goor (the walk from the stop takes four minutes)."""

from dataclasses import replace
from datetime import date

import pytest

from schuifaan.transit import WITH_ROLLATOR, Journey, Point, Reach
from tests.transit.conftest import World
from tests.transit.feeds import HOME, METRE, Call, Feed, TripRow

ACTIVITY = "2026-11-18 10:00", "2026-11-18 12:00"
BINGO = "2026-11-18 19:30", "2026-11-18 21:30"


def times(journey: Journey | None) -> str | None:
    """ "9:00-9:24" """
    return journey and f"{journey.depart:%-H:%M}-{journey.arrive:%-H:%M}"


def told(reach: Reach) -> tuple[str, str | None, str | None]:
    return reach.status.value, times(reach.there), times(reach.back)


def test_a_bus_there_and_a_bus_back(world: World, feed: Feed) -> None:
    feed.trip("markelo 9:30, goor 9:50")
    feed.trip("goor 12:10, markelo 12:30")
    reach = world.from_markelo(*ACTIVITY)
    assert told(reach) == ("heen-en-terug", "9:30-9:54", "12:06-12:30")
    assert reach.there
    assert (reach.there.from_stop, reach.there.walk_metres, reach.there.changes) == ("Markelo, Dorp", 260, 0)


def test_the_last_bus_leaves_10_minutes_before_bingo_ends_so_one_gets_there_and_not_back(
    world: World, feed: Feed
) -> None:
    feed.trip("markelo 19:00, goor 19:20")
    feed.trip("goor 21:24, markelo 21:44")
    reach = world.from_markelo(*BINGO)
    assert told(reach) == ("alleen-heen", "19:00-19:24", None)
    assert times(reach.last_home) == "21:20-21:44"
    assert reach.spare_minutes is None


def test_the_only_bus_there_comes_a_minute_late(world: World, feed: Feed) -> None:
    feed.trip("markelo 9:37, goor 9:57")
    feed.trip("goor 12:10, markelo 12:30")
    assert told(world.from_markelo(*ACTIVITY)) == ("niet", None, "12:06-12:30")


def test_the_bus_that_comes_just_in_time_is_in_time(world: World, feed: Feed) -> None:
    feed.trip("markelo 9:36, goor 9:56")
    feed.trip("goor 12:04, markelo 12:24")
    assert told(world.from_markelo(*ACTIVITY)) == ("heen-en-terug", "9:36-10:00", "12:00-12:24")


def test_of_two_buses_the_later_one_is_told(world: World, feed: Feed) -> None:
    feed.trip("markelo 8:30, goor 8:50")
    feed.trip("markelo 9:30, goor 9:50")
    assert times(world.from_markelo(*ACTIVITY).there) == "9:30-9:54"


def test_of_two_that_leave_together_the_one_that_arrives_first_is_told(world: World, feed: Feed) -> None:
    feed.trip("markelo 9:30, goor 9:55", line="slow")
    feed.trip("markelo 9:30, goor 9:45", line="fast")
    there = world.from_markelo(*ACTIVITY).there
    assert there
    assert there.legs[0].line == "fast"


def test_going_home_the_first_to_arrive_is_told_and_not_the_first_to_leave(world: World, feed: Feed) -> None:
    feed.trip("goor 12:10, markelo 12:50", line="slow")
    feed.trip("goor 12:20, markelo 12:40", line="fast")
    assert times(world.from_markelo(*ACTIVITY).back) == "12:16-12:40"


def test_spare_minutes_say_how_long_one_can_linger(world: World, feed: Feed) -> None:
    feed.trip("markelo 9:30, goor 9:50")
    feed.trip("goor 12:10, markelo 12:30")
    feed.trip("goor 12:49, markelo 13:09")
    assert world.from_markelo(*ACTIVITY).spare_minutes == 45


def test_a_change_needs_two_minutes_and_misses_by_one(world: World, feed: Feed) -> None:
    feed.trip("delden 9:00, goor 9:20")
    feed.trip("goor 9:21, markelo 9:41", line="2")
    feed.trip("markelo 9:42, goor 9:55", line="3")
    feed.trip("goor 12:10, markelo 12:30")
    feed.trip("markelo 12:31, delden 12:50", line="4")
    assert world.reaches(*ACTIVITY)["delden"].there is not None
    reach = world.reaches("2026-11-18 10:00", "2026-11-18 12:00", north=-200)["delden"]
    assert reach.status == "alleen-heen"
    assert times(reach.there) == "9:00-9:24"


def test_two_changes_are_possible_and_three_are_not(world: World, feed: Feed) -> None:
    for number, north in enumerate((2700, 3900, 5100)):
        feed.stop(f"via{number}", f"Onderweg, {number}", north)
    feed.trip("delden 9:00, via2 9:05", line="1")
    feed.trip("via2 9:10, via1 9:15", line="2")
    feed.trip("via1 9:20, via0 9:25", line="3")
    feed.trip("via0 9:30, goor 9:35", line="4")
    assert world.reaches(*ACTIVITY)["delden"].there is None


def test_the_third_ride_may_be_the_last(world: World, feed: Feed) -> None:
    for number, north in enumerate((2700, 3900)):
        feed.stop(f"via{number}", f"Onderweg, {number}", north)
    feed.trip("delden 9:00, via1 9:05", line="1")
    feed.trip("via1 9:10, via0 9:15", line="2")
    feed.trip("via0 9:20, goor 9:25", line="3")
    there = world.reaches(*ACTIVITY)["delden"].there
    assert there
    assert there.changes == 2


def test_between_two_stops_one_walks_and_is_told_so(world: World, feed: Feed) -> None:
    feed.stop("hof", "Hof, Kerk", 5000)
    feed.stop("hof2", "Hof, School", 5300)
    feed.trip("delden 9:00, hof2 9:10")
    feed.trip("hof 9:18, goor 9:30", line="2")
    there = world.reaches(*ACTIVITY)["delden"].there
    assert there
    assert [(leg.kind, leg.from_name, leg.to_name, leg.metres) for leg in there.legs] == [
        ("bus", "Delden, Markt", "Hof, School", 0),
        ("lopen", "Hof, School", "Hof, Kerk", 390),
        ("bus", "Hof, Kerk", "Goor, Station", 0),
        ("lopen", "Goor, Station", "", 260),
    ]


def test_a_stop_more_than_800_metres_away_is_too_far(world: World, feed: Feed) -> None:
    feed.trip("markelo 9:00, goor 9:20")
    assert world.from_markelo(*ACTIVITY, north=-615).there is not None
    assert world.from_markelo(*ACTIVITY, north=-620).there is None


def test_with_a_rollator_one_walks_less_far_and_slower(world: World, feed: Feed) -> None:
    feed.trip("markelo 9:00, goor 9:20")
    there = world.from_markelo(*ACTIVITY, walking=WITH_ROLLATOR).there
    assert times(there) == "9:00-9:27"
    assert world.from_markelo(*ACTIVITY, north=-310, walking=WITH_ROLLATOR).there is None


def test_nobody_leaves_more_than_three_hours_before(world: World, feed: Feed) -> None:
    feed.trip("markelo 6:59, goor 7:19")
    assert world.from_markelo(*ACTIVITY).status == "niet"


def test_nobody_is_on_the_way_home_for_more_than_three_hours(world: World, feed: Feed) -> None:
    feed.trip("markelo 9:30, goor 9:50")
    feed.trip("goor 14:50, markelo 15:01")
    assert world.from_markelo(*ACTIVITY).status == "alleen-heen"


def test_on_sunday_there_is_no_bus(world: World, feed: Feed) -> None:
    feed.runs("weekdays", date(2026, 11, 1), date(2026, 12, 31), "1111110")
    feed.trip("markelo 9:30, goor 9:50", service="weekdays")
    feed.trip("goor 12:10, markelo 12:30", service="weekdays")
    assert world.from_markelo("2026-11-21 10:00", "2026-11-21 12:00").status == "heen-en-terug"
    assert world.from_markelo("2026-11-22 10:00", "2026-11-22 12:00").status == "niet"


def test_on_christmas_day_the_bus_stays_in(world: World, feed: Feed) -> None:
    feed.runs("bus", date(2026, 11, 1), date(2027, 1, 31))
    feed.exceptions.append(("bus", date(2026, 12, 25), "2"))
    feed.trip("markelo 9:30, goor 9:50", service="bus")
    assert world.from_markelo("2026-12-24 10:00", None).there is not None
    assert world.from_markelo("2026-12-25 10:00", None).status == "niet"


def test_an_extra_bus_runs_on_one_date_only(world: World, feed: Feed) -> None:
    feed.exceptions.append(("fair", date(2026, 11, 21), "1"))
    feed.trip("markelo 9:30, goor 9:50", service="fair")
    feed.trip("markelo 23:30, goor 23:50")
    assert world.from_markelo("2026-11-21 10:00", None).there is not None
    assert world.from_markelo("2026-11-22 10:00", None).there is None


def test_a_date_after_the_timetable_is_unknown_and_never_no(world: World, feed: Feed) -> None:
    feed.trip("markelo 9:30, goor 9:50")
    assert world.from_markelo("2027-05-01 10:00", "2027-05-01 12:00").status == "onbekend"
    assert world.from_markelo("9999-12-31 23:00", "9999-12-31 23:59").status == "onbekend"


def test_a_date_is_unknown_as_soon_as_one_of_the_operators_has_not_delivered_it(
    world: World, feed: Feed
) -> None:
    feed.runs("short", date(2026, 11, 1), date(2026, 12, 12))
    feed.trip("markelo 9:30, goor 9:50")
    feed.trip("delden 9:30, goor 9:50", service="short", agency="other")
    assert world.timetable.last_day == date(2026, 12, 12)


def test_without_an_end_nobody_knows_whether_one_gets_home(world: World, feed: Feed) -> None:
    feed.trip("markelo 9:30, goor 9:50")
    feed.trip("goor 12:10, markelo 12:30")
    reach = world.from_markelo("2026-11-18 10:00", None)
    assert (reach.status, times(reach.last_home)) == ("onbekend", "12:06-12:30")


def test_the_bus_at_ten_past_one_at_night_belongs_to_the_evening_before(world: World, feed: Feed) -> None:
    feed.runs("friday", date(2026, 11, 1), date(2026, 12, 31), "0000100")
    feed.trip("markelo 20:30, goor 20:50", service="friday")
    feed.trip("goor 25:10, markelo 25:30", service="friday")
    feed.trip("markelo 23:30, goor 23:50")
    friday, thursday = "2026-11-20", "2026-11-19"
    assert told(world.from_markelo(f"{friday} 22:00", "2026-11-21 01:00")) == (
        "heen-en-terug",
        "20:30-20:54",
        "1:06-1:30",
    )
    assert world.from_markelo(f"{thursday} 22:00", f"{friday} 01:00").status == "niet"


def test_a_bus_under_way_at_midnight_is_caught_after_midnight(world: World, feed: Feed) -> None:
    feed.trip("delden 23:50, markelo 24:05, goor 24:25")
    assert times(world.from_markelo("2026-11-19 00:30", None).there) == "0:05-0:29"


def until_friday(feed: Feed) -> None:
    """The timetable ends on Friday 20 November."""
    feed.runs("ending", date(2026, 11, 1), date(2026, 11, 20))
    feed.trip("markelo 19:30, goor 19:50", service="ending")


def test_the_bus_after_midnight_of_the_last_day_of_the_timetable_is_the_way_home_that_night(
    world: World, feed: Feed
) -> None:
    until_friday(feed)
    feed.trip("goor 24:30, markelo 24:50", service="ending")
    reach = world.from_markelo("2026-11-20 20:30", "2026-11-21 00:15")
    assert told(reach) == ("heen-en-terug", "19:30-19:54", "0:26-0:50")
    assert times(reach.last_home) == "0:26-0:50"


def test_whether_a_bus_of_the_day_after_the_last_goes_home_at_night_nobody_knows(
    world: World, feed: Feed
) -> None:
    until_friday(feed)
    feed.runs("thursdays", date(2026, 11, 1), date(2026, 11, 20), "0001000")
    feed.trip("goor 0:30, markelo 0:50", service="thursdays")
    assert told(world.from_markelo("2026-11-18 20:30", "2026-11-18 23:45"))[::2] == (
        "heen-en-terug",
        "0:26-0:50",
    )
    assert told(world.from_markelo("2026-11-19 20:30", "2026-11-19 23:45"))[0] == "alleen-heen"
    assert world.timetable.pattern(date(2026, 11, 19)) != world.timetable.pattern(date(2026, 11, 20))
    reach = world.from_markelo("2026-11-20 20:30", "2026-11-20 23:45")
    assert told(reach) == ("onbekend", "19:30-19:54", None)


@pytest.mark.parametrize(
    ("day", "service_times", "wall"),
    [
        ("2026-10-25", "goor 25:30, markelo 27:30", "1:26-2:30"),
        ("2027-03-28", "goor 25:30, markelo 26:30", "1:26-3:30"),
    ],
)
def test_when_the_clocks_change_at_night_a_ride_still_takes_as_long(
    world: World, feed: Feed, day: str, service_times: str, wall: str
) -> None:
    world.today = date(2026, 10, 20)
    feed.trip(service_times)
    assert times(world.from_markelo(f"{day} 00:30", f"{day} 01:20").back) == wall


def test_who_may_not_get_on_or_off_does_not(world: World, feed: Feed) -> None:
    feed.trips.append(
        TripRow(
            "only-out",
            (Call("markelo", "9:30:00", "9:30:00", pickup="1"), Call("goor", "9:50:00", "9:50:00")),
            "daily",
            "1",
        )
    )
    feed.trips.append(
        TripRow(
            "only-in",
            (Call("delden", "9:30:00", "9:30:00"), Call("goor", "9:50:00", "9:50:00", drop_off="1")),
            "daily",
            "2",
        )
    )
    reaches = world.reaches(*ACTIVITY)
    assert (reaches["markelo"].there, reaches["delden"].there) == (None, None)


def test_a_bus_that_must_be_rung_for_is_not_promised(world: World, feed: Feed) -> None:
    feed.trips.append(
        TripRow(
            "on-call",
            (Call("markelo", "9:30:00", "9:30:00", pickup="2"), Call("goor", "9:50:00", "9:50:00")),
            "daily",
            "1",
        )
    )
    assert world.from_markelo(*ACTIVITY).there is None


def test_a_bus_every_quarter_of_an_hour_at_no_fixed_time_is_told_with_the_longest_wait(
    world: World, feed: Feed
) -> None:
    feed.trip("markelo 0:00, goor 0:20")
    feed.frequencies.append(("t0", "08:00:00", "10:00:00", 900, "0"))
    assert times(world.from_markelo(*ACTIVITY).there) == "9:15-9:54"


def test_a_bus_every_quarter_of_an_hour_at_fixed_times_is_told_with_its_times(
    world: World, feed: Feed
) -> None:
    feed.trip("markelo 0:00, goor 0:20")
    feed.frequencies.append(("t0", "08:01:00", "10:00:00", 900, "1"))
    assert times(world.from_markelo(*ACTIVITY).there) == "9:31-9:55"


def test_a_bus_that_waits_for_the_train_can_be_boarded_at_once(world: World, feed: Feed) -> None:
    feed.stop("hof", "Hof, Kerk", 5000)
    feed.trip("delden 9:00, hof 9:10", route_type="2")
    feed.trip("hof 9:10, goor 9:30", line="2")
    feed.transfers.append(("hof", "hof", "1", ""))
    there = world.reaches(*ACTIVITY)["delden"].there
    assert there
    assert [leg.kind for leg in there.legs] == ["trein", "bus", "lopen"]


def test_a_change_the_feed_rules_out_is_not_made(world: World, feed: Feed) -> None:
    feed.stop("hof", "Hof, Kerk", 5000)
    feed.trip("delden 9:00, hof 9:10")
    feed.trip("hof 9:20, goor 9:30", line="2")
    feed.transfers.append(("hof", "hof", "3", ""))
    assert world.reaches(*ACTIVITY)["delden"].there is None


def test_wheelchairs_go_where_vehicle_and_both_stops_take_them(world: World, feed: Feed) -> None:
    feed.stops[:2] = [replace(it, wheelchair="1") for it in feed.stops[:2]]
    feed.trip("markelo 9:30, goor 9:50", wheelchair="1")
    feed.trip("goor 12:10, markelo 12:30")
    feed.trip("delden 9:30, goor 9:50", wheelchair="2")
    reaches = world.reaches(*ACTIVITY)
    facts = [
        journey.legs[at].wheelchair
        for journey, at in (
            (reaches["markelo"].there, 0),
            (reaches["markelo"].back, 1),
            (reaches["delden"].there, 0),
        )
        if journey
    ]
    assert facts == [True, None, False]


def test_days_on_which_the_same_runs_share_a_pattern(world: World, feed: Feed) -> None:
    feed.runs("weekdays", date(2026, 11, 1), date(2026, 12, 31), "1111100")
    feed.runs("night", date(2026, 11, 1), date(2026, 12, 31), "0000100")
    feed.trip("markelo 9:30, goor 9:50", service="weekdays")
    feed.trip("goor 24:10, markelo 24:30", service="night")
    feed.trip("markelo 23:30, goor 23:50")
    pattern = {day: world.timetable.pattern(date(2026, 11, day)) for day in range(23, 30)}
    monday, tuesday, _, thursday, friday, saturday, sunday = pattern.values()
    assert monday == tuesday == thursday
    assert len({monday, friday, saturday, sunday}) == 4


def test_stops_near_an_activity_are_named_nearest_first(world: World, feed: Feed) -> None:
    feed.stop("near", "Goor, Dichtbij", -100)
    feed.trip("markelo 9:30, goor 9:50, near 9:52")
    found = world.timetable.stops_near(Point(HOME[0] - 200 * METRE, HOME[1]), 400)
    assert [(stop.name, metres) for stop, metres in found] == [
        ("Goor, Dichtbij", 130),
        ("Goor, Station", 260),
    ]
