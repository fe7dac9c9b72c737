"""What comes over the line for somebody who opens the site for the first time."""

import gzip
import re
from http.client import HTTPConnection

from tests.bench.connection import HOST

_FILE = re.compile(rb"(?:href|src)=\"(/static/[^\"#]+)")
_IN_STYLE = re.compile(rb"url\([\"']?(/static/[^\"')#]+)")


def weight(port: int, page: str) -> tuple[int, int]:
    """Bytes and requests of a page with everything that it names; a journey weighs what a browser fetches."""
    size, body = _fetch(port, page)
    names = set(_FILE.findall(body))
    for name in tuple(names):
        if name.endswith(b".css"):
            names |= set(_IN_STYLE.findall(_fetch(port, name.decode())[1]))
    return size + sum(_fetch(port, name.decode())[0] for name in names), 1 + len(names)


def _fetch(port: int, path: str) -> tuple[int, bytes]:
    connection = HTTPConnection(HOST, port, timeout=30)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return len(body), gzip.decompress(body) if answer.headers["Content-Encoding"] == "gzip" else body
