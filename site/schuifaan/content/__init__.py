"""Content: what an administrator can change without touching the program.

`load_content(folder)` gives a `Content` to ask; `check_content(folder)` says what is wrong, and where.
"""

from schuifaan.content.alone import Alone, Way
from schuifaan.content.checks import check_content, load_content
from schuifaan.content.codes import FIXED, KINDS, PICTOGRAMS, Code
from schuifaan.content.content import Content
from schuifaan.content.crisis import Crisis, CrisisContact
from schuifaan.content.documents import codes_document
from schuifaan.content.municipalities import (
    Bounds,
    Brand,
    HelpLine,
    Municipality,
    Place,
    PostcodeArea,
    Station,
    area_of,
)
from schuifaan.content.organisations import Organisation, Page, PhoneFact, Source, WebsiteFact
from schuifaan.content.problems import ContentError, ContentProblem
from schuifaan.content.quiet_times import QuietDays, QuietTime, quiet_days
from schuifaan.content.rides import LeadTime, OpeningHours, RideFact, RideService, with_examples
from schuifaan.content.thesaurus import WordGroup
from schuifaan.content.topics import Topic
from schuifaan.content.weeks import ThemeWeek, WeekYear, next_week, previous_week, week_in_year, week_on
from schuifaan.content.wishes import Wish
from schuifaan.content.wording import WordToAvoid, avoidable

__all__ = [
    "FIXED",
    "KINDS",
    "PICTOGRAMS",
    "Alone",
    "Bounds",
    "Brand",
    "Code",
    "Content",
    "ContentError",
    "ContentProblem",
    "Crisis",
    "CrisisContact",
    "HelpLine",
    "LeadTime",
    "Municipality",
    "OpeningHours",
    "Organisation",
    "Page",
    "PhoneFact",
    "Place",
    "PostcodeArea",
    "QuietDays",
    "QuietTime",
    "RideFact",
    "RideService",
    "Source",
    "Station",
    "ThemeWeek",
    "Topic",
    "Way",
    "WebsiteFact",
    "WeekYear",
    "Wish",
    "WordGroup",
    "WordToAvoid",
    "area_of",
    "avoidable",
    "check_content",
    "codes_document",
    "load_content",
    "next_week",
    "previous_week",
    "quiet_days",
    "week_in_year",
    "week_on",
    "with_examples",
]
