"""A website, by the address of its pages: The Events Calendar tells more by its interface than on a page."""

import html
import re
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from schuifaan.feeds.context import ReadContext
from schuifaan.feeds.decoding import decode
from schuifaan.feeds.fetching.answers import FetchError
from schuifaan.feeds.json_feeds import read_json
from schuifaan.feeds.problems import problem
from schuifaan.feeds.schema_org import read_page
from schuifaan.inputs import Reading

_LINK = re.compile(
    r"<link\b[^>]{0,500}?\bhref\s{0,5}=\s{0,5}[\"']([^\"'<>]{1,500})[\"'][^>]{0,500}>", re.IGNORECASE
)
_EVENTS = re.compile(r"(?:/wp-json/|[?&]rest_route=/?)tribe/events/v1/?(events\b.*)?", re.DOTALL)
_OF_WORDPRESS = "https://api.w.org/"
_MOST_A_PAGE = "per_page=50"
# It is not there for us: then the page itself is what there is. Anything else passes, and is tried again later.
_NOT_FOR_US = {"adres_verdwenen", "inlog_nodig", "robots_verboden", "adres_geweigerd", "adres_ongeldig"}


@dataclass(frozen=True, slots=True)
class Interface:
    """Where a page's events may be had as data; not `named`: WordPress is there, and perhaps the calendar."""

    address: str
    named: bool


def read_site(body: bytes, context: ReadContext) -> Reading:
    """The events of a page by the interface of its calendar when it has one, else by what the page itself says."""
    interface = interface_of(decode(body)[0], context.address) if context.fetch and context.address else None
    reading = _by_interface(interface, context) if interface else None
    return reading or read_page(body, context)


def interface_of(page: str, address: str) -> Interface | None:
    """The interface a page names in its head; of a front page that of its WordPress."""
    links = [(tag[0], html.unescape(tag[1])) for tag in _LINK.finditer(page)]
    for _, href in links:
        if match := _EVENTS.search(href):
            whole = href if match[1] else f"{href.rstrip('/')}/events"
            return Interface(_many_a_page(urljoin(address, whole)), True)
    if urlsplit(address).path in ("", "/"):
        for tag, href in links:
            if _OF_WORDPRESS in tag:
                root = urljoin(address, href).rstrip("/")
                return Interface(_many_a_page(f"{root}/tribe/events/v1/events"), False)
    return None


def _many_a_page(address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{_MOST_A_PAGE}"


def _by_interface(interface: Interface, context: ReadContext) -> Reading | None:
    """What the interface says; None when the page must be read after all."""
    assert context.fetch is not None
    try:
        fetched = context.fetch(interface.address)
    except FetchError as error:
        if not interface.named or error.code in _NOT_FOR_US:
            return None
        # The page would give the same events other keys: better nothing this time than everything anew.
        return Reading((), (error.problem,), complete=False, usable=False)
    reading = read_json(fetched.body, replace(context, address=fetched.final_url))
    if not reading.usable or not (reading.items or interface.named):
        return None
    if fetched.complete:
        return reading
    return replace(reading, complete=False, problems=(problem("bestand_onvolledig"), *reading.problems))
