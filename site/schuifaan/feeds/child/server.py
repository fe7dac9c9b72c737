"""A process that has everything loaded and forks itself for every file: starting one from nothing takes a third
of a second, forking this one a hundredth.

It runs no threads and reads no file itself, so it can fork safely, on macOS too. It ends when its standard input
does, which is when its parent ends, however that ends.
"""

import os
import select
import signal
import sys
import time
from contextlib import suppress
from typing import IO

from schuifaan.feeds.child.messages import ANSWER, FAILURE, LARGEST, opened, read_message, write_message
from schuifaan.feeds.child.work import limit, perform

_OUT_OF_MEMORY, _FAILED = 3, 1
# A library in another language that gets no more memory has no MemoryError to raise: it aborts.
_ENDED_BY: dict[int, bytes] = {
    signal.SIGXCPU: b"te_traag",
    signal.SIGKILL: b"te_traag",
    signal.SIGABRT: b"te_groot",
}
_CHUNK = 1 << 20


def serve() -> None:
    """Answer requests until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for our parent, which then lets go of us
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whoever prints does not get in between the answers
    with suppress(BrokenPipeError):
        while (message := read_message(requests)) is not None:
            write_message(answers, _answer(*opened(message)))


def _answer(seconds: int, request: bytes) -> bytes:
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        _work(request, write_end)
    os.close(write_end)
    with os.fdopen(read_end, "rb", buffering=0) as pipe:
        body = _read_all(pipe, seconds)
    if body is None:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if body is not None and status == 0:
        return ANSWER + body
    if os.WIFEXITED(status):
        return FAILURE + (b"te_groot" if os.WEXITSTATUS(status) == _OUT_OF_MEMORY else b"onze_fout")
    return FAILURE + _ENDED_BY.get(os.WTERMSIG(status), b"onze_fout")


def _work(request: bytes, write_end: int) -> None:
    """In the forked process: it never returns."""
    code = _FAILED
    try:
        limit()
        answer = perform(request)
        with os.fdopen(write_end, "wb") as pipe:
            pipe.write(answer)
        code = 0
    except MemoryError:
        code = _OUT_OF_MEMORY
    finally:
        os._exit(code)


def _read_all(pipe: IO[bytes], seconds: int) -> bytes | None:
    """Everything that comes; None when that takes longer than `seconds` or is too much."""
    until = time.monotonic() + seconds
    parts: list[bytes] = []
    size = 0
    while size <= LARGEST:
        ready, _, _ = select.select([pipe], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            return None
        part = pipe.read(_CHUNK)
        if not part:
            return b"".join(parts)
        parts.append(part)
        size += len(part)
    return None
