"""Which items of a theme week lead to something that goes on."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select

from schuifaan.models import Activity, Occurrence, Organisation, Schedule
from schuifaan.recurrence import expand
from schuifaan.services.schedules import series_of
from schuifaan.services.search.documents import shown

GOES_ON, SAID, SAME_ORGANISATION, NOTHING = "gaat-zelf-door", "genoemd", "zelfde-organisatie", "geen"
"""What an item leads to, the surest first."""
A_SERIES = 2
SOON = timedelta(weeks=9)
"""Who has to wait longer has forgotten it; next year's week is no follow-up of this one."""


@dataclass(frozen=True, slots=True)
class WeekItem:
    """One activity of the week."""

    activity_id: int
    title: str
    organisation: str
    follow_up: str
    """GOES_ON, SAID (its organiser wrote it down), SAME_ORGANISATION (it has something regular),
    or NOTHING that we know of."""


def week_items(
    session: Session, week: str, first: date, last: date, municipality: str, today: date
) -> list[WeekItem]:
    """The activities of a theme week from `first` to `last`; those without anything to go on to come first."""
    low, before = datetime.combine(first, time()), datetime.combine(last + timedelta(days=1), time())
    rows = session.exec(
        select(Activity, Schedule, Organisation.name)
        .join(Schedule)
        .join(Organisation, col(Organisation.id) == Activity.organisation_id, isouter=True)
        .where(shown(), Activity.theme_week == week, Activity.municipality == municipality)
        .order_by(Activity.title, col(Activity.id))
    ).all()
    items = [(it, name or "") for it, schedule, name in rows if expand(series_of(schedule), low, before)]
    after = max(before, datetime.combine(today, time()))
    soon = col(Occurrence.start).between(after, after + SOON)
    going_on = _going_on(session, [it.id or 0 for it, _ in items], soon)
    regular = _with_a_series(session, {it.organisation_id for it, _ in items if it.organisation_id}, soon)
    found = [WeekItem(it.id or 0, it.title, name, _leads_to(it, going_on, regular)) for it, name in items]
    return sorted(found, key=lambda it: it.follow_up != NOTHING)


def _leads_to(it: Activity, going_on: Collection[int], regular: Collection[int]) -> str:
    if it.id in going_on:
        return GOES_ON
    if it.follow_up:  # the organiser's own words, where the form asked for them
        return SAID
    if it.organisation_id in regular:
        return SAME_ORGANISATION
    return NOTHING


def _going_on(session: Session, numbers: list[int], soon: ColumnElement[bool]) -> set[int]:
    """Which of these activities have dates of their own soon."""
    return set(
        session.exec(select(Occurrence.activity_id).where(col(Occurrence.activity_id).in_(numbers), soon))
    )


def _with_a_series(session: Session, owners: set[int], soon: ColumnElement[bool]) -> set[int]:
    """Which of these organisations have something that is there more than once soon."""
    return {
        owner
        for owner in session.exec(
            select(Activity.organisation_id)
            .join(Occurrence, col(Occurrence.activity_id) == Activity.id)
            .where(shown(), col(Activity.organisation_id).in_(owners), soon)
            .group_by(col(Activity.organisation_id), col(Activity.id))
            .having(func.count() >= A_SERIES)
        )
        if owner
    }
