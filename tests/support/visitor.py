"""A test client that reads each page as our rules do, so that no test can fetch a page that breaks them."""

import gzip
from hashlib import sha256
from typing import Any
from weakref import WeakKeyDictionary

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from schuifaan.wording.catalogs import LIVE
from tests.support.page_check import check_tree
from tests.support.page_structure import LANGUAGE_PREFIXES
from tests.support.page_tree import PageTree

# A page without fault is not read again: error pages come by hundreds.
_without_fault: set[bytes] = set()
_pages: WeakKeyDictionary[TestResponse, PageTree] = WeakKeyDictionary()


class Visitor(FlaskClient):
    """Fails on a page that breaks a rule of `page_check`, on an error of ours, and on any cookie."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        answer = super().open(*args, **kwargs)
        asked = f"{answer.request.method} {answer.request.path}"
        assert answer.status_code < 500, f"{asked}: {answer.status}"
        assert self.cookies_are_fine(answer), f"{asked}: sets a cookie"
        if is_page(answer):
            problems = problems_of(answer)
            assert not problems, f"{asked} ({answer.status}):\n" + "\n".join(problems)
        return answer

    def cookies_are_fine(self, answer: TestResponse) -> bool:
        """Who does not sign in is given none."""
        return "Set-Cookie" not in answer.headers

    def page(self, path: str, **kwargs: Any) -> PageTree:
        """The page that `path` answers with 200."""
        answer = self.get(path, **kwargs)
        assert answer.status_code == 200, f"{path}: {answer.status}"
        return tree_of(answer)


def is_page(answer: TestResponse) -> bool:
    """Whether somebody gets to see it: an HTML answer that does not just lead on."""
    reads = answer.request.method in {"GET", "POST"}
    return reads and answer.mimetype == "text/html" and not 300 <= answer.status_code < 400


def problems_of(answer: TestResponse) -> list[str]:
    """What is wrong with the page in an answer."""
    page = tree_of(answer)
    first = page.path.strip("/").partition("/")[0]
    if first in LANGUAGE_PREFIXES and first not in LIVE:
        page = PageTree(page.html, "/")  # a language that is not there yet: the page that says so is Dutch
    mark = sha256(
        f"{page.html}\n{page.path}\n{sorted(answer.headers.items())}".encode(errors="surrogatepass")
    ).digest()
    if mark in _without_fault:
        return []
    problems = check_tree(page, answer.headers)
    if not problems:
        _without_fault.add(mark)
    return problems


def html_of(answer: TestResponse) -> str:
    """The text of an answer, also when it was sent compressed."""
    zipped = answer.headers.get("Content-Encoding") == "gzip"
    return gzip.decompress(answer.data).decode() if zipped else answer.text


def tree_of(answer: TestResponse) -> PageTree:
    """The page in an answer; parsed once, for our rules and for the test that goes on with it."""
    if answer not in _pages:
        _pages[answer] = PageTree(html_of(answer), answer.request.path)
    return _pages[answer]
