"""A body, received and unpacked within limits."""

import zlib
from http.client import HTTPException
from typing import Any

from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError

from schuifaan.feeds.fetching.answers import FetchError

_CHUNK = 1 << 16
_PACKED = {"gzip": 31, "x-gzip": 31, "deflate": 47}
"""Content-Encoding -> zlib's window; 47 finds out by itself whether a deflated body has a head."""


def receive(response: BaseHTTPResponse, most: int) -> tuple[bytes, bool]:
    """The body, unpacked, and whether all of it came. Raises FetchError when it is more than `most` bytes."""
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower() or "identity"
    if encoding != "identity" and encoding not in _PACKED:
        raise FetchError("server_fout", f"Content-Encoding {encoding[:20]}")
    unpack = zlib.decompressobj(_PACKED[encoding]) if encoding in _PACKED else None
    parts: list[bytes] = []
    received = size = 0
    whole = True
    while True:
        try:
            raw = response.read1(_CHUNK, decode_content=False)
        except (HTTPError, HTTPException, OSError):
            whole = False
            break
        if not raw:
            break
        received += len(raw)
        part, whole = _unpacked(unpack, raw, most - size + 1)
        parts.append(part)
        size += len(part)
        if size > most or received > most:
            raise FetchError("te_groot", f"meer dan {most // 1024 // 1024} MB")
        if not whole:
            break
    if unpack is not None and received:
        whole = whole and unpack.eof
    return b"".join(parts), whole and received >= _promised(response)


def _unpacked(unpack: Any, raw: bytes, room: int) -> tuple[bytes, bool]:
    """What `raw` holds, at most `room` bytes, and whether it could be unpacked."""
    if unpack is None:
        return raw, True
    try:
        return unpack.decompress(raw, room), True
    except zlib.error:
        return b"", False


def _promised(response: BaseHTTPResponse) -> int:
    """The number of bytes the server said it would send; 0 when it did not say."""
    length = response.headers.get("Content-Length", "").strip()
    return int(length) if length.isascii() and length.isdigit() else 0
