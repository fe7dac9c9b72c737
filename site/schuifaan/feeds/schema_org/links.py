"""From a list on a website to the pages of its events, where the list itself tells nothing a computer can read."""

import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from schuifaan.feeds.json_text import dicts_in, many, text_of
from schuifaan.feeds.schema_org.types import types_of

MOST_LINKS = 200

_LINK = re.compile(r"<a\b[^>]{0,500}?\bhref\s{0,5}=\s{0,5}[\"']([^\"'<>]{1,500})[\"']", re.IGNORECASE)
_WORDS = ("agenda", "activiteit", "evenement", "event", "programma", "kalender", "calendar")
_FILES = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|zip|mp[34]|ics|xml|css|js)$", re.IGNORECASE)


def event_pages(page: str, values: list[Any], address: str) -> list[str]:
    """Addresses on the same host, as the page orders them: those its ItemList names, else links that look the part.

    `values` is the page's JSON-LD.
    """
    listed = _of_this_host(_listed(values), address)
    return listed or _of_this_host((html.unescape(it) for it in _LINK.findall(page)), address, likely=True)


def _listed(values: list[Any]) -> Iterator[str]:
    for node in (it for value in values for it in dicts_in(value)):
        if "ItemList" in types_of(node):
            for element in many(node.get("itemListElement")):
                if isinstance(element, str):
                    yield element
                elif isinstance(element, dict):
                    item = element.get("item")
                    yield text_of(element.get("url")) or (
                        text_of(item.get("url") or item.get("@id"))
                        if isinstance(item, dict)
                        else text_of(item)
                    )


def _of_this_host(links: Iterator[str], address: str, likely: bool = False) -> list[str]:
    own, found = urlsplit(address), dict[str, None]()
    for link in links:
        try:
            target, _ = urldefrag(urljoin(address, link))
            parts = urlsplit(target)
        except ValueError:
            continue
        if parts.scheme not in ("http", "https") or parts.netloc != own.netloc or target == address:
            continue
        if likely and (_FILES.search(parts.path) or not _looks_like_event(parts.path, own.path)):
            continue
        found[target] = None
        if len(found) == MOST_LINKS:
            break
    return list(found)


def _looks_like_event(path: str, own: str) -> bool:
    """A page below the list, or below a word for one; not the list itself."""
    below = len(own) > 1 and path.startswith(f"{own.rstrip('/')}/") and len(path) > len(own) + 1
    first, _, rest = path.casefold().strip("/").partition("/")
    return below or (bool(rest) and any(word in first for word in _WORDS))
