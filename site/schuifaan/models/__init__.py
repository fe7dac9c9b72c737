"""The tables, one file an aggregate. No I/O and no Flask here."""

from schuifaan.models.access import AccessFact
from schuifaan.models.activity import Activity
from schuifaan.models.audit import AuditEntry
from schuifaan.models.feed import Feed, FeedProblemRecord, FeedRun, SourceRecord
from schuifaan.models.index_task import IndexTask
from schuifaan.models.organisation import Organisation
from schuifaan.models.reach import Reach, ReachComputed, TimetableDay, TimetableInUse, VenueStop
from schuifaan.models.schedule import Occurrence, Schedule
from schuifaan.models.search_miss import SearchMiss
from schuifaan.models.submission import Decision, Submission
from schuifaan.models.venue import Venue

__all__ = [
    "AccessFact",
    "Activity",
    "AuditEntry",
    "Decision",
    "Feed",
    "FeedProblemRecord",
    "FeedRun",
    "IndexTask",
    "Occurrence",
    "Organisation",
    "Reach",
    "ReachComputed",
    "Schedule",
    "SearchMiss",
    "SourceRecord",
    "Submission",
    "TimetableDay",
    "TimetableInUse",
    "Venue",
    "VenueStop",
]
