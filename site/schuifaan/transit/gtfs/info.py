"""feed_info.txt and agency.txt: whose timetable it is, and for when."""

from dataclasses import dataclass
from datetime import date

from schuifaan.transit.gtfs.source import Source
from schuifaan.transit.gtfs.values import day

EXAMPLE = "voorbeeld"
"""In the name of who publishes it: an invented timetable, for demonstrations."""


@dataclass(frozen=True, slots=True)
class Info:
    """Who publishes the feed, and the days it says it is complete for; None: it does not say."""

    name: str
    example: bool
    first_day: date | None
    last_day: date | None


def read_info(feed: Source) -> Info:
    """What the feed says about itself; without feed_info.txt the first agency's name."""
    fields = ("feed_publisher_name", "feed_version", "feed_start_date", "feed_end_date")
    file = "feed_info.txt"
    for publisher, version, first, last in feed.rows("feed_info", (), fields):
        return Info(
            name=" ".join(f"{publisher} {version}".split())[:200],
            example=EXAMPLE in publisher.casefold(),
            first_day=day(first, file) if first.strip() else None,
            last_day=day(last, file) if last.strip() else None,
        )
    for name, _ in feed.rows("agency", ("agency_name",), ("agency_url",)):
        return Info(" ".join(name.split())[:200], EXAMPLE in name.casefold(), None, None)
    return Info("", False, None, None)
