"""Gives every activity the label, or the hiding, that its confirmations and reports ask for. Idempotent, by `now`."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from schuifaan.clock import wall_time
from schuifaan.db import Database
from schuifaan.models import Activity, Confirmation, Occurrence, Schedule, Submission
from schuifaan.services.confirming.rules import HIDDEN_UNCONFIRMED, to_be_hidden, why_call_first
from schuifaan.services.editing.audit import record
from schuifaan.services.editing.changing import HIDE, SHOW, subject_of
from schuifaan.services.received.submissions import NOT_RIGHT, OPEN
from schuifaan.services.rows import batches

JOB = "bewaker"
"""Who hides and shows in the log, when nobody's hand is in it."""
AT_ONCE = 100


def keep_labels(database: Database, now: datetime) -> int:
    """Look at every activity with a date to come, in short transactions; returns how many changed."""
    with database.read() as session:
        ids = list(session.exec(select(Activity.id).where(Activity.published).order_by(col(Activity.id))))
    changed = 0
    for some in batches(ids, AT_ONCE):
        with database.write() as session:
            changed += label(session, [it for it in some if it is not None], now)
    return changed


def label(session: Session, ids: Sequence[int], now: datetime) -> int:
    """Give these activities what they are due; returns how many changed.

    Invented examples are left alone, because nobody can vouch for them; so is what has no date to come.
    """
    wall, known = wall_time(now), _known(session, ids)
    coming = set(
        session.exec(
            select(Occurrence.activity_id).where(
                col(Occurrence.activity_id).in_(ids), Occurrence.start >= wall
            )
        )
    )
    changed = 0
    for activity in session.exec(select(Activity).where(col(Activity.id).in_(ids), ~col(Activity.example))):
        number = activity.id or 0
        said = known[number]
        by_person = max(activity.created_at, said.by_person or activity.created_at)
        confirmed = max(activity.confirmed_at or activity.created_at, by_person)
        code, hidden = "", False
        if number in coming:
            code = why_call_first(
                wall,
                confirmed=confirmed,
                by_person=by_person,
                open_ended=said.open_ended,
                reports=said.reports,
            )
            hidden = to_be_hidden(wall, confirmed)
        changed += _apply(session, activity, code, now, hidden=hidden)
    return changed


@dataclass(slots=True)
class _Said:
    """What persons said of one activity, and whether its dates go on for ever."""

    by_person: datetime | None = None
    open_ended: bool = False
    reports: int = 0


def _known(session: Session, ids: Sequence[int]) -> dict[int, _Said]:
    known: dict[int, _Said] = defaultdict(_Said)
    vouched = session.exec(
        select(Confirmation.activity_id, func.max(Confirmation.at))
        .where(col(Confirmation.activity_id).in_(ids))
        .group_by(col(Confirmation.activity_id))
    )
    for number, at in vouched:
        known[number].by_person = at
    for number, rule in session.exec(
        select(Schedule.activity_id, Schedule.rrule).where(col(Schedule.activity_id).in_(ids))
    ):
        known[number].open_ended = is_open_ended(rule)
    reports = session.exec(
        select(Submission.activity_id, Submission.received_at).where(
            col(Submission.activity_id).in_(ids),
            Submission.kind == NOT_RIGHT,
            col(Submission.state).in_(OPEN),
            col(Submission.counted).is_(True),
        )
    )
    since = Counter(
        number for number, at in reports if number and at > (known[number].by_person or datetime.min)
    )
    for number, times in since.items():
        known[number].reports = times
    return known


def is_open_ended(rule: str | None) -> bool:
    """Whether a recurrence rule has no last date."""
    return rule is not None and "UNTIL=" not in rule.upper() and "COUNT=" not in rule.upper()


def _apply(session: Session, activity: Activity, code: str, now: datetime, *, hidden: bool) -> bool:
    changed = False
    if activity.call_first != code:
        activity.call_first, changed = code, True
    if hidden and not activity.hidden_reason:
        _hide(session, activity, HIDDEN_UNCONFIRMED, now)
        changed = True
    elif not hidden and activity.hidden_reason == HIDDEN_UNCONFIRMED:
        _hide(session, activity, "", now)
        changed = True
    if changed:
        activity.updated_at = wall_time(now)
        session.add(activity)
    return changed


def _hide(session: Session, activity: Activity, reason: str, now: datetime) -> None:
    before, activity.hidden_reason = activity.hidden_reason, reason
    action = HIDE if reason else SHOW
    record(session, now, JOB, action, subject_of(activity.id or 0), {"reden": before}, {"reden": reason})
