"""Everything an installation needs before it can serve. Each step finds out itself whether there is work.

Whatever ended the last run, and whenever: starting again completes what was begun.
"""

from collections.abc import Iterator
from datetime import datetime

from schuifaan.clock import wall_time
from schuifaan.services.accounts.second_factor import seal_secrets
from schuifaan.services.demo import load_demo
from schuifaan.services.demo_timetable import load_demo_timetable
from schuifaan.services.installation import Installation
from schuifaan.services.keeping.maintenance import refresh_dates
from schuifaan.services.organisations import load_shipped_organisations
from schuifaan.services.search.indexing import repair_index
from schuifaan.services.travel.working_out import Travel


def bring_up_to_date(installation: Installation) -> None:
    """The schema as this release has it, with nothing in it open that this release seals."""
    installation.database.upgrade()
    with installation.database.write() as session:
        seal_secrets(session, installation.settings.secret_key)


def prepare(installation: Installation, now: datetime) -> Iterator[str]:
    """Do what is missing, saying in a sentence what takes long or must be known."""
    database, settings = installation.database, installation.settings
    bring_up_to_date(installation)
    with database.write() as session:
        load_shipped_organisations(session, installation.content)
    if settings.demo:
        yield str(load_demo(database, installation.content, settings.content / "demo", now))
        today = wall_time(now).date()
        if sentence := load_demo_timetable(
            installation.content, settings.content / "demo", settings.timetable, today
        ):
            yield sentence
    refresh_dates(database, now)
    if visits := Travel(installation).catch_up(now):
        yield f"Journeys by public transport worked out: {visits} visits."
    yield str(repair_index(installation, now))
