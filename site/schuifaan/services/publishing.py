"""From a cleaned input to the rows of an activity. Feeds and approved forms both come through here."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlmodel import Session, select

from schuifaan.clock import wall_time
from schuifaan.content import Content
from schuifaan.inputs import ActivityInput
from schuifaan.messages import marked
from schuifaan.models import AccessFact, Activity, Organisation, Schedule
from schuifaan.recurrence import Series
from schuifaan.services.feeds.hints import note_hints
from schuifaan.services.occurrences import rebuild_occurrences
from schuifaan.services.organisations import find_or_add_organisation, slug_of
from schuifaan.services.schedules import columns_of, series_of
from schuifaan.services.venues import find_or_add_venue

NO_LONGER_IN_FEED = marked("niet meer in de agenda van de organisatie")
NOT_PUBLIC = marked("niet openbaar in de agenda van de organisatie")
MERGED = marked("staat op deze site onder een andere vermelding")
HIDDEN_BY_FEED = frozenset({NO_LONGER_IN_FEED, NOT_PUBLIC})
"""Reasons that end when the feed brings the activity back."""

_COPIED = (
    "title", "summary", "description", "description_html", "contact_form", "theme_week", "cost_cents",
    "cost_note", "sign_up",
    "contact_name", "phone", "email", "website", "come_alone", "first_time",
    "follow_up",
)  # fmt: skip
_LISTS = ("categories", "keywords", "audiences", "languages")


def publish(
    session: Session,
    content: Content,
    given: ActivityInput,
    *,
    source: str,
    now: datetime,
    existing: Activity | None = None,
    organisation_id: int | None = None,
    example: bool = False,
) -> Activity:
    """Put `given` on the site: as a new activity, or as the new state of `existing`. Returns the activity.

    `source` says who told us, for the page. `organisation_id` is whose activity it is when `given` names
    nobody. Fields a person changed here (`edited_fields`; `schedule` and `facts` count as fields) stay as
    they are; what `given` says of them becomes a hint.
    """
    wall = wall_time(now)
    activity = existing or Activity(slug="", title=given.title, created_at=wall, updated_at=wall)
    values = said_columns(given)
    values["venue_id"] = find_or_add_venue(session, given.venue, given.municipality)
    values["organisation_id"] = organisation_id
    if given.organisation:
        found = find_or_add_organisation(session, content, given.organisation, given.municipality)
        values["organisation_id"] = found or organisation_id
    said = {name: values.pop(name) for name in activity.edited_fields if name in values}
    _set(activity, values)
    _set(activity, {"slug": slug_of(activity.title), "example": example})
    if existing is None:
        activity.published = True
    elif activity.hidden_reason in HIDDEN_BY_FEED:  # what a person took off the site stays off
        activity.hidden_reason = ""
    activity.updated_at = activity.confirmed_at = wall
    activity.confirmed_by = source
    session.add(activity)
    session.flush()
    if "facts" not in activity.edited_fields:
        state_facts(session, activity, given.facts, source, wall)
    if "schedule" not in activity.edited_fields:
        set_schedule(session, activity, given.series, now)
    if activity.edited_fields:
        note_hints(session, activity, _contradicted(session, activity, given, said), source, wall)
    return activity


def said_columns(given: ActivityInput) -> dict[str, Any]:
    """The columns of an activity that `given` fills by itself."""
    values: dict[str, Any] = {name: getattr(given, name) for name in _COPIED}
    values |= {name: list(getattr(given, name)) for name in _LISTS}
    values["municipality"] = given.municipality
    return values


def _contradicted(
    session: Session, activity: Activity, given: ActivityInput, said: dict[str, Any]
) -> dict[str, tuple[Any, Any]]:
    """Of the fields a person changed: what we show, and what the sender says now."""
    compared = said.keys() - {"description_html"}  # the same words as the description
    pairs = {name: (getattr(activity, name), said[name]) for name in compared}
    if "facts" in activity.edited_fields:
        stated = session.exec(select(AccessFact).where(AccessFact.activity_id == activity.id))
        pairs["facts"] = ({it.code: it.value for it in stated}, dict(given.facts))
    if "schedule" in activity.edited_fields and (schedule := session.get(Schedule, activity.id)):
        told = columns_of(given.series)
        told["start"] = given.series.start.isoformat()
        kept = {name: getattr(schedule, name) for name in told} | {"start": schedule.start.isoformat()}
        pairs["schedule"] = (kept, told)
    return pairs


def _set(activity: Activity, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if getattr(activity, name) != value:
            setattr(activity, name, value)


def state_facts(
    session: Session, activity: Activity, facts: dict[str, bool], source: str, wall: datetime
) -> None:
    """What is stated now replaces what was; a fact that was said before keeps its date."""
    said_by = _name_of(session, activity) or source
    known = {
        it.code: it for it in session.exec(select(AccessFact).where(AccessFact.activity_id == activity.id))
    }
    for code in known.keys() - facts.keys():
        session.delete(known[code])
    for code, value in sorted(facts.items()):
        fact = known.get(code)
        if fact is None:
            fact = AccessFact(
                activity_id=activity.id, code=code, value=value, said_by=said_by, said_on=wall.date()
            )
        elif fact.value != value:
            fact.value, fact.said_by, fact.said_on = value, said_by, wall.date()
        session.add(fact)


def _name_of(session: Session, activity: Activity) -> str | None:
    organisation = session.get(Organisation, activity.organisation_id) if activity.organisation_id else None
    return organisation.name if organisation else None


def set_schedule(session: Session, activity: Activity, series: Series, now: datetime) -> None:
    """The dates of an activity are from now on those of `series`, but for the days a person called off."""
    assert activity.id is not None
    schedule = session.get(Schedule, activity.id)
    columns = columns_of(series)
    if schedule is None:
        schedule = Schedule(activity_id=activity.id, **columns)
    else:
        for name, value in columns.items():
            setattr(schedule, name, value)
    session.add(schedule)
    session.flush()
    rebuild_occurrences(session, activity.id, series_of(schedule), now)  # less the days a person called off


def hide(session: Session, activity_ids: Iterable[int], reason: str, now: datetime) -> None:
    """Take activities off the site, with the reason their page gives."""
    for activity_id in activity_ids:
        activity = session.get_one(Activity, activity_id)
        activity.hidden_reason = reason
        activity.updated_at = wall_time(now)
        session.add(activity)
