"""Pages that were just made for the same question, kept for a minute.

The key is everything a page depends on: its address, the host (which may stand for a municipality), the state of
the index and the minute. Nothing of a visitor is in it, because nothing of a visitor is in a page.
"""

from collections.abc import Callable
from functools import wraps

from flask import Response, request

from schuifaan.services.remembered import Remembered
from schuifaan.web.compression import accepts_gzip, zipped
from schuifaan.web.current import current, now

# 10 kB a page for browsers, 80 kB for whoever cannot read gzip: some 5 MB a process.
MOST_PAGES = 500
LONGEST_KEY = 2_000

_pages: Remembered[bytes] = Remembered(MOST_PAGES)


def remembered(view: Callable[[], str]) -> Callable[[], Response]:
    """Answer a repeated question with the page made for the first, as it was sent."""

    @wraps(view)
    def answer() -> Response:
        compress = accepts_gzip()
        key = (*_key(), compress)
        page = _pages.peek(key)
        if page is None:
            page = zipped(view().encode()) if compress else view().encode()
            if len(request.full_path) <= LONGEST_KEY:
                _pages.keep(key, page)
        response = Response(page, mimetype="text/html")
        if compress:
            response.headers["Content-Encoding"] = "gzip"
        return response

    return answer


def _key() -> tuple[str, ...]:
    installation = current()
    return (
        str(installation.settings.var),
        request.host,
        request.script_root,
        request.full_path,
        installation.finder.generation,
        now().isoformat(timespec="minutes"),
    )
