"""Activities as they are compared with those of other sources."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from schuifaan.content import Content
from schuifaan.models import Activity, Organisation, Schedule, SourceRecord, Venue
from schuifaan.services.duplicates.likeness import Described
from schuifaan.services.feeds.source_records import GUIDE, item_of, sent_by_form
from schuifaan.services.rows import batches, rows_with
from schuifaan.services.tables import FEED, SOURCE_RECORD, SUBMISSION


@dataclass(frozen=True, slots=True)
class Candidate:
    """An activity that is shown, and which feeds know it."""

    activity_id: int
    described: Described
    feeds: frozenset[int]
    example: bool
    told: frozenset[str] = frozenset()
    """Titles that its sources gave it, where a person gave it another: other sources know it by those."""

    @property
    def titles(self) -> frozenset[str]:
        """Everything it is called."""
        return self.told | {self.described.title}


def candidates(session: Session, content: Content, dates: Mapping[int, datetime]) -> list[Candidate]:
    """Those of the activities (number -> next date) that are shown, described."""
    found = []
    for some in batches(sorted(dates)):
        rows = session.exec(
            select(Activity, Venue, Organisation.name, Schedule)
            .join(Venue, col(Venue.id) == Activity.venue_id, isouter=True)
            .join(Organisation, col(Organisation.id) == Activity.organisation_id, isouter=True)
            .join(Schedule, col(Schedule.activity_id) == Activity.id)
            .where(col(Activity.id).in_(some), Activity.published, Activity.hidden_reason == "")
        ).all()
        feeds, passed_on = _feeds_of(session, some)
        told = _titles_told(session, [it.id or 0 for it, *_ in rows if "title" in it.edited_fields])
        for activity, venue, organisation, schedule in rows:
            number = activity.id or 0
            organiser = "" if activity.organisation_id in passed_on[number] else organisation or ""
            described = _describe(content, activity, venue, organiser, schedule, dates[number])
            known = frozenset(feeds[number])
            found.append(Candidate(number, described, known, activity.example, frozenset(told[number])))
    return found


def _feeds_of(
    session: Session, numbers: Collection[int]
) -> tuple[Mapping[int, set[int]], Mapping[int, set[int]]]:
    """The feeds that know each activity; and the guides' own organisations: what names nobody is put under those."""
    feeds: dict[int, set[int]] = defaultdict(set)
    guides: dict[int, set[int]] = defaultdict(set)
    rows = session.connection().execute(
        select_columns(SOURCE_RECORD.c.activity_id, FEED.c.id, FEED.c.role, FEED.c.organisation_id)
        .join(FEED, FEED.c.id == SOURCE_RECORD.c.feed_id)
        .where(SOURCE_RECORD.c.activity_id.in_(numbers))
    )
    for number, feed, role, organisation in rows:
        feeds[number].add(feed)
        if role == GUIDE and organisation:
            guides[number].add(organisation)
    return feeds, guides


def _titles_told(session: Session, numbers: Collection[int]) -> Mapping[int, set[str]]:
    """What the sources of these activities call them."""
    told: dict[int, set[str]] = defaultdict(set)
    for record in rows_with(session, SourceRecord, col(SourceRecord.activity_id), numbers):
        if record.activity_id and (given := item_of(record)):
            told[record.activity_id].add(given.title)
    by_form = sent_by_form().add_columns(SUBMISSION.c.payload).where(SUBMISSION.c.activity_id.in_(numbers))
    for number, sent in session.connection().execute(by_form):
        if title := sent.get("titel"):
            told[number].add(title)
    return told


def _describe(
    content: Content,
    activity: Activity,
    venue: Venue | None,
    organisation: str,
    schedule: Schedule,
    start: datetime,
) -> Described:
    place = content.places.get(venue.place) if venue and venue.place else None
    areas = {place.slug, place.part_of} - {None} if place else set()
    return Described(
        title=activity.title,
        start=start,
        all_day=schedule.all_day,
        minutes=schedule.minutes,
        rule=schedule.rrule or "",
        venue=venue.name if venue else "",
        address=(venue.address or "") if venue else "",
        postcode=(venue.postcode or "") if venue else "",
        areas=frozenset(area for area in areas if area),
        place=place.name if place else "",
        organisation=organisation,
        audiences=frozenset(activity.audiences),
        cost_cents=activity.cost_cents,
    )
