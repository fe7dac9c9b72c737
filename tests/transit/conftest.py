"""A small world to travel in: Goor and Markelo 7 km apart, Delden 8 km to the north."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest

from schuifaan.transit import ON_FOOT, Point, Reach, Timetable, Walking, reach_of
from tests.transit.feeds import HOME, METRE, Feed, area, imported

TODAY = date(2026, 11, 18)


class World:
    """A feed to fill, and then questions about an activity in Goor, 200 m (260 m on foot) from the bus stop."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._timetable: Timetable | None = None
        self.today = TODAY
        self.feed = Feed()
        self.feed.stop("goor", "Goor, Station", 0)
        self.feed.stop("markelo", "Markelo, Dorp", 0, -7000)
        self.feed.stop("delden", "Delden, Markt", 8000)
        self.feed.runs("daily", date(2026, 9, 1), date(2027, 4, 30))

    @property
    def timetable(self) -> Timetable:
        if self._timetable is None:
            places = area(("goor", 0, 0), ("markelo", 0, -7000), ("delden", 8000, 0))
            self._timetable = imported(self.feed, places, self._folder, self.today)
        return self._timetable

    def reaches(
        self, start: str, end: str | None, *, north: float = -200, walking: Walking = ON_FOOT
    ) -> Mapping[str, Reach]:
        """From each place, for an activity from `start` to `end` ("2026-11-18 10:00")."""
        point = Point(HOME[0] + north * METRE, HOME[1])
        begin, until = datetime.fromisoformat(start), datetime.fromisoformat(end) if end else None
        return reach_of(self.timetable, point, begin, until, walking)

    def from_markelo(self, start: str, end: str | None, **more: object) -> Reach:
        return self.reaches(start, end, **more)["markelo"]  # type: ignore[arg-type]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.fixture
def feed(world: World) -> Feed:
    return world.feed
