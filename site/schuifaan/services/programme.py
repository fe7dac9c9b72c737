"""Short lists of activities that no search makes: of a theme week, a quiet time, and of one organisation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlmodel import Session, col, func, or_, select

from schuifaan.clock import wall_time
from schuifaan.content import Content, WeekYear
from schuifaan.models import Activity, Occurrence, Schedule, Venue
from schuifaan.recurrence import expand
from schuifaan.services.coming_dates import dates_between
from schuifaan.services.installation import Installation
from schuifaan.services.schedules import series_of
from schuifaan.services.search.documents import shown


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """One activity on one day; `path` is its address without language prefix."""

    path: str
    title: str
    start: datetime
    end: datetime | None
    all_day: bool
    status: str
    place: str
    """Venue and village, as far as known."""
    example: bool
    village: str | None = None
    """Content slug of the village; None outside our area."""
    after: str = ""
    """What goes on after it, as the organisation wrote it; of the week only."""


def week_programme(
    session: Session, content: Content, week: str, first: date, last: date, municipality: str | None
) -> list[ProgrammeItem]:
    """What is on in a theme week from `first` to `last`, in order of time; also when it is long past.

    Worked out from the schedules: dates of a past week are no longer kept.
    """
    wanted = (
        select(Activity, Schedule, Venue)
        .join(Schedule)
        .join(Venue, isouter=True)
        .where(shown(), Activity.theme_week == week)
    )
    if municipality:
        wanted = wanted.where(Activity.municipality == municipality)
    low, before = datetime.combine(first, time()), datetime.combine(last + timedelta(days=1), time())
    items = [
        # Who did not fill in what comes after, said it in the description, if anywhere.
        replace(_item(activity, venue, content, moment), after=activity.follow_up or activity.description)
        for activity, schedule, venue in session.exec(wanted)
        for moment in expand(series_of(schedule), low, before)
    ]
    return sorted(items, key=lambda item: (item.start, item.title))


def best_known_week(
    session: Session, content: Content, week: str, years: Sequence[WeekYear], municipality: str | None
) -> tuple[WeekYear, list[ProgrammeItem]]:
    """The first of `years` of which something is known, with its programme; the last of them when nothing is."""
    for year in years:
        items = week_programme(session, content, week, year.start, year.end, municipality)
        if items:
            break
    return year, items


def goes_on(
    installation: Installation, first: date, last: date, municipality: str | None
) -> list[ProgrammeItem]:
    """Everything from `first` to `last`, both included, that was not called off, in order of time."""
    return [
        ProgrammeItem(
            path=card.path,
            title=card.title,
            start=card.start,
            end=card.end,
            all_day=card.all_day,
            status=card.status,
            place=", ".join(part for part in (card.venue, card.place_name) if part),
            example=card.example,
            village=card.place,
        )
        for card in dates_between(installation, first, last, municipality=municipality)
        if card.status != "afgelast"
    ]


def organisation_programme(
    session: Session, content: Content, organisation_id: int, now: datetime
) -> list[ProgrammeItem]:
    """The next date of each of an organisation's activities, or the one that is going on, soonest first."""
    wall = wall_time(now)
    not_over = or_(
        col(Occurrence.start) >= wall,
        col(Occurrence.end) > wall,
        col(Occurrence.all_day) & (col(Occurrence.start) >= datetime.combine(wall, time())),
    )
    coming = (
        select(Occurrence.activity_id, func.min(Occurrence.start).label("start"))
        .where(not_over)
        .group_by(col(Occurrence.activity_id))
        .subquery()
    )
    rows = session.exec(
        select(Activity, Occurrence, Venue)
        .join(coming, coming.c.activity_id == Activity.id)
        .join(
            Occurrence,
            (col(Occurrence.activity_id) == Activity.id) & (col(Occurrence.start) == coming.c.start),
        )
        .join(Venue, col(Activity.venue_id) == Venue.id, isouter=True)
        .where(shown(), Activity.organisation_id == organisation_id)
        .order_by(col(Occurrence.start), Activity.title)
    )
    return [_item(activity, venue, content, occurrence) for activity, occurrence, venue in rows]


def _item(activity: Activity, venue: Venue | None, content: Content, moment: Any) -> ProgrammeItem:
    known = content.places.get(venue.place or "") if venue else None
    parts = (venue.name, known.name if known else venue.town) if venue else ()
    return ProgrammeItem(
        path=f"/activiteiten/{activity.id}-{activity.slug}",
        title=activity.title,
        start=moment.start,
        end=moment.end,
        all_day=moment.all_day,
        status=moment.status,
        place=", ".join(dict.fromkeys(part for part in parts if part)),
        example=activity.example,
        village=venue.place if venue else None,
    )
