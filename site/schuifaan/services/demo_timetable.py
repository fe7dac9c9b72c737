"""The demonstration's timetable: invented trips between real villages, said to be invented wherever they are shown."""

from datetime import date
from pathlib import Path

from schuifaan.content import Content
from schuifaan.transit import TimetableError, area_of, import_timetable, open_timetable

FEED = "dienstregeling"


def load_demo_timetable(content: Content, demo: Path, folder: Path, today: date) -> str | None:
    """Import the invented timetable in the folder `demo` when there is none yet; returns a sentence about it.

    One that somebody imported stays, whatever it is.
    """
    try:
        if open_timetable(folder) is not None or not (demo / FEED).is_dir():
            return None
    except TimetableError as error:
        return str(error)
    report = import_timetable(demo / FEED, area_of(content), folder, today)
    return f"Demo timetable: {report.trips} trips, until {report.last_day}."
