"""One keep-alive connection that asks and times. It does as little as it can, because its time is in every figure."""

import re
import socket
import time
from types import TracebackType
from typing import Self

_LENGTH = re.compile(rb"\r\ncontent-length: (\d+)\r\n", re.IGNORECASE)
HOST = "127.0.0.1"
SECONDS = 30


class NotFineError(Exception):
    """An answer that is not 200."""


class Connection:
    """A connection to a server on this machine."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection((HOST, port), timeout=SECONDS)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._socket.close()

    def ask(self, path: str) -> tuple[float, int]:
        """Seconds until the whole answer to `path` is here, and its size on the line in bytes."""
        question = f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nAccept-Encoding: gzip\r\n\r\n".encode()
        begin = time.perf_counter()
        self._socket.sendall(question)
        answer = b""
        head = -1
        while head < 0:
            answer += self._receive()
            head = answer.find(b"\r\n\r\n")
        length = _LENGTH.search(answer, 0, head + 2)
        if length is None or not answer.startswith(b"HTTP/1.1 200 "):
            raise NotFineError(f"{path}: {answer[:head].decode(errors='replace')}")
        size = head + 4 + int(length[1])
        while len(answer) < size:
            answer += self._receive()
        return time.perf_counter() - begin, size

    def _receive(self) -> bytes:
        received = self._socket.recv(262_144)
        if not received:
            raise NotFineError("the server closed the connection")
        return received
