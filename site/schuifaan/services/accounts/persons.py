"""Where a person is to be found in the database, by e-mail address."""

from datetime import datetime
from typing import Any

from sqlmodel import Session, SQLModel, col, delete, func, select

from schuifaan.clock import wall_time
from schuifaan.models import (
    Account,
    Activity,
    AuditEntry,
    ContentChange,
    Decision,
    Mail,
    Organisation,
    Passkey,
    PasskeyQuestion,
    RecoveryCode,
    SignedIn,
    SignInLink,
    Submission,
)

GONE = "verwijderd"
_CONTACT = ("contact_name", "phone", "email")


def rows_about(session: Session, email: str) -> dict[str, list[dict[str, Any]]]:
    """Every row that names this address, by table."""
    return {name: [row.model_dump() for row in rows] for name, rows in _found(session, email).items()}


def forget_person(session: Session, email: str, now: datetime) -> dict[str, int]:
    """Remove the address and what goes with it; what was published or decided stays, without the person.

    Returns how many rows of which table were concerned.
    """
    found = _found(session, email)
    counts = {name: len(rows) for name, rows in found.items() if rows}
    for account in found["account"]:
        assert isinstance(account, Account)
        _forget_questions(session, account)
        for table in (SignInLink, SignedIn, RecoveryCode, Passkey):
            session.exec(delete(table).where(col(table.account_id) == account.id))
        session.delete(account)
    for mail in found["mail"]:
        session.delete(mail)
    for row in (*found["submission"], *found["activity"], *found["organisation"]):
        _without(row, now)
        session.add(row)
    for entry in found["auditentry"]:
        assert isinstance(entry, AuditEntry)
        entry.actor = f"{entry.actor.partition(':')[0]}:{GONE}" if _names(entry.actor, email) else entry.actor
        entry.before, entry.after = (
            None if _names(str(state), email) else state for state in (entry.before, entry.after)
        )
        session.add(entry)
    for decision in found["decision"]:
        assert isinstance(decision, Decision)
        decision.decided_by = GONE
        session.add(decision)
    for change in found["contentchange"]:
        assert isinstance(change, ContentChange)
        change.by = GONE
        session.add(change)
    session.flush()
    return counts


def _forget_questions(session: Session, account: Account) -> None:
    sessions = select(SignedIn.token_sha256).where(SignedIn.account_id == account.id)
    session.exec(delete(PasskeyQuestion).where(col(PasskeyQuestion.session_key).in_(sessions)))


def _found(session: Session, email: str) -> dict[str, list[SQLModel]]:
    address = email.strip().lower()

    def rows(table: type[SQLModel], *columns: Any) -> list[SQLModel]:
        wanted = select(table)
        for column in columns:
            wanted = wanted.where(func.lower(column) == address)
        return list(session.exec(wanted))

    named = [
        it
        for it in session.exec(select(AuditEntry))
        if any(_names(str(text), address) for text in (it.actor, it.before, it.after))
    ]
    sent = [
        it
        for it in session.exec(select(Submission))
        if _names(it.sender_contact, address) or _names(str(it.payload), address)
    ]
    decided = [it for it in session.exec(select(Decision)) if _names(it.decided_by, address)]
    changed = [it for it in session.exec(select(ContentChange)) if _names(it.by, address)]
    return {
        "account": rows(Account, Account.email),
        "mail": rows(Mail, Mail.recipient),
        "activity": rows(Activity, Activity.email),
        "organisation": rows(Organisation, Organisation.email),
        "submission": [*sent],
        "decision": [*decided],
        "auditentry": [*named],
        "contentchange": [*changed],
    }


def _names(text: str, address: str) -> bool:
    return address.strip().lower() in text.lower()


def _without(row: SQLModel, now: datetime) -> None:
    match row:
        case Submission():
            row.sender_name = row.sender_contact = ""
            row.payload = {
                k: v for k, v in row.payload.items() if k not in ("e-mail", "contactpersoon", "telefoon")
            }
        case Activity():
            row.contact_name = row.phone = row.email = None
            row.edited_fields = sorted({*row.edited_fields, *_CONTACT})  # no feed brings it back
            row.updated_at = wall_time(now)
        case Organisation():
            row.email = None
