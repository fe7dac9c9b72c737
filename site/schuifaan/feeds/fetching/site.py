"""The pages of one website, read as its owner allows: for adapters that need more than one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from schuifaan.feeds.fetching.answers import Fetched, FetchError
from schuifaan.feeds.fetching.fetcher import PROGRAM, Fetcher
from schuifaan.feeds.fetching.spelling import Place, take_apart

MOST_PAGES = 200
SECONDS_A_SITE = 900.0
"""Two hundred pages with two seconds between them, and time to answer."""


@dataclass
class SiteReader:
    """Fetches pages of the host of `start`, and of no other; at most 200, none that robots.txt forbids."""

    fetcher: Fetcher
    start: str
    obey_robots: bool = True
    """Not for the pages of a data feed: whoever gives us one wants it read."""
    most_pages: int = MOST_PAGES
    seconds: float = SECONDS_A_SITE
    clock: Callable[[], float] = monotonic
    pages: int = 0
    """How many were fetched so far."""
    _robots: RobotFileParser | None = None
    _began: float = field(default=0.0)

    def __call__(self, address: str) -> Fetched:
        """One page; raises FetchError when it cannot or may not be read."""
        self._began = self._began or self.clock()
        place = take_apart(urljoin(self.start, address), any_port=self.fetcher.allow_loopback)
        self._require_own(place)
        if self.pages >= self.most_pages:
            raise FetchError("te_veel_paginas", str(self.most_pages))
        if self.clock() - self._began > self.seconds:
            raise FetchError("server_traag")
        if self.obey_robots and not self._allowed(place):
            raise FetchError("robots_verboden", place.target[:100])
        self.pages += 1
        fetched = self.fetcher(place.url)
        self._require_own(take_apart(fetched.final_url, any_port=self.fetcher.allow_loopback))
        return fetched

    def _require_own(self, place: Place) -> None:
        own = take_apart(self.start, any_port=self.fetcher.allow_loopback)
        if (_bare(place.host), self._other_port(place)) != (_bare(own.host), self._other_port(own)):
            raise FetchError("adres_geweigerd", place.host)

    def _other_port(self, place: Place) -> int | None:
        return place.port if place.port not in (80, 443) else None

    def _allowed(self, place: Place) -> bool:
        if self._robots is None:
            self._robots = self._read_robots(place)
        return self._robots.can_fetch(PROGRAM, place.url)

    def _read_robots(self, place: Place) -> RobotFileParser:
        """What robots.txt says. Without one all is allowed; while its server fails, nothing is (RFC 9309)."""
        robots = RobotFileParser()
        try:
            text = self.fetcher(urljoin(place.url, "/robots.txt")).body.decode("utf-8", errors="replace")
        except FetchError as error:
            absent = error.status is not None and 400 <= error.status < 500 and error.status != 429
            text = "" if absent else "User-agent: *\nDisallow: /"
        robots.parse(text.splitlines())
        return robots


def _bare(host: str) -> str:
    return host.removeprefix("www.")
