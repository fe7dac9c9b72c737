"""One address, fetched as politely and as suspiciously as can be."""

import re
import ssl
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPException
from threading import Lock
from urllib.parse import urldefrag

from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError, SSLError

from schuifaan.feeds.fetching.answers import Fetched, FetchError
from schuifaan.feeds.fetching.body import receive
from schuifaan.feeds.fetching.connection import Deadline, connected
from schuifaan.feeds.fetching.networks import Resolve, pinned, resolve_by_system
from schuifaan.feeds.fetching.retry_after import seconds_to_wait
from schuifaan.feeds.fetching.spelling import Place, take_apart
from schuifaan.feeds.limits import MOST_BYTES

MOST_REDIRECTS = 4
WHOLE_SECONDS = 30.0
HOST_PAUSE_SECONDS = 2.0
"""Between two requests of one host."""
PROGRAM = "schuifaan/1.0"
_REDIRECTS = (301, 302, 303, 307, 308)
_ACCEPT = "text/calendar, application/json;q=0.9, text/csv;q=0.9, */*;q=0.5"
_FRESH = re.compile(r"(?:^|[\s,])(?:s-maxage|max-age)\s*=\s*\"?(\d{1,9})", re.IGNORECASE)


@dataclass
class Fetcher:
    """Fetches over http and https; one for all feeds of a process, so that it knows whom it asked last."""

    contact: str = ""
    """Address of the page that says who we are; part of our name for servers."""
    allow_loopback: bool = False
    """For tests: loopback addresses, on any port."""
    resolve: Resolve = resolve_by_system
    host_pause: float = HOST_PAUSE_SECONDS
    whole_seconds: float = WHOLE_SECONDS
    sleep: Callable[[float], None] = time.sleep
    trust: ssl.SSLContext | None = None
    """Whose certificates count; None = those the system trusts."""
    _last: dict[str, float] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    @property
    def user_agent(self) -> str:
        """Who we say we are; ASCII, as header values must be."""
        name = f"{PROGRAM} (+{self.contact})" if self.contact else PROGRAM
        return name.encode("ascii", errors="ignore").decode()

    def __call__(self, address: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """What is at `address` now, after at most four redirects.

        `etag` and `last_modified` of an earlier answer let the server say that nothing has changed (status 304).
        Raises FetchError with the code of a feed problem; never anything else.
        """
        asked = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in asked.items() if value and value.isascii()}
        deadline = Deadline(self.whole_seconds)
        place = take_apart(urldefrag(address).url, any_port=self.allow_loopback)
        for _ in range(MOST_REDIRECTS + 1):
            target = self._once(place, headers, deadline)
            if isinstance(target, Fetched):
                return target
            place = take_apart(urldefrag(target).url, any_port=self.allow_loopback, base=place.url)
        raise FetchError("te_vaak_doorgestuurd")

    def _once(self, place: Place, headers: Mapping[str, str], deadline: Deadline) -> Fetched | str:
        """The answer of one server, or where it sends us."""
        address = pinned(place.host, self.resolve, self.allow_loopback)
        self._wait_for_turn(place.host)
        options = {"ssl_context": self.trust} if self.trust and place.scheme == "https" else {}
        try:
            with connected(place, address, deadline, **options) as connection:
                connection.request(
                    "GET",
                    place.target,
                    headers={
                        "User-Agent": self.user_agent,
                        "Accept": _ACCEPT,
                        "Accept-Encoding": "gzip, deflate",
                        **headers,
                    },
                    preload_content=False,
                    decode_content=False,
                    enforce_content_length=False,
                )
                with closing(connection.getresponse()) as response:
                    return _answer(response, place.url, deadline)
        except (ssl.SSLError, SSLError):
            raise FetchError(
                "server_traag" if deadline.passed() else "verbinding_onveilig", place.host
            ) from None
        except TimeoutError:
            raise FetchError("server_traag") from None
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            slow = deadline.passed() or "timed out" in str(error).lower()
            what = "geen verbinding" if isinstance(error, OSError) else "geen leesbaar antwoord"
            raise FetchError("server_traag" if slow else "server_fout", what) from None

    def _wait_for_turn(self, host: str) -> None:
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._last.get(host, now - self.host_pause) + self.host_pause)
            self._last[host] = turn
        if turn > now:
            self.sleep(turn - now)


def _answer(response: BaseHTTPResponse, url: str, deadline: Deadline) -> Fetched | str:
    if deadline.passed():  # half a head looks like a whole one
        raise FetchError("server_traag")
    status, headers = response.status, response.headers
    location = headers.get("Location")
    if status in _REDIRECTS and location:
        return location
    if status == 304:
        return _fetched(response, b"", url, True)
    if status != 200:
        raise _refused(status, seconds_to_wait(headers.get("Retry-After"), headers.get("Date")))
    body, whole = receive(response, MOST_BYTES)
    if deadline.passed():  # without a length, where we hung up looks like the end
        raise FetchError("server_traag")
    return _fetched(response, body, url, whole)


def _fetched(response: BaseHTTPResponse, body: bytes, url: str, whole: bool) -> Fetched:
    headers = response.headers
    fresh = _FRESH.search(headers.get("Cache-Control", ""))
    return Fetched(
        body,
        headers.get("Content-Type"),
        headers.get("ETag"),
        headers.get("Last-Modified"),
        url,
        whole,
        response.status,
        int(fresh[1]) if fresh else 0,
    )


def _refused(status: int, wait: int | None) -> FetchError:
    codes = {401: "inlog_nodig", 403: "inlog_nodig", 404: "adres_verdwenen", 410: "adres_verdwenen"}
    codes |= {429: "server_druk", 503: "server_druk"}
    return FetchError(codes.get(status, "server_fout"), str(status), status=status, retry_seconds=wait)
