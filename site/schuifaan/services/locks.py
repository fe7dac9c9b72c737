"""One process at a time, across all processes of an installation."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schuifaan.errors import SchuifAanError

BETWEEN_TRIES = 0.05  # seconds


class BusyError(SchuifAanError):
    """Somebody else has held the lock for longer than we were willing to wait."""


@contextmanager
def alone(file: Path, patience: float) -> Iterator[None]:
    """Hold the lock `file`; raises BusyError after waiting `patience` seconds for whoever has it.

    The system takes the lock from a process that dies, however it dies.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + patience
    with file.open("a") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise BusyError(
                        f"Another process has kept {file.name} for {patience:g} seconds."
                    ) from None
                time.sleep(BETWEEN_TRIES)
        yield
