"""Which network addresses we may connect to: those of the public internet, and no others."""

import re
import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Thread

from schuifaan.feeds.fetching.answers import FetchError

Address = IPv4Address | IPv6Address
Resolve = Callable[[str], list[str]]

RESOLVE_SECONDS = 5.0
# IPv6 addresses with an IPv4 address inside: behind each of them a private one can hide, and no public
# calendar needs them. IPv4-compatible, mapped, two kinds of NAT64, Teredo, 6to4, and the site-local of old.
_TRANSLATED = [
    IPv6Network(text)
    for text in (
        "::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16",
        "fec0::/10",
    )
]  # fmt: skip


def pinned(host: str, resolve: Resolve, allow_loopback: bool) -> str:
    """The one address to connect to for `host`.

    Raises FetchError when there is none, or when any of its addresses is not public: a name that points both ways
    is an attack, not a calendar.
    """
    try:
        addresses = [ip_address(text.split("%")[0]) for text in resolve(host)]
    except (OSError, ValueError, UnicodeError):
        addresses = []
    if not addresses:
        raise FetchError("adres_onbekend", host)
    if not all(is_public(it) or (allow_loopback and it.is_loopback) for it in addresses):
        raise FetchError("adres_geweigerd", host)
    return str(addresses[0])


def is_public(address: Address) -> bool:
    """Whether anybody on the internet can reach it: not private, loopback, link-local, multicast or translated."""
    if isinstance(address, IPv6Address) and any(address in network for network in _TRANSLATED):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_link_local)


def numbered(host: str) -> Address | None:
    """The address `host` writes in numbers, also the short forms that systems know (`127.1`); None for a name."""
    try:
        return ip_address(host)
    except ValueError:
        pass
    try:
        return ip_address(socket.inet_aton(host)) if re.fullmatch(r"[0-9a-fx.]+", host) else None
    except (OSError, ValueError):
        return None


def resolve_by_system(host: str) -> list[str]:
    """All addresses of `host`; raises OSError when there are none, or when asking takes too long."""
    found: list[str] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return
        found.extend(str(answer[4][0]) for answer in answers)

    asking = Thread(target=ask, daemon=True)  # the system's own patience has no setting
    asking.start()
    asking.join(RESOLVE_SECONDS)
    if not found:
        raise OSError(f"no address for {host}")
    return list(dict.fromkeys(found))
