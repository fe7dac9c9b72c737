"""How often somebody may try to get in: per address and per network, over all processes."""

import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, func, select

from schuifaan.clock import wall_time
from schuifaan.models import Attempt
from schuifaan.services.accounts.secrets_kept import keyed_digest


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `times` within `within`."""

    name: str
    times: int
    within: timedelta


# Who mistypes or waits too long needs two or three; a whole village hall shares one network.
LINKS_OF_ADDRESS = Limit("link", 5, timedelta(hours=1))
LINKS_OF_NETWORK = Limit("link-netwerk", 40, timedelta(hours=1))
# Ten passwords or codes an hour: guessing one of a million codes at this rate takes years.
PROOFS_OF_ACCOUNT = Limit("bewijs", 10, timedelta(hours=1))
PROOFS_OF_NETWORK = Limit("bewijs-netwerk", 60, timedelta(hours=1))
# Forms that anybody may send: fifty people in a village hall are all heard, a program wants more.
FORMS_OF_NETWORK = Limit("formulier-netwerk", 60, timedelta(hours=1))
# Drafts of an activity: fifty volunteers in one village hall, and whoever goes to and fro.
DRAFTS_OF_NETWORK = Limit("concept-netwerk", 300, timedelta(hours=1))
# The same door is closed for a whole family: within a day their reports are one voice.
REPORTS_OF_NETWORK = Limit("melding-netwerk", 1, timedelta(days=1))

_IPV4_NETWORK, _IPV6_NETWORK = 24, 48


def allowed(session: Session, key: str, limit: Limit, whom: str, now: datetime) -> bool:
    """Count one attempt of `whom`; False when there were too many. `key` is the installation's secret."""
    wall = wall_time(now)
    name = keyed_digest(key, f"{limit.name}:{whom}")
    since = wall - limit.within
    counted = session.exec(
        select(func.count()).select_from(Attempt).where(Attempt.key == name, Attempt.at > since)
    ).one()
    if counted >= limit.times:
        return False
    session.add(Attempt(key=name, at=wall))
    session.flush()
    return True


def network_of(address: str) -> str:
    """The network an internet address lies in: what one household or building has, /24 or /48."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "onbekend"
    length = _IPV4_NETWORK if parsed.version == 4 else _IPV6_NETWORK
    return str(ipaddress.ip_network((parsed, length), strict=False))
