"""Public transport: the timetable somebody imported, and the journeys there and home again that follow from it.

Pure: the standard library, and urllib3 to fetch a file. No database, no web.

    area = area_of(content)
    report = import_timetable(Path("gtfs.zip"), area, settings.timetable, today)    # TimetableError, old one stays
    timetable = open_timetable(settings.timetable)                                  # None: nothing imported yet
    reach_of(timetable, Point(52.23, 6.58), start, end)["markelo"].status           # "heen-en-terug"
"""

from schuifaan.transit.area import Area, PlaceCentre, area_of
from schuifaan.transit.grid import Point
from schuifaan.transit.importing import ImportReport, Progress, import_timetable
from schuifaan.transit.journey import WALK, Journey, Leg, Reach, Status
from schuifaan.transit.journeys import arrivals, departures, last_home, reach_of
from schuifaan.transit.problems import TimetableError
from schuifaan.transit.service_day import service_day
from schuifaan.transit.storage import open_timetable, stored_identity
from schuifaan.transit.timetable import Stop, Timetable
from schuifaan.transit.walking import ON_FOOT, WITH_ROLLATOR, Walking, walked_metres

__all__ = [
    "ON_FOOT",
    "WALK",
    "WITH_ROLLATOR",
    "Area",
    "ImportReport",
    "Journey",
    "Leg",
    "PlaceCentre",
    "Point",
    "Progress",
    "Reach",
    "Status",
    "Stop",
    "Timetable",
    "TimetableError",
    "Walking",
    "area_of",
    "arrivals",
    "departures",
    "import_timetable",
    "last_home",
    "open_timetable",
    "reach_of",
    "service_day",
    "stored_identity",
    "walked_metres",
]
