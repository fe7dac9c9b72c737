"""A person changes an activity. What a person changed stays, whatever a feed says later."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from schuifaan.clock import wall_time
from schuifaan.content import Content
from schuifaan.errors import InputError, NotFoundError
from schuifaan.feeds.columns import FACTS
from schuifaan.feeds.form import FIELDS, FormReading, Mistake, read_form
from schuifaan.inputs import ActivityInput
from schuifaan.inputs.text import paragraphs
from schuifaan.models import Activity, AuditEntry, Schedule
from schuifaan.services.activities import HIGHEST_ID
from schuifaan.services.confirming.vouching import BY_CHANGING, vouch
from schuifaan.services.editing.audit import record
from schuifaan.services.editing.form_answers import answers_of
from schuifaan.services.editing.kept_dates import with_kept_dates
from schuifaan.services.organisations import find_or_add_organisation, slug_of
from schuifaan.services.publishing import MERGED, hide, set_schedule, state_facts
from schuifaan.services.schedules import as_told
from schuifaan.services.venues import find_or_add_venue

EDIT, HIDE, SHOW, UNDO = "bewerken", "verbergen", "tonen", "terugzetten"

_FIELDS_OF = {
    "titel": ("title",),
    "samenvatting": ("summary",),
    "omschrijving": ("description", "description_html"),
    "soort": ("categories", "keywords"),
    "vorm": ("contact_form",),
    "doelgroep": ("audiences",),
    "taal": ("languages",),
    "kosten": ("cost_cents", "cost_note"),
    "aanmelden": ("sign_up",),
    "contactpersoon": ("contact_name",),
    "telefoon": ("phone",),
    "e-mail": ("email",),
    "website": ("website",),
    "alleen komen": ("come_alone",),
    "eerste keer": ("first_time",),
    "vervolg": ("follow_up",),
}
_DATES = frozenset({"datum", "begintijd", "eindtijd", "herhaling", "einddatum"})
_PLACE = frozenset({"gemeente", "plaats", "locatie", "adres", "postcode"})
_SEVERAL = frozenset({"soort", "doelgroep", "taal"})
"""Columns that hold several answers."""
THE_EDITORS = "de redactie"
"""Who vouches, on the page, for what an editor changed: no names of people."""
_NOT_ASKED = ("gemeente", "doelgroep", "taal")
OWNER = "organisatie"
"""Whose it is; only editors change that."""


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody wants to be different, by column; an empty text takes an answer away."""

    activity_id: int
    before: Mapping[str, str]
    after: Mapping[str, str]
    reading: FormReading

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """What is to be mended first; what was incomplete already is not held against whoever changes it."""
        return tuple(
            it for it in self.reading.mistakes if it.field in self.after or self.reading.activity is None
        )


def answers_with(standing: Mapping[str, str], sent: Mapping[str, str], content: Content) -> dict[str, str]:
    """What the form `sent`, completed with what it does not ask and must not lose."""
    answers = {**sent, **{it: standing[it] for it in _NOT_ASKED if it in standing}}
    words = [it for it in standing.get("soort", "").split("; ") if it and it not in content.categories]
    answers["soort"] = "; ".join(filter(None, [sent.get("soort", ""), *words]))
    return answers


def as_meant(
    standing: Mapping[str, str], opened: Mapping[str, str], sent: Mapping[str, str]
) -> dict[str, str]:
    """What was sent, but where that is what the form `opened` with: there it is as it stands now."""
    if not opened:
        return dict(sent)
    untouched = [it for it in FIELDS if _meant(it, sent.get(it, "")) == _meant(it, opened.get(it, ""))]
    return {**sent, **{column: standing.get(column, "") for column in untouched}}


def change_of(session: Session, content: Content, activity: Activity, answers: Mapping[str, str]) -> Change:
    """What is different between `activity` and the form's `answers`."""
    standing = answers_of(session, content, activity)
    wanted = {column: text for column, text in answers.items() if text}
    columns = [it for it in FIELDS if _meant(it, standing.get(it, "")) != _meant(it, wanted.get(it, ""))]
    return Change(
        activity_id=activity.id or 0,
        before={column: standing.get(column, "") for column in columns},
        after={column: wanted.get(column, "") for column in columns},
        reading=read_form(wanted, content),
    )


def columns_of(field: str) -> list[str]:
    """The columns in which the form asks what stands in a field (one of `Activity.edited_fields`), in its order."""
    together = {"facts": set(FACTS), "schedule": _DATES, "organisation_id": {OWNER}}
    asked = together | dict.fromkeys(("municipality", "venue_id"), _PLACE)
    own = {column for column, fields in _FIELDS_OF.items() if field in fields}
    return [it for it in FIELDS if it in asked.get(field, own)]


