"""Every organisation with its list in figures: a handful of questions, however many organisations there are."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from schuifaan.clock import wall_time
from schuifaan.models import (
    Account,
    Activity,
    Confirmation,
    ConfirmationLink,
    Occurrence,
    Organisation,
    Schedule,
)
from schuifaan.services.confirming.links import may_be_mailed
from schuifaan.services.confirming.lists import is_asked, listed
from schuifaan.services.confirming.rules import FRESH_FOR, STOPPED
from schuifaan.services.feeds.vouching import kept_by_feeds


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation that keeps activities here, as the editors see it."""

    organisation: Organisation
    activities: int
    asked: int
    """How many of them it should look at now."""
    sent_at: datetime | None
    """When it was last asked by mail."""
    addresses: tuple[str, ...]
    """Where its mail goes; without one the list goes on paper."""


@dataclass(slots=True)
class _Counted:
    activities: int = 0
    asked: int = 0


def partners(session: Session, now: datetime) -> list[Partner]:
    """Every organisation with an activity to come; those that cannot be mailed first, then who has most to look at."""
    counted, sent, accounts = _counted(session, wall_time(now)), _sent(session), _accounts(session)
    found = [
        Partner(
            organisation=it,
            activities=counted[it.id].activities,
            asked=counted[it.id].asked,
            sent_at=sent.get(it.id),
            addresses=tuple(accounts.get(it.id) or ([it.email] if it.email else [])),
        )
        for it in session.exec(select(Organisation).order_by(col(Organisation.name)))
        if it.id in counted
    ]
    return sorted(found, key=lambda it: (bool(it.addresses), -it.asked))


def _counted(session: Session, wall: datetime) -> dict[int | None, _Counted]:
    vouched = dict(
        session.exec(
            select(Confirmation.activity_id, func.max(Confirmation.at)).group_by(
                col(Confirmation.activity_id)
            )
        ).all()
    )
    fed: set[int | None] = set(session.scalars(kept_by_feeds()))
    coming = select(Occurrence.activity_id).where(Occurrence.start >= wall)
    stopped = set(session.exec(select(Activity.id).where(Activity.hidden_reason == STOPPED)))
    rows = session.exec(
        select(Activity.organisation_id, Activity.id, Activity.created_at, Schedule.rrule)
        .join(Schedule, col(Schedule.activity_id) == Activity.id, isouter=True)
        .where(listed(), col(Activity.organisation_id).is_not(None), col(Activity.id).in_(coming))
    )
    counted: dict[int | None, _Counted] = defaultdict(_Counted)
    for owner, number, created, rule in rows:
        known = vouched.get(number or 0) or created
        asked = is_asked(wall, known, rule, in_feed=number in fed)
        counted[owner].activities += 1
        counted[owner].asked += asked and wall - known >= FRESH_FOR and number not in stopped
    return counted


def _sent(session: Session) -> dict[int | None, datetime]:
    """When each organisation was last sent a link."""
    links = select(ConfirmationLink.organisation_id, func.max(ConfirmationLink.sent_at))
    return dict(session.exec(links.group_by(col(ConfirmationLink.organisation_id))).all())


def _accounts(session: Session) -> dict[int | None, list[str]]:
    """The addresses of who signs in for each organisation."""
    found: dict[int | None, list[str]] = defaultdict(list)
    rows = session.exec(
        select(Account.organisation_id, Account.email).where(may_be_mailed()).order_by(col(Account.id))
    )
    for owner, email in rows:
        found[owner].append(email)
    return found
