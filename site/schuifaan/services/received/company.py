""" "Ga met mij mee": somebody who would rather not come alone, and the coordinator who rings her.

Three answers, sealed, read only behind the sign-in; the mail to the coordinator names nobody. No profile is made.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, func, select

from schuifaan.clock import wall_time
from schuifaan.config import Settings
from schuifaan.models import Account, Activity, CompanyRequest
from schuifaan.services.accounts.permissions import Role
from schuifaan.services.activities import ActivityDetail, DateOfActivity
from schuifaan.services.mail.queue import queue_mail
from schuifaan.services.sealing import seal, unseal

KEPT_DAYS = 30
MOST_WAITING = 200
"""For one activity: a coordinator who has these has not looked for long."""
WITH_SOMEBODY = "samen"
_SUBJECT = "Iemand wil graag samen gaan"
_BODY = """\
Hallo,

Iemand wil graag meegaan naar "{title}", en liever niet alleen komen.

Log in om te zien wie u kunt bellen:

{link}

Bel binnen een paar dagen. Na {days} dagen is de vraag weg.

Groeten van Schuif aan
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, and for which date."""

    first_name: str
    phone: str
    day: date


@dataclass(frozen=True, slots=True)
class Request:
    """One question, as the coordinator reads it."""

    number: int
    received_at: datetime
    asked: Asked | None
    """None when it cannot be read any more: the secret of the installation was changed."""


def dates_to_ask(detail: ActivityDetail) -> tuple[DateOfActivity, ...]:
    """The coming dates that go on."""
    return tuple(it for it in detail.dates if it.status != "afgelast")


def is_offered(session: Session, detail: ActivityDetail) -> bool:
    """Whether one may ask: the organiser says that one can go together, or somebody of it reads such questions."""
    return bool(dates_to_ask(detail)) and (_says_so(detail) or bool(_coordinators(session, detail.activity)))


def _says_so(detail: ActivityDetail) -> bool:
    return any(it.code == WITH_SOMEBODY and it.value for it in detail.transport)


def ask_for_company(
    session: Session, settings: Settings, detail: ActivityDetail, token: str, asked: Asked, now: datetime
) -> bool:
    """Keep the question and tell the coordinator that there is one; False when too many wait already.

    The same form sent twice is one question. Without a coordinator who signs in, the editors see it.
    """
    number = detail.activity.id or 0
    if session.exec(select(CompanyRequest).where(CompanyRequest.token == token)).first() is not None:
        return True
    waiting = session.exec(
        select(func.count()).select_from(CompanyRequest).where(CompanyRequest.activity_id == number)
    ).one()
    if waiting >= MOST_WAITING:
        return False
    text = json.dumps([asked.first_name, asked.phone, asked.day.isoformat()])
    session.add(
        CompanyRequest(
            token=token,
            activity_id=number,
            sealed=seal(settings.secret_key, text),
            received_at=wall_time(now),
        )
    )
    link = f"{settings.public_url}/mijn-organisatie/activiteiten/{number}/samen"
    body = _BODY.format(title=detail.activity.title, link=link, days=KEPT_DAYS)
    for address in _coordinators(session, detail.activity):
        queue_mail(session, address, _SUBJECT, body, now)
    return True


def requests_for(session: Session, settings: Settings, activity: Activity) -> list[Request]:
    """Who asked to go along, the longest waiting first."""
    rows = session.exec(
        select(CompanyRequest)
        .where(CompanyRequest.activity_id == activity.id)
        .order_by(col(CompanyRequest.received_at), col(CompanyRequest.id))
    )
    return [Request(it.id or 0, it.received_at, _opened(settings.secret_key, it.sealed)) for it in rows]


def remove_request(session: Session, activity: Activity, number: int) -> None:
    """It was dealt with: nothing of it stays. Removing it twice is removing it once."""
    row = session.get(CompanyRequest, number)
    if row is not None and row.activity_id == activity.id:
        session.delete(row)


def _opened(secret_key: str, sealed: str) -> Asked | None:
    text = unseal(secret_key, sealed)
    if text is None:
        return None
    first_name, phone, day = json.loads(text)
    return Asked(first_name, phone, date.fromisoformat(day))


def _coordinators(session: Session, activity: Activity) -> list[str]:
    """Only who can sign in: a public address is no place for this."""
    if activity.organisation_id is None:
        return []
    wanted = select(Account.email).where(
        Account.organisation_id == activity.organisation_id,
        Account.role == Role.PARTNER,
        col(Account.disabled_at).is_(None),
    )
    return list(session.exec(wanted.order_by(col(Account.id))))
