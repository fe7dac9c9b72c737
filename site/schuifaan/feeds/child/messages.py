"""What goes between us and the process that reads, and how it is framed.

What we send is pickled: it comes from us. What we get back has been near a stranger's file, so it is JSON that is
checked against our own types.
"""

from dataclasses import dataclass
from typing import IO

from pydantic import TypeAdapter

from schuifaan.feeds.check import FeedCheck
from schuifaan.feeds.context import ReadContext
from schuifaan.feeds.expanding import Window
from schuifaan.feeds.fetching.fetcher import HOST_PAUSE_SECONDS
from schuifaan.inputs import Reading

LARGEST = 256 * 1024 * 1024
"""Bytes of one message; twenty thousand weekly activities with their dates are a fifth of it."""
ANSWER, FAILURE = b"+", b"!"
"""First byte of an answer: the rest is JSON, or the code of a problem."""
_LENGTH, _SECONDS = 8, 4

READING: TypeAdapter[Reading] = TypeAdapter(Reading)
CHECK: TypeAdapter[FeedCheck] = TypeAdapter(FeedCheck)


@dataclass(frozen=True, slots=True)
class ReadJob:
    """Read `body`, with the dates of what is in it."""

    body: bytes
    context: ReadContext
    window: Window
    site: "SiteRules | None" = None
    """How more pages of the same website may be fetched, if they may."""


@dataclass(frozen=True, slots=True)
class SiteRules:
    """What a `SiteReader` in the other process needs to know."""

    start: str
    contact: str = ""
    allow_loopback: bool = False
    host_pause: float = HOST_PAUSE_SECONDS
    seconds: float | None = None
    """For all pages together, when somebody waits for it; None: as long as a run may take."""


@dataclass(frozen=True, slots=True)
class CheckJob:
    """The feed check of `body`; see `check_reading`."""

    body: bytes
    context: ReadContext
    window: Window | None


def closed(seconds: int, request: bytes) -> bytes:
    """A request with the time it may take, by the clock on the wall."""
    return seconds.to_bytes(_SECONDS, "big") + request


def opened(message: bytes) -> tuple[int, bytes]:
    """The time and the request that `closed` put together."""
    return int.from_bytes(message[:_SECONDS], "big"), message[_SECONDS:]


def write_message(stream: IO[bytes], message: bytes) -> None:
    """Send a message; raises OSError when nobody listens any more."""
    stream.write(len(message).to_bytes(_LENGTH, "big"))
    stream.write(message)
    stream.flush()


def read_message(stream: IO[bytes]) -> bytes | None:
    """The next message; None when there is none any more, or what comes is none."""
    head = stream.read(_LENGTH)
    length = int.from_bytes(head, "big")
    if len(head) < _LENGTH or length > LARGEST:
        return None
    message = stream.read(length)
    return message if len(message) == length else None
