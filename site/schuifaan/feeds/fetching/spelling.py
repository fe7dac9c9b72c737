"""Addresses as people paste them, and as we may fetch them."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from schuifaan.feeds.fetching.answers import FetchError
from schuifaan.feeds.fetching.networks import is_public, numbered

LONGEST_ADDRESS = 2000
PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9._-]{1,253}|[0-9a-f:.]{2,45}")
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
_INSIDE = {"localhost", "local", "internal", "lan", "home", "intranet"}
_SHEET = re.compile(r"/spreadsheets/d/(e/)?([A-Za-z0-9_-]{10,200})")


@dataclass(frozen=True, slots=True)
class Place:
    """An address, taken apart and found fit."""

    scheme: str
    host: str
    """In ASCII, lower case."""
    port: int
    target: str
    """Path and query as they are sent."""

    @property
    def url(self) -> str:
        """The whole address."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.target}"


def readable_address(text: str) -> str:
    """The address to read for one that somebody pasted.

    `webcal://` is https; a Google Sheet is read as CSV. Raises FetchError when it is no address at all.
    """
    address = re.sub(r"^(webcals?|feed):(//)?(?=.)", "https://", text.strip(), flags=re.IGNORECASE)
    place = take_apart(re.sub(r"^https://https?://", "https://", address), any_port=True)
    return _csv_of_sheet(place, address) or place.url


def reachable_address(text: str, allow_loopback: bool = False) -> str:
    """Like `readable_address`; refuses at once what no run could ever fetch.

    That is another port than the web's, and a name or number that is certainly in nobody's public network. With
    `allow_loopback`, as in tests, this computer may be meant.
    """
    address = readable_address(text)
    place = take_apart(address, any_port=allow_loopback)
    number = numbered(place.host)
    name = place.host.rpartition(".")[2]
    here = name == "localhost" or bool(number and number.is_loopback)
    inside = name in _INSIDE or bool(number and not is_public(number))
    if inside and not (here and allow_loopback):
        raise FetchError("adres_geweigerd", place.host)
    return address


def take_apart(address: str, *, any_port: bool = False, base: str = "") -> Place:
    """The parts of `address` (relative to `base`); raises FetchError when we may not fetch such an address."""
    text = urljoin(base, address) if base else address
    try:
        parts = urlsplit(text)
        port = parts.port
        host = (
            (parts.hostname or "")
            .rstrip(".")
            .encode("idna" if not _numeric(parts.hostname) else "ascii")
            .decode()
        )
    except (ValueError, UnicodeError):
        raise FetchError("adres_ongeldig", address[:100]) from None
    scheme = parts.scheme.lower()
    if (
        len(text) > LONGEST_ADDRESS
        or scheme not in PORTS
        or not _HOST.fullmatch(host)
        or _UNSAFE.search(text)
    ):
        raise FetchError("adres_ongeldig", address[:100])
    port = PORTS[scheme] if port is None else port
    if parts.username is not None or parts.password is not None:
        raise FetchError("adres_geweigerd", host)
    if port not in PORTS.values() and not any_port:
        raise FetchError("adres_geweigerd", f"{host}:{port}")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?[]')}" if parts.query else ""
    return Place(scheme, host, port, f"{path}{query}")


def _numeric(host: str | None) -> bool:
    return ":" in (host or "")


def _csv_of_sheet(place: Place, address: str) -> str | None:
    """Where Google gives the sheet at `place` as CSV; None when it is none. Its tab stands after `gid=`."""
    match = _SHEET.search(place.target)
    if place.host != "docs.google.com" or not match:
        return None
    tab = re.search(r"[?&#]gid=([0-9]{1,12})", address)
    wanted = f"gid={tab[1]}&" if tab else ""
    if match[1]:
        return f"https://docs.google.com/spreadsheets/d/e/{match[2]}/pub?{wanted}single=true&output=csv"
    return f"https://docs.google.com/spreadsheets/d/{match[2]}/export?{wanted}format=csv"
