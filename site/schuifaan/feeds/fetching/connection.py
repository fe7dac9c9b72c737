"""A connection to exactly the address that was looked up, and an end to it that nobody can put off.

The host's name is still what TLS checks and what the server is asked for.
"""

import contextlib
import socket
import time
from collections.abc import Iterator
from threading import Timer
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection

from schuifaan.feeds.fetching.answers import FetchError
from schuifaan.feeds.fetching.spelling import Place

CONNECT_SECONDS, READ_SECONDS = 5.0, 10.0


class Deadline:
    """The moment at which everything is over. It shuts the socket, so that a server that drips is cut off too."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds
        self._watched: socket.socket | None = None
        self._timer: Timer | None = None

    @property
    def left(self) -> float:
        """Seconds; raises FetchError when there are none."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise FetchError("server_traag")
        return left

    def passed(self) -> bool:
        """Whether time is up."""
        return time.monotonic() >= self._until

    def watch(self, connection: socket.socket) -> None:
        """Shut this connection when time is up; the one before it is let go."""
        self.release()
        self._watched = connection.dup()  # TLS takes the first one's place, and a copy shuts both
        self._timer = Timer(self.left, self._shut)
        self._timer.daemon = True
        self._timer.start()

    def release(self) -> None:
        """Watch nothing any more."""
        if self._timer:
            self._timer.cancel()
            self._timer.join()
        if self._watched:
            self._watched.close()
        self._timer = self._watched = None

    def _shut(self) -> None:
        if self._watched:
            with contextlib.suppress(OSError):
                self._watched.shutdown(socket.SHUT_RDWR)


class _Pinned:
    """Half of a connection: it goes to `address`, whatever its host's name means by now."""

    address: str
    deadline: Deadline
    port: int

    def _new_conn(self) -> socket.socket:
        made = socket.create_connection((self.address, self.port), min(CONNECT_SECONDS, self.deadline.left))
        self.deadline.watch(made)
        return made


class PinnedHTTP(_Pinned, HTTPConnection):
    """Over http."""


class PinnedHTTPS(_Pinned, HTTPSConnection):
    """Over https."""


@contextlib.contextmanager
def connected(
    place: Place, address: str, deadline: Deadline, **options: Any
) -> Iterator[PinnedHTTP | PinnedHTTPS]:
    """A connection to `address`, in the name of `place`."""
    kind = PinnedHTTPS if place.scheme == "https" else PinnedHTTP
    connection = kind(place.host, place.port, timeout=CONNECT_SECONDS, **options)
    connection.address, connection.deadline = address, deadline
    try:
        connection.connect()
        assert connection.sock is not None
        connection.sock.settimeout(READ_SECONDS)
        yield connection
    finally:
        connection.close()
        deadline.release()
