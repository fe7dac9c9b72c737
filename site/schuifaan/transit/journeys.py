"""Journeys there and home again: one question about all places at once."""

from collections.abc import Mapping
from datetime import datetime

from schuifaan.clock import instant
from schuifaan.transit.grid import Point
from schuifaan.transit.journey import Journey, Reach, Status
from schuifaan.transit.outing import outing_at
from schuifaan.transit.timetable import Timetable
from schuifaan.transit.walking import ON_FOOT, Walking


def arrivals(
    timetable: Timetable, point: Point, latest: datetime, walking: Walking = ON_FOOT
) -> Mapping[str, Journey]:
    """Place slug -> the best way to be at `point` by `latest` (wall time); places without one are absent.

    Best: latest departure, then earliest arrival, fewest changes, least walking; at most three hours before
    `latest`. Empty when the timetable does not cover the day.
    """
    outing = outing_at(timetable, point, latest, walking)
    return dict(outing.arrivals()) if outing else {}


def departures(
    timetable: Timetable, point: Point, earliest: datetime, walking: Walking = ON_FOOT
) -> Mapping[str, Journey]:
    """Place slug -> the best way home from `point`, leaving at `earliest` (wall time) or later.

    Best: earliest arrival, then latest departure, fewest changes, least walking; home within three hours, and before
    four at night.
    """
    outing = outing_at(timetable, point, earliest, walking)
    return dict(outing.departures()) if outing else {}


def last_home(
    timetable: Timetable, point: Point, moment: datetime, walking: Walking = ON_FOOT
) -> Mapping[str, Journey]:
    """Place slug -> the last way home from `point` on the service day of `moment`; it takes three hours at most."""
    outing = outing_at(timetable, point, moment, walking)
    return dict(outing.last_home()) if outing else {}


def reach_of(
    timetable: Timetable,
    point: Point,
    start: datetime,
    end: datetime | None,
    walking: Walking = ON_FOOT,
) -> Mapping[str, Reach]:
    """Place slug -> whether one gets there by `start` and home after `end`, for every place of the timetable.

    Without an end nobody can say whether there is a way home: `onbekend`, unless there is no way there either.
    """
    out = outing_at(timetable, point, start, walking)
    home = outing_at(timetable, point, end or start, walking)
    if out is None or home is None:
        return dict.fromkeys(timetable.stops_of, Reach(Status.UNKNOWN))
    there, last = dict(out.arrivals()), dict(home.last_home())
    back = dict(home.departures()) if end else {}
    known = end is not None and not home.lacks_night
    return {
        slug: _reach(there.get(slug), back.get(slug), last.get(slug), end, known)
        for slug in timetable.stops_of
    }


def _reach(
    there: Journey | None, back: Journey | None, last: Journey | None, end: datetime | None, known: bool
) -> Reach:
    """`known`: that there is no way home can be said."""
    if there is None:
        return Reach(Status.NONE, None, back, last)
    if end is None or not (back or known):
        return Reach(Status.UNKNOWN, there, None, last)
    if back is None:
        return Reach(Status.ONLY_THERE, there, None, last)
    return Reach(Status.BOTH, there, back, last, _minutes(end, last.depart) if last else None)


def _minutes(begin: datetime, end: datetime) -> int:
    """That really pass between two moments of wall time; the clocks may change in between."""
    return round(instant(end).timestamp() - instant(begin).timestamp()) // 60
