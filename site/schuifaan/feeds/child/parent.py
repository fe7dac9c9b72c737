"""Our side of reading in another process."""

import atexit
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar
from weakref import WeakSet

from pydantic import TypeAdapter, ValidationError

from schuifaan.feeds.check import FeedCheck, check_reading
from schuifaan.feeds.child.messages import (
    ANSWER,
    CHECK,
    FAILURE,
    READING,
    CheckJob,
    ReadJob,
    SiteRules,
    closed,
    read_message,
    write_message,
)
from schuifaan.feeds.context import ReadContext
from schuifaan.feeds.expanding import Window
from schuifaan.feeds.items import refusal
from schuifaan.feeds.problems import WORDINGS
from schuifaan.inputs import Reading

SECONDS_A_FILE = 600
"""By the clock on the wall, in case a process does nothing at all: what counts is its minute of the processor, and
that can take many on a busy machine."""
SECONDS_A_SITE = 1200
"""Two hundred pages, two seconds apart."""
EXTRA_SECONDS = 10.0
"""For a process that should have kept the time itself, and hangs."""
COMMAND = (sys.executable, "-P", "-m", "schuifaan.feeds.child")

_readers: "WeakSet[Reader]" = WeakSet()
"""Those that have started a process."""

Result = TypeVar("Result")
Read = Callable[[bytes, ReadContext, Window, SiteRules | None], Reading]
"""What `read_in_child` does, for whoever lets it be done otherwise."""


@dataclass(eq=False)
class Reader:
    """The process that reads for this one; started at the first file, and anew after whatever befell it."""

    command: tuple[str, ...] = COMMAND
    patience: float = EXTRA_SECONDS
    """Seconds beyond what a request may take."""
    most_seconds: int | None = None
    """Of any request, waiting for an earlier one included: for who has a person waiting."""
    _process: "subprocess.Popen[bytes] | None" = None
    _owner: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, request: bytes, seconds: int = SECONDS_A_FILE) -> bytes:
        """The answer to a request that may take `seconds`. Whatever goes wrong is an answer too; one at a time."""
        if self.most_seconds is not None:
            seconds = min(seconds, self.most_seconds)
        if not self._lock.acquire(timeout=-1 if self.most_seconds is None else self.most_seconds):
            return FAILURE + b"te_traag"
        try:
            used = self._process is not None
            answer, late = self._try(request, seconds)
            if answer is None and used and not late:  # it may have died long before this file
                answer, late = self._try(request, seconds)
        finally:
            self._lock.release()
        if answer is None:
            return FAILURE + (b"te_traag" if late else b"onze_fout")
        return answer

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def _try(self, request: bytes, seconds: int) -> tuple[bytes | None, bool]:
        """The answer, None when there is none, and whether that is because time was up."""
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        clock = threading.Timer(seconds + self.patience, process.kill)
        clock.start()
        try:
            write_message(process.stdin, closed(seconds, request))
            answer = read_message(process.stdout)
        except OSError:
            answer = None
        finally:
            late = not clock.is_alive()
            clock.cancel()
        if answer is None:
            self._end()
        return answer, late

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._owner != os.getpid():  # we were forked: that process is our parent's
            self._process = None
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            self._owner = os.getpid()
            _readers.add(self)
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):
                if stream:
                    stream.close()
        process.wait()


_reader = Reader()


def close_reader() -> None:
    """End this process's reader; the next file starts a new one."""
    _reader.close()


@atexit.register
def _leave_nothing_behind() -> None:
    """Not even while a thread still waits for an answer: that thread ends with us."""
    for reader in list(_readers):
        reader._end()


def read_in_child(
    body: bytes,
    context: ReadContext,
    window: Window,
    site: SiteRules | None = None,
    reader: Reader | None = None,
) -> Reading:
    """`read_feed` in another process, with the dates of every item in `window`. Never raises.

    `site` lets the adapter fetch more pages of the same website.
    """
    found = _result(READING, ReadJob(body, context, window, site), reader)
    return refusal(found) if isinstance(found, str) else found


def check_in_child(
    body: bytes, context: ReadContext, window: Window | None, reader: Reader | None = None
) -> FeedCheck:
    """`check_reading` of what is in `body`, in another process. Never raises."""
    found = _result(CHECK, CheckJob(body, context, window), reader)
    return check_reading(refusal(found)) if isinstance(found, str) else found


def _result(kind: TypeAdapter[Result], job: ReadJob | CheckJob, reader: Reader | None) -> Result | str:
    """What the other process made of it, or the code of a problem."""
    seconds = SECONDS_A_SITE if isinstance(job, ReadJob) and job.site else SECONDS_A_FILE
    answer = (reader or _reader).ask(pickle.dumps(job), seconds)
    if answer[:1] == ANSWER:
        with suppress(ValidationError):
            return kind.validate_json(answer[1:])
    code = answer[1:].decode(errors="replace")
    return code if answer[:1] == FAILURE and code in WORDINGS else "onze_fout"
