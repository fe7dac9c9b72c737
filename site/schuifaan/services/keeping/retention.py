"""How long what is kept: one table, kept to by the worker once a day and shown on `/privacy` as it is here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import delete, update
from sqlalchemy.engine import CursorResult
from sqlmodel import Session, col, select

from schuifaan.clock import wall_time
from schuifaan.db import Database
from schuifaan.models import (
    Attempt,
    AttendanceReport,
    AuditEntry,
    CompanyRequest,
    Confirmation,
    ConfirmationLink,
    ContentChange,
    Decision,
    Draft,
    Mail,
    PasskeyQuestion,
    SearchMiss,
    SignedIn,
    SignInLink,
    Submission,
    Wish,
)
from schuifaan.services.drafts.keeping import KEPT_DAYS as DRAFT_DAYS
from schuifaan.services.mail.post_office import written_at
from schuifaan.services.mail.queue import WAITS
from schuifaan.services.received.company import KEPT_DAYS
from schuifaan.services.received.submissions import APPROVED, JOINING, NOT_RIGHT, OPEN, REJECTED
from schuifaan.services.search.misses import week_of

MAIL_DAYS = 30
"""Of a message after it was sent, in the database and in `var/mail`."""


@dataclass(frozen=True, slots=True)
class Period:
    """One promise: what goes, how many days after what, and the job that sees to it."""

    what: str
    """For the privacy page, in Dutch."""
    after: str
    """What the days are counted from, in Dutch."""
    days: int
    job: Callable[[Session, datetime], int]
    """Removes what is older than the (wall) moment given; returns how many rows."""


def keep_periods(database: Database, mail: Path, now: datetime) -> int:
    """Keep every promise, each in a transaction of its own; returns how many rows and files went.

    `mail` is the folder of messages that no mail server took.
    """
    gone = _mail_files(mail, now - timedelta(days=MAIL_DAYS))
    for period in PERIODS:
        with database.write() as session:
            gone += period.job(session, wall_time(now) - timedelta(days=period.days))
    return gone


def _run(session: Session, statement: object) -> int:
    result = session.connection().execute(statement)  # type: ignore[call-overload]
    assert isinstance(result, CursorResult)
    return result.rowcount


def _links(session: Session, before: datetime) -> int:
    return _run(session, delete(SignInLink).where(col(SignInLink.expires_at) < before))


def _sessions(session: Session, before: datetime) -> int:
    return _run(session, delete(SignedIn).where(col(SignedIn.started_at) < before))


def _questions(session: Session, before: datetime) -> int:
    return _run(session, delete(PasskeyQuestion).where(col(PasskeyQuestion.expires_at) < before))


def _attempts(session: Session, before: datetime) -> int:
    return _run(session, delete(Attempt).where(col(Attempt.at) < before))


def _mail(session: Session, before: datetime) -> int:
    return _run(session, delete(Mail).where(col(Mail.created_at) < before, col(Mail.state) != WAITS))


def _mail_files(folder: Path, before: datetime) -> int:
    """The same messages as files, half-written ones too."""
    old = [it for it in folder.glob("*") if (written := written_at(it)) and written < wall_time(before)]
    for file in old:
        file.unlink(missing_ok=True)
    return len(old)


def _decided(session: Session, before: datetime, *conditions: object) -> list[int]:
    """Numbers of submissions whose last decision is older."""
    newer = select(Decision.submission_id).where(Decision.decided_at >= before)
    wanted = select(Submission.id).where(
        col(Submission.state).not_in(OPEN),
        col(Submission.received_at) < before,
        col(Submission.id).not_in(newer),
    )
    return [it for it in session.exec(wanted.where(*conditions)) if it is not None]  # type: ignore[arg-type]


def _reports(session: Session, before: datetime) -> int:
    return _remove(session, _decided(session, before, col(Submission.kind) == NOT_RIGHT))


def _rejected(session: Session, before: datetime) -> int:
    return _remove(session, _decided(session, before, col(Submission.state) == REJECTED))


_NAMED = (col(Submission.sender_name) != "") | (col(Submission.sender_contact) != "")


def _senders(session: Session, before: datetime) -> int:
    return _without_sender(session, _decided(session, before, col(Submission.state) == APPROVED, _NAMED))


def _undecided(session: Session, before: datetime) -> int:
    """What was sent waits on, so that it is not lost; by then there is nobody left to ask."""
    waiting = (col(Submission.state).in_(OPEN), col(Submission.received_at) < before, _NAMED)
    return _without_sender(session, [it for it in session.exec(select(Submission.id).where(*waiting)) if it])


def _without_sender(session: Session, numbers: list[int]) -> int:
    emptied = update(Submission).where(col(Submission.id).in_(numbers))
    return _run(session, emptied.values(sender_name="", sender_contact="")) if numbers else 0


def _remove(session: Session, numbers: list[int]) -> int:
    if not numbers:
        return 0
    _run(session, delete(Decision).where(col(Decision.submission_id).in_(numbers)))
    return _run(session, delete(Submission).where(col(Submission.id).in_(numbers)))


def _log(session: Session, before: datetime) -> int:
    return _run(session, delete(AuditEntry).where(col(AuditEntry.at) < before))


def _content_editors(session: Session, before: datetime) -> int:
    """The change itself is what the site says now; who made it is forgotten with the log."""
    made = update(ContentChange).where(col(ContentChange.at) < before, col(ContentChange.by) != "")
    return _run(session, made.values(by=""))


def _list_links(session: Session, before: datetime) -> int:
    return _run(session, delete(ConfirmationLink).where(col(ConfirmationLink.expires_at) < before))


def _confirmations(session: Session, before: datetime) -> int:
    return _run(session, delete(Confirmation).where(col(Confirmation.at) < before))


def _attendance(session: Session, before: datetime) -> int:
    return _run(session, delete(AttendanceReport).where(col(AttendanceReport.day) < before.date()))


def _drafts(session: Session, before: datetime) -> int:
    return _run(session, delete(Draft).where(col(Draft.saved_at) < before))


def _company(session: Session, before: datetime) -> int:
    return _run(session, delete(CompanyRequest).where(col(CompanyRequest.received_at) < before))


def _wishes(session: Session, before: datetime) -> int:
    return _run(session, delete(Wish).where(col(Wish.week) < week_of(before.date())))


def _search_misses(session: Session, before: datetime) -> int:
    return _run(session, delete(SearchMiss).where(col(SearchMiss.week) < week_of(before.date())))


def _joining(session: Session, before: datetime) -> int:
    return _remove(session, _decided(session, before, col(Submission.kind) == JOINING))


PERIODS = (
    Period("een link om in te loggen", "nadat hij niet meer werkt", 1, _links),
    Period("hoe vaak er is geprobeerd om in te loggen (zonder adres of naam)", "na die dag", 1, _attempts),
    Period("een vraag aan een passkey", "nadat hij niet meer werkt", 1, _questions),
    Period("waar iemand was ingelogd", "na het inloggen", 100, _sessions),
    Period("e-mails die wij stuurden", "na het sturen", MAIL_DAYS, _mail),
    Period(
        "een activiteit die u begon door te geven", "nadat u er het laatst aan werkte", DRAFT_DAYS, _drafts
    ),
    Period("wie vroeg of er iemand meegaat (versleuteld)", "na de vraag", KEPT_DAYS, _company),
    Period(
        "een link waarmee een organisatie haar lijst nakijkt", "nadat hij niet meer werkt", 60, _list_links
    ),
    Period("wat bezoekers missen (zonder naam)", "na die week", 365, _wishes),
    Period("welke woorden niets opleverden (alleen aantallen)", "na die week", 365, _search_misses),
    Period("organisaties die mee wilden doen", "nadat wij hebben geantwoord", 180, _joining),
    Period("meldingen dat iets niet klopt", "nadat ze zijn opgelost", 180, _reports),
    Period("activiteiten die wij niet plaatsten", "na het besluit", 180, _rejected),
    Period("naam en adres van wie een activiteit doorgaf", "nadat die is geplaatst", 365, _senders),
    Period("naam en adres van wie iets stuurde dat nog wacht", "nadat het is gestuurd", 730, _undecided),
    Period("welke organisatie zei dat een activiteit nog klopt", "nadat zij dat zei", 730, _confirmations),
    Period("hoeveel mensen er bij een activiteit waren (alleen getallen)", "na die dag", 1_095, _attendance),
    Period("wie van de redactie een tijd of woord veranderde", "na de verandering", 730, _content_editors),
    Period("het logboek van wat de redactie veranderde", "na de verandering", 730, _log),
)
"""Every promise about keeping, in the order of the privacy page. A new kind of data gets a line here."""
