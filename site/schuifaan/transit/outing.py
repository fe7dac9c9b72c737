"""One venue at one moment, and the ways there and home for every place."""

from collections.abc import Iterator
from datetime import date, datetime

from schuifaan.transit.day import LONGEST, day_of
from schuifaan.transit.footpaths import Footpath, access_of
from schuifaan.transit.grid import Point
from schuifaan.transit.journey import Journey
from schuifaan.transit.paths import Path
from schuifaan.transit.service_day import DAY_ENDS, HOUR, seconds_of, service_day, wall_clock
from schuifaan.transit.telling import Teller
from schuifaan.transit.timetable import Timetable
from schuifaan.transit.walking import Walking


def outing_at(timetable: Timetable, point: Point, moment: datetime, walking: Walking) -> "Outing | None":
    """The outing to or from `point` at a moment of wall time; None when the timetable does not cover its day."""
    day = service_day(moment)
    return Outing(timetable, point, moment, day, walking) if timetable.covers(day) else None


class Outing:
    """Answers are pairs of a place's slug and its best journey; places without one are left out."""

    def __init__(
        self, timetable: Timetable, point: Point, moment: datetime, day: date, walking: Walking
    ) -> None:
        self._moment = seconds_of(moment, day)
        self._day = day_of(timetable, timetable.running(day), walking)
        self._access = access_of(timetable, point, walking)
        self._places = timetable.stops_of
        self._lacks_night = not timetable.knows_night_after(day)
        self._teller = Teller(timetable.contents, self._day, walking, wall_clock(day))

    @property
    def lacks_night(self) -> bool:
        """Whether a way home from here may be in a night of which the timetable does not say all."""
        return self._lacks_night and self._moment + LONGEST > 24 * HOUR

    def arrivals(self) -> Iterator[tuple[str, Journey]]:
        """The best journeys that are there at the moment."""
        paths = self._day.there(self._access, self._moment)
        for slug, stops in self._places.items():
            best = paths.best(_at_once(stops))
            if best:
                rides = best[1].rides
                yield slug, self._teller.journey(rides, last=self._access[self._day.alighting(rides[-1])])

    def departures(self) -> Iterator[tuple[str, Journey]]:
        """The best journeys that begin at the moment or later."""
        paths = self._day.back(self._access, self._moment)
        for slug, stops in self._places.items():
            best = paths.best(_at_once(stops))
            if best:
                rides = self._day.turned(best[1].rides)
                yield slug, self._teller.journey(rides, first=self._access[self._day.boarding(rides[0])])

    def last_home(self) -> Iterator[tuple[str, Journey]]:
        """The last journeys of the day."""
        for slug, stops in self._places.items():
            path = self._last_to(stops)
            if path:
                first = self._access[self._day.boarding(path.rides[0])]
                yield slug, self._teller.journey(path.rides, first=first)

    def _last_to(self, stops: tuple[int, ...]) -> Path | None:
        """The last journey to one of these stops that is not too long.

        One that is too long has the latest departure there is. Whatever arrives when it does, or later, leaves no
        later and takes no less: what remains arrives earlier.
        """
        deadline = DAY_ENDS
        while best := self._day.home(stops, deadline).best(self._access.values()):
            depart, path = best
            if path.arrival - depart <= LONGEST:
                return path
            deadline = path.arrival - 1
        return None


def _at_once(stops: tuple[int, ...]) -> list[Footpath]:
    """Stops of a place, where one is taken to stand already."""
    return [Footpath(stop, 0, 0) for stop in stops]
