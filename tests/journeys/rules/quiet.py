"""Rules about what happens unseen: requests, the content security policy, and what is kept."""

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Cookie, Error, Page, Request

from tests.journeys.rules.measure import measure

HEAVIEST_FIRST_VIEW = 100_000  # bytes over the line
MOST_REQUESTS = 8


class Watch:
    """Notes what a page does behind the screen; make it before the page goes anywhere, and `end` it after."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[Request] = []
        self.messages: list[str] = []
        self._listeners = {"request": self._ask, "console": self._note, "pageerror": self._fail}
        for event, listener in self._listeners.items():
            page.on(event, listener)  # type: ignore[call-overload]

    def end(self) -> None:
        """Note nothing any more, so that another may watch the same window."""
        for event, listener in self._listeners.items():
            self.page.remove_listener(event, listener)

    def _ask(self, request: Request) -> None:
        self.requests.append(request)

    def _fail(self, error: Error) -> None:
        self.messages.append(f"script error: {error}")

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} or "Content Security Policy" in message.text:
            self.messages.append(f"{message.type} in the console: {message.text}")

    def outside_requests(self) -> list[str]:
        """Requests to any host but the page's own."""
        own = urlsplit(self.page.url).netloc
        foreign = [r.url for r in self.requests if urlsplit(r.url).scheme not in {"data", "blob"}]
        return [f"fetched from elsewhere: {url[:120]}" for url in foreign if urlsplit(url).netloc != own]

    def complaints(self) -> list[str]:
        """Violations of the content security policy, script errors, and files that were not there."""
        return list(self.messages)

    def weight(self) -> list[str]:
        """The first view stays within 100 kB and 8 requests."""
        over_the_line = [r for r in self.requests if urlsplit(r.url).scheme not in {"data", "blob"}]
        size = sum(r.sizes()["responseBodySize"] for r in over_the_line if r.response())
        problems = [] if size <= HEAVIEST_FIRST_VIEW else [f"the first view weighs {size} bytes"]
        if len(over_the_line) > MOST_REQUESTS:
            problems.append(f"the first view takes {len(over_the_line)} requests")
        return problems


def nothing_is_kept(page: Page) -> list[str]:
    """Nothing in the browser's own stores, and no cookie but that of who signed in, out of reach of scripts."""
    kept = measure(page, "kept")
    cookies = [it.get("name") for it in page.context.cookies() if not _signed_in(it)]
    found = {"cookies": cookies, "localStorage": kept["local"], "sessionStorage": kept["session"]}
    return [f"keeps {name}: {value}" for name, value in found.items() if value]


def _signed_in(cookie: Cookie) -> bool:
    return cookie.get("name") == "sessie" and bool(cookie.get("httpOnly"))
