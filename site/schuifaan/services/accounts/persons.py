"""Where a person is to be found in the database, by e-mail address."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import JSON, Column, String, Table, and_, cast, or_, update
from sqlmodel import AutoString, Session, SQLModel, delete, func, select

from schuifaan import outbox
from schuifaan.clock import wall_time
from schuifaan.models import (
    Account,
    Activity,
    AuditEntry,
    Draft,
    Mail,
    Organisation,
    Submission,
)
from schuifaan.services.keeping.belonging import belonging_to, remove, rows_of

GONE = "verwijderd"
_CONTACT = ("contact_name", "phone", "email")
_FOUND_BY = frozenset({"location", "external_key", "second_key"})

Row = Mapping[str, Any]
_Kind = TypeVar("_Kind", bound=SQLModel)


def rows_about(session: Session, email: str) -> dict[str, list[Row]]:
    """Every row that names this address, by table, and everything that hangs on its account."""
    found = _rows_naming(session, email)
    for account in found.get("account", []):
        for name, rows in rows_of(session, belonging_to(session, "account", account["id"])).items():
            known = found.setdefault(name, [])
            known += [row for row in rows if row not in known]
    return found


def _rows_naming(session: Session, email: str) -> dict[str, list[Row]]:
    """Those that name it; whichever column of whichever table that is."""
    session.flush()
    address, found = email.strip().lower(), dict[str, list[Row]]()
    for table in SQLModel.metadata.sorted_tables:
        texts = texts_of(table)
        if texts:
            near = or_(*(cast(it, String).icontains(address, autoescape=True) for it in texts))
            rows = session.connection().execute(table.select().where(near)).mappings()
            found[table.name] = [
                dict(it) for it in rows if any(_names(it[text.name], address) for text in texts)
            ]
    return {name: rows for name, rows in found.items() if rows}


def forget_person(session: Session, email: str, now: datetime) -> dict[str, int]:
    """Remove the address and what goes with it; what was published or decided stays, without the person.

    Returns how many rows of which table were concerned.
    """
    address = email.strip().lower()
    found = rows_about(session, address)
    _close(session, address)
    for draft in _those(session, Draft, found):
        session.delete(draft)
    for submission in _those(session, Submission, found):
        submission.sender_name = submission.sender_contact = ""
        kept = {
            k: v for k, v in submission.payload.items() if k not in ("e-mail", "contactpersoon", "telefoon")
        }
        submission.payload = kept
    for activity in _those(session, Activity, found):
        if _names(activity.email, address):
            activity.contact_name = activity.phone = activity.email = None
            activity.edited_fields = sorted({*activity.edited_fields, *_CONTACT})  # no feed brings it back
            activity.updated_at = wall_time(now)
    for organisation in _those(session, Organisation, found):
        organisation.email = None if _names(organisation.email, address) else organisation.email
    for entry in _those(session, AuditEntry, found):
        entry.before = None if _names(entry.before, address) else entry.before
        entry.after = None if _names(entry.after, address) else entry.after
    session.flush()
    _blot_out(session, address)
    return {name: len(rows) for name, rows in found.items()}


def _close(session: Session, address: str) -> None:
    session.exec(delete(Mail).where(func.lower(Mail.recipient) == address))
    for number in session.exec(select(Account.id).where(Account.email == address)).all():
        remove(session, belonging_to(session, "account", number))


def _blot_out(session: Session, address: str) -> None:
    """Whatever still names the address (who decided, what a feed said) names nobody from now on."""
    for name, rows in _rows_naming(session, address).items():
        table = SQLModel.metadata.tables[name]
        for row in rows:
            same = and_(*(key == row[key.name] for key in table.primary_key))
            told = {it.name: row[it.name] for it in texts_of(table) if _names(row[it.name], address)}
            without = {name: _without(value, address) for name, value in told.items()}
            session.connection().execute(update(table).where(same).values(without))
        if table is SQLModel.metadata.tables["activity"]:
            outbox.enqueue(session, (row["id"] for row in rows))
    session.expire_all()


def texts_of(table: Table) -> list[Column[Any]]:
    """The columns in which a person can be named; not those by which a feed and its items are found again."""
    return [
        it for it in table.columns if isinstance(it.type, (AutoString, JSON)) and it.name not in _FOUND_BY
    ]


def _those(session: Session, kind: type[_Kind], found: Mapping[str, list[Row]]) -> list[_Kind]:
    name = str(kind.__tablename__)
    key = [it.name for it in SQLModel.metadata.tables[name].primary_key]
    rows = found.get(name, [])
    return [it for row in rows if (it := session.get(kind, tuple(row[it] for it in key))) is not None]


def _address(address: str) -> re.Pattern[str]:
    """The whole address: an@x.nl is not jan@x.nl, nor an@x.nl.example."""
    return re.compile(rf"(?<![\w.!#$%&*+/=^{{|}}~-]){re.escape(address)}(?![\w-]|\.\w)", re.IGNORECASE)


def _names(value: object, address: str) -> bool:
    return _address(address).search(_as_text(value)) is not None


def _without(value: object, address: str) -> object:
    text = _address(address).sub(GONE, _as_text(value))
    return text if isinstance(value, str) else json.loads(text)


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