def _meant(column: str, text: str) -> object:
    """What two answers are compared by: in which order boxes were ticked says nothing."""
    return {it.strip() for it in text.split(";")} if column in _SEVERAL else paragraphs(text)


def changed_by(session: Session, content: Content, activity: Activity, after: Mapping[str, str]) -> Change:
    """The change that makes only the columns of `after` so, whatever the others say meanwhile."""
    return change_of(session, content, activity, {**answers_of(session, content, activity), **after})


def apply_change(
    session: Session,
    content: Content,
    change: Change,
    by: str,
    said_by: str,
    now: datetime,
    action: str = EDIT,
) -> AuditEntry | None:
    """Make it so, and keep it so; None when nothing is different. `said_by` is who vouches, on the page.

    Whoever asks a person looks at `mistakes` first; what is put back may be as incomplete as it was. Raises
    InputError when the answers make no activity.
    """
    given = change.reading.activity
    if given is None:
        raise InputError("Deze wijziging is niet volledig.")
    if not change.after:
        return None
    activity = session.get_one(Activity, change.activity_id)
    columns, touched = set(change.after), set(activity.edited_fields)
    for column in columns & _FIELDS_OF.keys():
        for name in _FIELDS_OF[column]:
            value = getattr(given, name)
            setattr(activity, name, list(value) if isinstance(value, tuple) else value)
            touched.add(name)
    if columns & _PLACE:
        activity.municipality = given.municipality
        activity.venue_id = find_or_add_venue(session, given.venue, given.municipality)
        touched |= {"municipality", "venue_id"}
    if OWNER in columns:
        activity.organisation_id = _owner(session, content, given)
        touched.add("organisation_id")
    wall = wall_time(now)
    activity.slug, activity.updated_at = slug_of(activity.title), wall
    vouch(session, activity, said_by, BY_CHANGING, now)
    touched |= {name for name, own in (("facts", set(FACTS)), ("schedule", _DATES)) if columns & own}
    activity.edited_fields = sorted(touched)
    session.add(activity)
    session.flush()
    if columns & set(FACTS):
        state_facts(session, activity, given.facts, said_by, wall)
    if columns & _DATES:
        schedule = session.get(Schedule, activity.id)
        series = with_kept_dates(given.series, as_told(schedule)) if schedule else given.series
        set_schedule(session, activity, series, now)
    return record(
        session, now, by, action, subject_of(change.activity_id), dict(change.before), dict(change.after)
    )


def undo_edit(session: Session, content: Content, entry_id: int, by: str, now: datetime) -> int:
    """Put back what an edit changed; returns the activity's number. It can be put back in its turn.

    Raises NotFoundError for what is no edit, InputError when it is as it was already.
    """
    entry = session.get(AuditEntry, entry_id) if entry_id <= HIGHEST_ID else None
    if entry is None or entry.action not in {EDIT, UNDO} or not entry.before:
        raise NotFoundError("Dit is geen wijziging die terug kan.")
    activity = session.get_one(Activity, int(entry.subject.partition(":")[2]))
    change = changed_by(session, content, activity, entry.before)
    if apply_change(session, content, change, by, THE_EDITORS, now, action=UNDO) is None:
        raise InputError("Dit staat al zoals het was.")
    return activity.id or 0


def hide_activity(session: Session, activity: Activity, reason: str, by: str, now: datetime) -> None:
    """Take it off the site; whoever comes to its page reads the reason. Doing it twice is doing it once.

    Raises InputError for what was merged.
    """
    must_stand_for_itself(activity)
    before = activity.hidden_reason
    if before == reason:
        return
    hide(session, [activity.id or 0], reason, now)
    record(session, now, by, HIDE, subject_of(activity.id or 0), {"reden": before}, {"reden": reason})


def show_activity(session: Session, activity: Activity, by: str, now: datetime) -> None:
    """Put it back on the site, where it was taken off. Raises InputError for what was merged: another stands for it."""
    must_stand_for_itself(activity)
    before = activity.hidden_reason
    if not before:
        return
    activity.hidden_reason, activity.updated_at = "", wall_time(now)
    session.add(activity)
    record(session, now, by, SHOW, subject_of(activity.id or 0), {"reden": before}, {"reden": ""})


def must_stand_for_itself(activity: Activity) -> None:
    """Raise InputError for what was merged: what is changed of it, nobody would see."""
    if activity.hidden_reason == MERGED:
        raise InputError("Deze activiteit is samengevoegd met een andere. Maak eerst dat ongedaan.")


def subject_of(activity_id: int) -> str:
    """How an activity is named in the log."""
    return f"activity:{activity_id}"


def _owner(session: Session, content: Content, given: ActivityInput) -> int | None:
    if not given.organisation:
        return None
    return find_or_add_organisation(session, content, given.organisation, given.municipality)
