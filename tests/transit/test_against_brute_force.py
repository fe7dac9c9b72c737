"""On any feed and for any question the journeys are those that trying everything gives."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, note, settings
from hypothesis import strategies as st

from schuifaan.transit import (
    ON_FOOT,
    WITH_ROLLATOR,
    Journey,
    Point,
    Timetable,
    Walking,
    arrivals,
    departures,
    last_home,
)
from tests.transit.brute_force import ZONE, BruteForce, Found, moment
from tests.transit.feeds import HOME, METRE, Call, Feed, TripRow, area, imported

TODAY = date(2026, 10, 20)
DAYS = (date(2026, 10, 22), date(2026, 10, 24), date(2026, 10, 25), date(2026, 10, 26), date(2026, 12, 25),
        date(2027, 3, 27), date(2027, 3, 28))  # fmt: skip
"""A plain day, the nights in which the clocks change and the days beside them, and a holiday."""
FIRST, LAST = date(2026, 10, 1), date(2027, 4, 30)
PLACES = ("goor", "delden", "markelo")
LONGEST = timedelta(hours=3)
Key = Callable[[Found], Any]


def text(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}:00"


@st.composite
def calls(draw: st.DrawFn, stops: list[str], begin: int) -> tuple[Call, ...]:
    """A trip: two to five calls, some without boarding or alighting, some waiting a little."""
    chosen = draw(st.lists(st.sampled_from(stops), min_size=2, max_size=5))
    now = begin + 5 * draw(st.integers(0, 24))
    found = []
    for stop in chosen:
        departure = now + draw(st.sampled_from((0, 0, 1, 5)))
        found.append(
            Call(
                stop,
                text(now),
                text(departure),
                pickup=draw(st.sampled_from(("", "", "0", "1", "2", "3"))),
                drop_off=draw(st.sampled_from(("", "", "0", "1", "3"))),
            )
        )
        now = departure + draw(st.sampled_from((0, 3, 5, 10, 40)))
    return tuple(found)


@st.composite
def feeds(draw: st.DrawFn, begin: int) -> Feed:
    """A feed in which everything runs in the two hours from minute `begin` of the service day."""
    feed = Feed()
    stops = []
    for number in range(draw(st.integers(3, 6))):
        place = PLACES[draw(st.integers(0, 2))]
        north, east = (400 * draw(st.integers(0, 4)) for _ in range(2))
        station = draw(st.sampled_from(("", "", "hub")))
        stops.append(feed.stop(f"s{number}", f"{place.capitalize()}, {number}", north, east, station=station))
    feed.stop("hub", "Hub", 0, 0, kind="1")
    feed.stop("far1", "Ver, 1", 9000)
    feed.stop("far2", "Ver, 2", 12_000)
    feed.runs("daily", FIRST, LAST)
    feed.trip("far1 9:00, far2 9:10")
    feed.runs("some", FIRST, LAST, draw(st.text("01", min_size=7, max_size=7)))
    feed.runs("period", *sorted(draw(st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)))))
    for day in DAYS:
        for service in ("some", "dates"):
            if draw(st.booleans()):
                feed.exceptions.append((service, day, draw(st.sampled_from("12"))))
    services = st.sampled_from(("daily", "daily", "some", "period", "dates"))
    for number in range(draw(st.integers(1, 7))):
        its_calls = draw(calls(stops, begin))
        feed.trips.append(TripRow(f"r{number}", its_calls, draw(services), str(number)))
        if draw(st.integers(0, 4)) == 0:
            since = begin + 5 * draw(st.integers(0, 24))
            until = since + draw(st.sampled_from((7, 20, 45)))
            headway = 60 * draw(st.sampled_from((7, 15)))
            exact = draw(st.sampled_from(("", "0", "1")))
            feed.frequencies.append((f"r{number}", text(since), text(until), headway, exact))
    if draw(st.booleans()):  # one ride hands over to the next, just in time or just not
        for number, (one, other) in enumerate(pairwise(stops)):
            now = begin + 10 * number + draw(st.sampled_from((0, 2, 5)))
            ride = Call(one, text(now), text(now)), Call(other, text(now + 8), text(now + 8))
            feed.trips.append(TripRow(f"c{number}", ride, "daily", f"c{number}"))
    ends = st.sampled_from([*stops, "hub"])
    for _ in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from("0123"))
        origin = draw(ends)
        feed.transfers.append((origin, draw(st.just(origin) | ends), kind, "600" if kind == "2" else ""))
    return feed


points = st.builds(
    lambda north, east: Point(HOME[0] + 150 * north * METRE, HOME[1] + 150 * east * METRE / 0.6157),
    st.integers(0, 11),
    st.integers(0, 11),
)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Feed, list[tuple[Point, datetime, bool]]]:
    """A feed, and questions about the hours in which something runs: point, wall time, whether with a rollator."""
    begin = 60 * draw(st.sampled_from((1, 9, 23, 25)))
    minutes = st.integers(0, 40).map(lambda it: timedelta(minutes=begin + 5 * it))
    midnights = st.sampled_from(DAYS).map(lambda day: datetime.combine(day, time()))
    moments = st.builds(lambda midnight, later: midnight + later, midnights, minutes)
    questions = st.lists(st.tuples(points, moments, st.booleans()), min_size=3, max_size=3)
    return draw(feeds(begin)), draw(questions)


class Question:
    """One point at one moment, put to the program and to the brute force."""

    def __init__(
        self, feed: Feed, timetable: Timetable, point: Point, wall: datetime, walking: Walking
    ) -> None:
        self.asked = timetable, point, wall, walking
        self.moment = moment(wall)
        self.brute = BruteForce(feed, (wall - timedelta(hours=3)).date(), walking)
        self.near = self.brute.near(point.lat, point.lon)
        self.of_place = {
            slug: {s.id: 0 for s in self.brute.stops.values() if s.name.startswith(slug.capitalize())}
            for slug in PLACES
        }

    def check(self) -> None:
        """All three questions have the same answers."""
        brute, end = self.brute, min(self.moment + LONGEST, self.brute.end)
        there: Key = lambda it: (it.depart, -it.arrive.timestamp(), -it.changes, -it.metres)  # noqa: E731
        back: Key = lambda it: (-it.arrive.timestamp(), it.depart, -it.changes, -it.metres)  # noqa: E731
        self._same(
            arrivals(*self.asked),
            lambda stops: brute.journeys(stops, self.near, self.moment - LONGEST, self.moment),
            there,
        )
        self._same(
            departures(*self.asked), lambda stops: brute.journeys(self.near, stops, self.moment, end), back
        )
        self._same(
            last_home(*self.asked),
            lambda stops: (
                it
                for it in brute.journeys(self.near, stops, brute.begin - LONGEST, brute.end)
                if it.arrive - it.depart <= LONGEST
            ),
            there,
        )

    def _same(
        self, answer: Mapping[str, Journey], everything: Callable[[dict[str, int]], Iterable[Found]], key: Key
    ) -> None:
        wanted = {
            slug: max(everything(stops), key=key, default=None) for slug, stops in self.of_place.items()
        }
        shown = {slug: on_the_clock(found) for slug, found in wanted.items() if found}
        told = {slug: (it.depart, it.arrive, it.changes, it.walk_metres) for slug, it in answer.items()}
        assert told == shown


def on_the_clock(found: Found) -> tuple[datetime, datetime, int, int]:
    depart, arrive = (it.astimezone(ZONE).replace(tzinfo=None) for it in (found.depart, found.arrive))
    return depart, arrive, found.changes, found.metres


@settings(max_examples=120, deadline=None)
@given(worlds())
def test_journeys_are_those_that_trying_everything_gives(
    world: tuple[Feed, list[tuple[Point, datetime, bool]]],
) -> None:
    feed, questions = world
    note("\n".join(f"== {name}\n{text}" for name, text in feed.files().items()))
    with TemporaryDirectory() as folder:
        places = area(*((slug, 400 * number, 0) for number, slug in enumerate(PLACES)))
        timetable = imported(feed, places, Path(folder), TODAY)
    for point, wall, slowly in questions:
        Question(feed, timetable, point, wall, WITH_ROLLATOR if slowly else ON_FOOT).check()
