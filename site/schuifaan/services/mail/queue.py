"""Mail, put in a queue with the change it is about, and sent by the worker.

A request never waits for a mail server, and what was promised survives whatever happens to us: a message stays in
the queue until the server has taken it. A crash between the two sends it again, with the same Message-ID.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from schuifaan.clock import wall_time
from schuifaan.db import Database
from schuifaan.inputs.contact import clean_email
from schuifaan.inputs.text import one_line, paragraphs
from schuifaan.models import Mail

WAITS, SENT, FAILED, SETTLED = "wacht", "verstuurd", "mislukt", "afgehandeld"
"""Settled is what failed and was told in another way."""
LONGEST_SUBJECT = 150
MOST_AT_ONCE = 20
# A minute, then twice as long each time up to six hours: two days in all.
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)
MOST_TRIES = 16


@dataclass(frozen=True, slots=True)
class Letter:
    """What is handed to the mail server."""

    number: int
    recipient: str
    subject: str
    body: str
    written_at: datetime


class RefusedError(Exception):
    """The mail server will never take this message."""


class AwayError(Exception):
    """The mail server does not answer, or not now."""


Post = Callable[[Letter], None]
"""Takes one letter away; raises RefusedError or AwayError."""


def queue_mail(
    session: Session,
    recipient: str,
    subject: str,
    body: str,
    now: datetime,
    *,
    secret: bool = False,
    useful_until: datetime | None = None,
) -> bool:
    """Put a message in the queue, in the transaction of what it is about; False for no e-mail address."""
    address = clean_email(recipient)
    if address is None:
        return False
    wall = wall_time(now)
    session.add(
        Mail(
            recipient=address,
            subject=str(one_line(subject))[:LONGEST_SUBJECT],
            body=str(paragraphs(body)) + "\n",
            secret=secret,
            next_try_at=wall,
            useful_until=wall_time(useful_until) if useful_until else None,
            created_at=wall,
        )
    )
    return True


def send_due(database: Database, post: Post, now: datetime) -> int:
    """Send what is due, oldest first; returns how many were taken. One at a time: hold a lock around it.

    When the server is away the rest of this round waits too.
    """
    with database.read() as session:
        due = list(
            session.exec(
                select(Mail)
                .where(Mail.state == WAITS, Mail.next_try_at <= wall_time(now))
                .order_by(col(Mail.id))
                .limit(MOST_AT_ONCE)
            )
        )
    taken = 0
    for mail in due:
        if mail.useful_until is not None and mail.useful_until < wall_time(now):
            _note(database, mail, FAILED, now, "te laat om nog nut te hebben")
            continue
        try:
            post(Letter(mail.id or 0, mail.recipient, mail.subject, mail.body, mail.created_at))
        except RefusedError as error:
            _note(database, mail, FAILED, now, str(error))
        except AwayError as error:
            _note(database, mail, WAITS if mail.tries + 1 < MOST_TRIES else FAILED, now, str(error))
            break
        else:
            _note(database, mail, SENT, now)
            taken += 1
    return taken


def pause_after(tries: int) -> timedelta:
    """How long to leave a server alone that was away `tries` times."""
    return min(FIRST_PAUSE * (1 << min(tries - 1, 20)), LONGEST_PAUSE)


def _note(database: Database, mail: Mail, state: str, now: datetime, error: str = "") -> None:
    wall = wall_time(now)
    with database.write() as session:
        row = session.get(Mail, mail.id)
        if row is None:  # deleted meanwhile, with everything else about a person
            return
        row.state, row.error, row.tries = state, error[:300], row.tries + 1
        if state == WAITS:
            row.next_try_at = wall + pause_after(row.tries)
        else:
            row.sent_at = wall if state == SENT else None
            row.body = "" if row.secret else row.body
        session.add(row)
