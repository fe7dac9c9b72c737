"""All links of the site are made here, so that each carries the language, the municipality and the display."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import quote, urlencode

from flask import g, request

from schuifaan.content import Municipality
from schuifaan.web.current import current
from schuifaan.web.language import asked_language, language
from schuifaan.web.mine import mine_of, pairs_of
from schuifaan.wording.catalogs import SOURCE

DISPLAY_CODES = ("groot", "heelgroot", "licht", "donker", "geelzwart", "eenvoudig")
# Of each group at most one can hold.
GROUPS = (("groot", "heelgroot"), ("licht", "donker", "geelzwart"), ("eenvoudig",))
# Said instead of nothing: so that what this computer remembers does not come back over what somebody just chose.
ORDINARY = "gewoon"

# The same menus and cards on page after page; some 400 bytes each.
_KEPT_LINKS = 4096

MOST_CHOSEN = 20
"""Activities on a short list: what one can still choose from."""
LONGEST_CHOICE = 300
_NUMBER = re.compile(r"[1-9][0-9]{0,9}")

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Carried:
    """What every link of the page being made takes along."""

    language: str
    municipality: str | None
    """The municipality the visitor chose in the address; one that the host name stands for is not repeated."""
    display: tuple[str, ...]
    chosen: tuple[int, ...] = ()
    """Activities on the visitor's short list, in the order in which they were put there."""
    mine: tuple[str, ...] = ()
    """The visitor's own village and what they need, as codes."""

    def pairs(self) -> Pairs:
        said = {
            "gemeente": self.municipality,
            "weergave": ".".join(self.display),
            "keuze": joined(self.chosen),
            "mijn": ".".join(self.mine),
        }
        return [(key, value) for key, value in said.items() if value]


def carried() -> Carried:
    """What the address of this request says about language, municipality and display."""
    if "carried" not in g:
        asked = request.args.get("gemeente", "")
        known = asked if asked in current().content.municipalities else None
        # A form sends each activity that was ticked by itself.
        display, chosen = request.args.get("weergave", ""), ".".join(request.args.getlist("keuze"))
        mine = mine_of(request.args.getlist("mijn"), current().content)
        # From a page that is only there in Dutch, too, links lead back into the reader's language.
        g.carried = Carried(asked_language(), known, display_of(display), chosen_of(chosen), mine)
    carried_along: Carried = g.carried
    return carried_along


def display_of(text: str) -> tuple[str, ...]:
    """The display codes in `text` (joined by `.`), unknown ones left out, at most one of a group.

    ORDINARY stands alone, for who wants none of them.
    """
    asked = text[:100].split(".")
    codes = tuple(
        next(code for code in group if code in asked) for group in GROUPS if set(group) & set(asked)
    )
    return codes or tuple(code for code in asked if code == ORDINARY)[:1]


def display_with(code: str) -> str:
    """This page's display with `code` chosen, and nothing else of its group; "gewoon-..." chooses none of the group."""
    group = next(group for group in GROUPS if code in group or code == f"{ORDINARY}-{group[0]}")
    chosen = {*carried().display, code} - {it for it in group if it != code}
    return ".".join(it for it in DISPLAY_CODES if it in chosen) or ORDINARY


def chosen_of(text: str) -> tuple[int, ...]:
    """The numbers of activities in `text` (joined by `.`), each once, at most MOST_CHOSEN."""
    parts = (part for part in text[:LONGEST_CHOICE].split(".") if _NUMBER.fullmatch(part))
    return tuple(dict.fromkeys(map(int, parts)))[:MOST_CHOSEN]


def list_is_full() -> bool:
    """Whether nothing more goes on the visitor's short list."""
    return len(carried().chosen) >= MOST_CHOSEN


def joined(chosen: Iterable[int]) -> str | None:
    """The numbers as they stand in the address; None when there are none."""
    return ".".join(map(str, chosen)) or None


def municipality() -> Municipality | None:
    """The municipality this page is for: from the address, else from the host name, else from what it is about."""
    known = current().content.municipalities
    if chosen := carried().municipality:
        return known[chosen]
    host = request.host.partition(":")[0].lower()
    named = next((it for it in known.values() if host in it.hosts), None)
    return named or known.get(g.get("subject_municipality") or "")


def about(code: str | None) -> None:
    """Say which municipality the page being made is about, for visitors who come straight to it."""
    g.subject_municipality = code


def link(path: str, pairs: Pairs | None = None, /, **query: object) -> str:
    """A link within the site: `link("/zoeken", dag="vandaag")`.

    A value of None takes a key out, also one that would be carried along (`gemeente=None`); a list repeats it.
    """
    said: tuple[tuple[str, str | None], ...] = tuple(pairs or ())
    for key, value in query.items():
        values = (value or (None,)) if isinstance(value, (list, tuple)) else (value,)
        said += tuple((key, None if it is None else str(it)) for it in values)
    return _written(path, said, carried())


def start(path: str, pairs: Pairs | None = None, /, **query: object) -> str:
    """A link to a page where a question begins: it starts with the visitor's own village and what they need.

    From there on those are choices of that question as any other, and can be taken away.
    """
    said = list(pairs or ())
    named = {key for key, _ in said} | set(query)
    return link(path, said + [pair for pair in my_pairs() if pair[0] not in named], **query)


def my_pairs() -> Pairs:
    """The visitor's own village and what they need, as keys of a question."""
    return pairs_of(carried().mine, current().content)


def path_of(path: str) -> str:
    """The path in the language of the page, for a GET form: its own fields become the query."""
    code = language()
    return quote(path if code == SOURCE else f"/{code}{path}")


@lru_cache(_KEPT_LINKS)
def _written(path: str, said: tuple[tuple[str, str | None], ...], along: Carried) -> str:
    keys = {key for key, _ in said}
    pairs = [(key, value) for key, value in said if value is not None]
    pairs += [pair for pair in along.pairs() if pair[0] not in keys]
    prefixed = quote(path if along.language == SOURCE else f"/{along.language}{path}")
    return f"{prefixed}?{urlencode(pairs)}" if pairs else prefixed


def in_language(code: str, *, first_page: bool = False) -> str:
    """This same page in another language, with everything its address says; or the first page in that language."""
    along = replace(carried(), language=code)
    if first_page:
        return _written("/", (), along)
    held = {"gemeente", "weergave", "keuze"}
    said = tuple((key, value) for key, value in request.args.items(multi=True) if key not in held)
    return _written(request.path, said, along)


def absolute(path_and_query: str) -> str:
    """The same link with the host this request was made to, for calendars and for sharing."""
    return request.host_url.rstrip("/") + path_and_query


def to_give(path: str, **query: object) -> str:
    """The whole address of a page for somebody else: it says nothing of how who gives it reads, lives or walks."""
    return absolute(link(path, **{"weergave": None, "mijn": None, **query}))
