"""The one cookie a visitor can ask for: letters, colours, language, municipality, village and needs.

It is used in one place: a page that is asked for at an address which says nothing of all this leads to the same
address with it. So a page depends on its address alone, what the address says goes first, and a page that is kept
for somebody is right for everybody.
"""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import parse_qsl, quote, urlencode

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from schuifaan.content import Content
from schuifaan.web.addresses import ORDINARY, Pairs, carried, display_of
from schuifaan.web.current import current
from schuifaan.web.language import language
from schuifaan.web.mine import mine_of, pairs_of
from schuifaan.web.sign_in.access import private
from schuifaan.wording.catalogs import LIVE, SOURCE

KEPT = timedelta(days=365)
LONGEST = 500
# Where a question begins: it starts with one's own village and needs.
QUESTIONS = frozenset({"/zoeken", "/kaart"})
# Opened from a page as a page is, but without letters and colours to choose.
FILES = (".ics", ".pdf", ".csv")


@dataclass(frozen=True, slots=True)
class Remembered:
    """What this computer remembers, as keys of the address; every value is one we know."""

    language: str
    pairs: tuple[tuple[str, str], ...]

    def written(self) -> str:
        """As it stands in the cookie: `weergave=groot.donker&gemeente=almelo&mijn=centrum.rolstoel`."""
        language_too = (("taal", self.language),) if self.language != SOURCE else ()
        return urlencode((*self.pairs, *language_too))


def chosen_now() -> Remembered:
    """What the address of this request says, to be remembered."""
    along = carried()
    said = {
        "weergave": ".".join(along.display) or ORDINARY,
        "gemeente": along.municipality,
        "mijn": ".".join(along.mine),
    }
    return Remembered(along.language, tuple((key, value) for key, value in said.items() if value))


def read(text: str, content: Content) -> Remembered | None:
    """What a cookie says; None when that is nothing. What we do not know in it is left out."""
    said = dict(parse_qsl(text[:LONGEST]))
    if not said:
        return None
    known = {
        "weergave": ".".join(display_of(said.get("weergave", ""))) or ORDINARY,
        "gemeente": said["gemeente"] if said.get("gemeente") in content.municipalities else "",
        "mijn": ".".join(mine_of([said.get("mijn", "")], content)),
    }
    spoken = said.get("taal", SOURCE)
    pairs = tuple((key, value) for key, value in known.items() if value)
    return Remembered(spoken if spoken in LIVE else SOURCE, pairs)


def remembered_here() -> Remembered | None:
    """What the browser that asks remembers."""
    return read(request.cookies.get(cookie_name(), ""), current().content)


def remember(response: Response, it: Remembered) -> None:
    """Let this browser remember it for a year."""
    response.set_cookie(
        cookie_name(), it.written(), max_age=KEPT, path="/", httponly=True, samesite="Lax", secure=_secure()
    )


def forget(response: Response) -> None:
    """Let this browser remember nothing of it; one that has no cookie is told of none."""
    if cookie_name() in request.cookies:
        response.delete_cookie(cookie_name(), path="/", httponly=True, samesite="Lax", secure=_secure())


def cookie_name() -> str:
    """With this prefix a browser takes the cookie only over https, for this host and no other."""
    return "__Host-onthouden" if _secure() else "onthouden"


def use_remembered(app: Flask) -> None:
    """Lead who asked for a page to the address that says what their computer remembers."""

    @app.before_request
    def _use() -> Response | None:
        if request.method not in {"GET", "HEAD"} or "weergave" in request.args or not _asks_for_a_page():
            return None
        it = remembered_here()
        if it is None:
            return None
        further = redirect(
            with_remembered(it, request.path, list(request.args.items(multi=True)), language())
        )
        further.vary.add("Cookie")
        return private(further)


def _asks_for_a_page() -> bool:
    """Browsers say so; for what a page fetches by itself (scripts, pictures, suggestions) they do not."""
    return "text/html" in request.headers.get("Accept", "") and not request.path.endswith(FILES)


def with_remembered(it: Remembered, path: str, asked: Pairs, spoken: str) -> str:
    """The address of `path` in the language `spoken`, with what is remembered where `asked` says nothing of it."""
    named = {key for key, _ in asked}
    added = list(it.pairs)
    if path in QUESTIONS:
        mine = [value for key, value in it.pairs if key == "mijn"]
        added += pairs_of(mine_of(mine, current().content), current().content)
    code = it.language if spoken == SOURCE else spoken
    prefixed = path if code == SOURCE else f"/{code}{path}"
    return f"{quote(prefixed)}?{urlencode(asked + [pair for pair in added if pair[0] not in named])}"


def _secure() -> bool:
    return current().settings.production
