"""The later pages of an interface, put behind the first as if it had been one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from schuifaan.feeds.decoding import decode
from schuifaan.feeds.fetching.answers import Fetched, FetchError
from schuifaan.feeds.json_text import load_json
from schuifaan.feeds.limits import MOST_BYTES
from schuifaan.feeds.problems import problem
from schuifaan.inputs import FeedProblem

Page = dict[str, Any]

_LISTS = ("items", "events", "data", "member", "orderedItems")
# Where interfaces say what follows: OpenActive, The Events Calendar, Linked Events (in `meta`), ActivityStreams.
_NEXT = ("next_rest_url", "next", "first")


@dataclass(slots=True)
class Pages:
    """Everything that was fetched, on the first page; `whole` when its last page was reached."""

    first: Page
    whole: bool = True
    problems: list[FeedProblem] = field(default_factory=list)


def next_address(page: Any) -> str:
    """The address of the page after this one, empty when it names none."""
    places = (page, page.get("meta")) if isinstance(page, dict) else ()
    named = (it.get(name) for it in places if isinstance(it, dict) for name in _NEXT)
    return next((it for it in named if isinstance(it, str) and it), "")


def with_later_pages(first: Page, address: str, fetch: Callable[[str], Fetched]) -> Pages:
    """Follow the pages to the last: one that names no next, or is empty and names itself (OpenActive)."""
    pages = Pages(first)
    name = next((it for it in _LISTS if isinstance(first.get(it), list)), _LISTS[-1])
    rows = list(first.get(name) or ())
    page, size, seen = first, 0, {address}
    while following := urljoin(address, next_address(page)) if next_address(page) else "":
        if following in seen:
            pages.whole = following == address and not page.get(name)
            break
        seen.add(following)
        try:
            fetched = fetch(following)
            page, address = load_json(decode(fetched.body)[0]), following
        except FetchError as error:
            pages.problems.append(error.problem)
            pages.whole = False
            break
        except ValueError:
            page = {}
        size += len(fetched.body)
        if not isinstance(page, dict) or not isinstance(page.get(name), list) or size > MOST_BYTES:
            pages.problems.append(problem("bestand_onvolledig"))
            pages.whole = False
            break
        rows += page[name]
        pages.whole = fetched.complete and pages.whole
    last = {} if not pages.whole else dict.fromkeys(_NEXT)
    pages.first = {**first, name: rows, **last}
    if pages.whole and isinstance(first.get("meta"), dict):
        pages.first["meta"] = {**first["meta"], "next": None}
    return pages
