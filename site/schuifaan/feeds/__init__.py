"""Partners' files: bytes in, activities and problems out. No database and no web here."""

from schuifaan.feeds.check import CheckedEvent, FeedCheck, check_reading
from schuifaan.feeds.context import ReadContext
from schuifaan.feeds.limits import MOST_BYTES
from schuifaan.feeds.reading import read_feed

__all__ = ["MOST_BYTES", "CheckedEvent", "FeedCheck", "ReadContext", "check_reading", "read_feed"]
