"""The pages of a running site, found as a visitor finds them: by following links from the home page."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from http.client import HTTPConnection
from urllib.parse import urljoin, urlsplit

from schuifaan.wording.catalogs import LIVE

MOST_PAGES = 200
MOST_OF_A_KIND = 3  # activity pages differ in their words, not in their mark-up
NOT_THERE = "/deze-pagina-bestaat-niet"


@dataclass(frozen=True)
class Answer:
    """What the site said to one GET."""

    path: str
    status: int
    headers: dict[str, str]
    """Names in lower case."""
    body: bytes

    @property
    def is_page(self) -> bool:
        """Whether a browser would draw it."""
        return "location" not in self.headers and self.headers.get("content-type", "").startswith("text/html")


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href")
        if href and tag in {"a", "link"}:
            self.found.append(href)


def get(site: str, path: str) -> Answer:
    """Ask `site` (http://127.0.0.1:port) for a path with its query."""
    connection = HTTPConnection(urlsplit(site).netloc, timeout=60)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        return Answer(path, response.status, headers, response.read())
    finally:
        connection.close()


def links_of(answer: Answer) -> list[str]:
    """The paths on our own site that a page links to, with their queries, in order."""
    parser = _Links()
    parser.feed(answer.body.decode())
    here = f"http://self{answer.path}"
    parts = [urlsplit(urljoin(here, href)) for href in parser.found]
    return [f"{p.path}?{p.query}" if p.query else p.path for p in parts if p.netloc == "self"]


def walk(site: str) -> Iterator[Answer]:
    """Every kind of thing that links lead to from `/`, and the page for an address that leads nowhere."""
    waiting, known, kinds = ["/", NOT_THERE], {"/", NOT_THERE}, dict[str, int]()
    seen = 0
    while waiting and seen < MOST_PAGES:
        answer = get(site, waiting.pop(0))
        seen += 1
        yield answer
        if not answer.is_page:
            continue
        for path in links_of(answer):
            kind = _kind(path)
            if path not in known and kinds.get(kind, 0) < MOST_OF_A_KIND:
                known.add(path)
                kinds[kind] = kinds.get(kind, 0) + 1
                waiting.append(path)


def _kind(path: str) -> str:
    """Addresses that differ only in a name or a query are of one kind, and so are all pages in another language."""
    where = path.partition("?")[0].strip("/").split("/")
    if where[0] in LIVE:
        return where[0]
    return "/".join(where[:-1]) or where[0]
