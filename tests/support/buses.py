"""A bus between Markelo and Goor for a village: it runs on working days, in a timetable of five weeks."""

from datetime import date
from pathlib import Path

from schuifaan.transit import area_of, import_timetable
from tests.support.village import Village
from tests.transit.feeds import Feed, StopRow, zipped

FIRST, LAST = date(2026, 11, 16), date(2026, 12, 20)
MARKT = (52.2330, 6.5868)
"""Where the stop in Goor is."""
LINE = "97"


def working_days(*trips: str) -> Feed:
    """A feed with these trips (`markelo 9:10, goor 9:30`) from Monday to Friday."""
    feed = Feed()
    feed.info = ("Proefvervoer", "1")
    feed.stops = [
        StopRow("goor", "Goor, Markt", *MARKT),
        StopRow("markelo", "Markelo, Dorp", 52.2354, 6.4979),
    ]
    feed.runs("werkdag", FIRST, LAST, "1111100")
    for trip in trips:
        feed.trip(trip, service="werkdag", line=LINE)
    return feed


def lay_down(village: Village, feed: Feed, folder: Path) -> None:
    """Import the feed as an administrator does, and let the worker do its work."""
    put_in_place(village, feed, folder)
    village.work()


def put_in_place(village: Village, feed: Feed, folder: Path) -> None:
    """Import the feed while no worker runs."""
    installation = village.installation
    file = zipped(feed.files(), folder / "gtfs.zip")
    import_timetable(file, area_of(installation.content), installation.settings.timetable, village.now.date())
