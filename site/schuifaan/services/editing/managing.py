"""Activities as those see them who look after them: hidden and held ones too."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select

from schuifaan.clock import wall_time
from schuifaan.errors import NotFoundError
from schuifaan.models import Activity, Occurrence, Organisation, Schedule
from schuifaan.services.accounts.permissions import Action, Person, may
from schuifaan.services.activities import HIGHEST_ID
from schuifaan.services.duplicates.merged import merged_into
from schuifaan.services.editing.calling_off import day_of
from schuifaan.services.publishing import MERGED

DATES_SHOWN = 12


@dataclass(frozen=True, slots=True)
class ManagedDate:
    """A coming date; `here` when it was called off on this site and can be taken back here."""

    occurrence: Occurrence
    here: bool


@dataclass(frozen=True, slots=True)
class Managed:
    """An activity with its state."""

    activity: Activity
    organisation: Organisation | None
    dates: tuple[ManagedDate, ...]
    shown_as: Activity | None = None

    @property
    def path(self) -> str:
        """Its public address."""
        return f"/activiteiten/{self.activity.id}-{self.activity.slug}"

    @property
    def merged(self) -> bool:
        """Another activity stands for it: `shown_as`, as far as we know."""
        return self.activity.hidden_reason == MERGED


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list of activities."""

    activity: Activity
    organisation: str
    next: Occurrence | None


def activity_of(session: Session, number: int) -> Activity:
    """The activity with that number, also one that residents do not see; raises NotFoundError."""
    activity = session.get(Activity, number) if number <= HIGHEST_ID else None
    if activity is None:
        raise NotFoundError("Deze activiteit is er niet.")
    return activity


def activity_for(session: Session, number: int, person: Person, action: Action) -> Activity:
    """The activity, for somebody who may do `action` to it.

    Raises NotFoundError for everybody else too: that it exists is nobody else's business.
    """
    activity = activity_of(session, number)
    if not may(person, action, activity.organisation_id):
        raise NotFoundError("Deze activiteit is er niet.")
    return activity


def managed(session: Session, activity: Activity, now: datetime) -> Managed:
    """The activity with its coming dates."""
    schedule = session.get_one(Schedule, activity.id)
    rows = session.exec(
        select(Occurrence)
        .where(Occurrence.activity_id == activity.id, Occurrence.start >= _today(now))
        .order_by(col(Occurrence.start))
        .limit(DATES_SHOWN)
    )
    organisation = session.get(Organisation, activity.organisation_id) if activity.organisation_id else None
    called_off = set(schedule.called_off)
    other = merged_into(session, activity.id or 0)
    return Managed(
        activity,
        organisation,
        tuple(ManagedDate(it, day_of(schedule, it.original_start).isoformat() in called_off) for it in rows),
        session.get(Activity, other) if other else None,
    )


def date_of(session: Session, activity: Activity, day: date) -> Occurrence:
    """The date of an activity that its schedule puts on `day`; raises NotFoundError."""
    first = datetime.combine(day, time.min)
    found = session.exec(
        select(Occurrence)
        .where(
            Occurrence.activity_id == activity.id,
            Occurrence.original_start >= first,
            Occurrence.original_start < first + timedelta(days=1),
        )
        .order_by(col(Occurrence.original_start))
    ).first()
    if found is None:
        raise NotFoundError("Deze dag is er niet (meer).")
    return found


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which activities: of an organisation or of all, and with which words in their title."""

    organisation_id: int | None = None
    words: str = ""

    def conditions(self) -> list[ColumnElement[bool]]:
        """What holds for each of them."""
        ours = col(Activity.organisation_id) == self.organisation_id
        named = col(Activity.title).icontains(self.words, autoescape=True)
        return [*([] if self.organisation_id is None else [ours]), *([named] if self.words else [])]


def how_many(session: Session, wanted: Wanted) -> int:
    """How many activities that is."""
    return session.exec(select(func.count()).select_from(Activity).where(*wanted.conditions())).one()


def activities_of(session: Session, wanted: Wanted, now: datetime, first: int, most: int) -> list[Listed]:
    """A piece of those activities, counted from 0; those with the nearest date come first."""
    rows = (
        select(Activity, Organisation.name, func.min(Occurrence.start))
        .join(Organisation, col(Organisation.id) == Activity.organisation_id, isouter=True)
        .join(
            Occurrence,
            (col(Occurrence.activity_id) == Activity.id) & (col(Occurrence.start) >= wall_time(now)),
            isouter=True,
        )
        .where(*wanted.conditions())
        .group_by(col(Activity.id), col(Organisation.name))
        .order_by(func.min(Occurrence.start).is_(None), func.min(Occurrence.start), col(Activity.id))
        .offset(first)
        .limit(most)
    )
    found = list(session.exec(rows))
    return [Listed(activity, name or "", _next(session, activity, start)) for activity, name, start in found]


def _next(session: Session, activity: Activity, start: datetime | None) -> Occurrence | None:
    if start is None:
        return None
    return session.exec(
        select(Occurrence).where(Occurrence.activity_id == activity.id, Occurrence.start == start)
    ).first()


def _today(now: datetime) -> datetime:
    return wall_time(now).replace(hour=0, minute=0, second=0, microsecond=0)
