"""What must be done now and then, whoever does it: the worker beside a running site, or a command."""

from dataclasses import dataclass, field
from datetime import date, datetime

from schuifaan.db import Database
from schuifaan.services.coalition.history import keep_supply
from schuifaan.services.confirming.labels import keep_labels
from schuifaan.services.confirming.mailing import mail_due
from schuifaan.services.feeds.bodies import Bodies
from schuifaan.services.feeds.trying import drafts_of
from schuifaan.services.installation import Installation
from schuifaan.services.keeping.retention import keep_periods
from schuifaan.services.occurrences import refresh_occurrences, scheduled_activities
from schuifaan.services.rows import batches
from schuifaan.services.search.indexing import SyncReport, sync_index
from schuifaan.services.travel.working_out import Travel

# About a quarter of a second: whoever sends a form meanwhile does not notice.
ACTIVITIES_AT_ONCE = 100


def refresh_dates(database: Database, now: datetime) -> None:
    """Make the kept dates of all activities right, in many short transactions."""
    with database.read() as session:
        ids = scheduled_activities(session)
    for some in batches(ids, ACTIVITIES_AT_ONCE):
        with database.write() as session:
            refresh_occurrences(session, now, some)


@dataclass(slots=True)
class Upkeep:
    """Keeps dates and index up to date; call `tick` as often as you like."""

    installation: Installation
    refreshed_on: date | None = None
    """The day on which the dates were last expanded; they move along once a day."""
    travel: Travel = field(init=False)

    def __post_init__(self) -> None:
        self.travel = Travel(self.installation)

    def tick(self, now: datetime) -> SyncReport:
        """Take over what editors changed, do what a new day asks, count searches in vain, work out a few journeys, then
        bring the index up to date.

        The index follows whatever else fails: a change that was acknowledged must be found.
        """
        try:
            self.installation.in_use.keep_up()
            if self.refreshed_on != now.date():
                self._begin_day(now)
                self.refreshed_on = now.date()
            self.installation.finder.misses.store(self.installation.database)
            self.travel.tick(now)
        finally:
            report = sync_index(self.installation, now)
        return report

    def _begin_day(self, now: datetime) -> None:
        """Expand the dates, count the week that is over, remove what is kept no longer, label what nobody vouched for
        and ask the partners whose turn it is."""
        refresh_dates(self.installation.database, now)
        keep_supply(self.installation.database, self.installation.content, now)
        keep_periods(self.installation.database, self.installation.settings.mail, now)
        keep_labels(self.installation.database, now)
        mail_due(self.installation.database, self.installation.settings, now)
        Bodies(self.installation.settings.feeds).clean(now)
        drafts_of(self.installation.settings).clean(now)
