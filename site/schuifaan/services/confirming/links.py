"""The links by which a partner opens its list: long random secrets of which only a digest is kept, and revocable."""

from datetime import datetime

from sqlalchemy import ColumnElement, update
from sqlmodel import Session, col, func, select

from schuifaan.clock import wall_time
from schuifaan.models import Account, ConfirmationLink, Organisation
from schuifaan.services.accounts.permissions import Role
from schuifaan.services.accounts.secrets_kept import digest, new_secret
from schuifaan.services.confirming.rules import LINK_WORKS


def new_link(session: Session, public_url: str, organisation_id: int, now: datetime) -> str:
    """A new link to the organisation's list; those that were sent before keep working for their own time."""
    token, wall = new_secret(), wall_time(now)
    session.add(
        ConfirmationLink(
            token_sha256=digest(token),
            organisation_id=organisation_id,
            sent_at=wall,
            expires_at=wall + LINK_WORKS,
        )
    )
    return f"{public_url}/bevestigen/{token}"


def organisation_of(session: Session, token: str, now: datetime) -> Organisation | None:
    """Whose list the link opens; None when it is none of ours, too old or revoked. Looking uses nothing up."""
    link = session.get(ConfirmationLink, digest(token))
    if link is None or link.revoked_at is not None or link.expires_at <= wall_time(now):
        return None
    return session.get(Organisation, link.organisation_id)


def revoke_links(session: Session, organisation_id: int, now: datetime) -> int:
    """None of the organisation's links works any more; returns how many did."""
    done = session.connection().execute(
        update(ConfirmationLink)
        .where(
            col(ConfirmationLink.organisation_id) == organisation_id,
            col(ConfirmationLink.revoked_at).is_(None),
        )
        .values(revoked_at=wall_time(now))
    )
    return int(done.rowcount)


def last_sent(session: Session, organisation_id: int) -> datetime | None:
    """When the last link went out."""
    sent = select(func.max(ConfirmationLink.sent_at))
    return session.exec(sent.where(ConfirmationLink.organisation_id == organisation_id)).one()


def may_be_mailed() -> ColumnElement[bool]:
    """An account of somebody who signs in for an organisation."""
    return (col(Account.role) == Role.PARTNER) & col(Account.disabled_at).is_(None)


def addresses_of(session: Session, organisation: Organisation) -> list[str]:
    """Where mail about its activities goes: who signs in for it, else its own address, else nowhere."""
    accounts = session.exec(
        select(Account.email)
        .where(Account.organisation_id == organisation.id, may_be_mailed())
        .order_by(col(Account.id))
    ).all()
    return list(accounts) or ([organisation.email] if organisation.email else [])
