"""The tables, one file an aggregate. No I/O and no Flask here."""

from schuifaan.models.access import AccessFact
from schuifaan.models.account import Account, Attempt, RecoveryCode, SignedIn, SignInLink
from schuifaan.models.activity import Activity
from schuifaan.models.attendance import AttendanceReport, SupplyWeek
from schuifaan.models.audit import AuditEntry
from schuifaan.models.company import CompanyRequest
from schuifaan.models.confirming import Confirmation, ConfirmationLink
from schuifaan.models.content_change import ContentChange
from schuifaan.models.draft import Draft
from schuifaan.models.feed import Feed, FeedProblemRecord, FeedRun, SourceRecord
from schuifaan.models.feed_history import DuplicatePair, FieldHint, HeldChange, Merge, RunJournal
from schuifaan.models.index_task import IndexTask
from schuifaan.models.mail import Mail
from schuifaan.models.organisation import Organisation
from schuifaan.models.passkey import Passkey, PasskeyQuestion
from schuifaan.models.reach import Reach, ReachComputed, TimetableDay, TimetableInUse, VenueStop
from schuifaan.models.schedule import Occurrence, Schedule
from schuifaan.models.search_miss import SearchMiss
from schuifaan.models.submission import Decision, Submission
from schuifaan.models.venue import Venue
from schuifaan.models.wish import Wish

__all__ = [
    "AccessFact",
    "Account",
    "Activity",
    "Attempt",
    "AttendanceReport",
    "AuditEntry",
    "CompanyRequest",
    "Confirmation",
    "ConfirmationLink",
    "ContentChange",
    "Decision",
    "Draft",
    "DuplicatePair",
    "Feed",
    "FeedProblemRecord",
    "FeedRun",
    "FieldHint",
    "HeldChange",
    "IndexTask",
    "Mail",
    "Merge",
    "Occurrence",
    "Organisation",
    "Passkey",
    "PasskeyQuestion",
    "Reach",
    "ReachComputed",
    "RecoveryCode",
    "RunJournal",
    "Schedule",
    "SearchMiss",
    "SignInLink",
    "SignedIn",
    "SourceRecord",
    "Submission",
    "SupplyWeek",
    "TimetableDay",
    "TimetableInUse",
    "Venue",
    "VenueStop",
    "Wish",
]
