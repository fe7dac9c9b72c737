"""At most so many at once, over all processes of this site."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LOOK_AGAIN_SECONDS = 0.02


@contextmanager
def slot(folder: Path, number: int, wait_seconds: float) -> Iterator[bool]:
    """Hold one of `number` places; False when none came free in time.

    A place is a locked file: the system lets go of it when a process dies, whatever it was doing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + wait_seconds
    files = [(folder / f"plek-{n}").open("ab") for n in range(number)]
    try:
        while not (held := any(_locked(file.fileno()) for file in files)) and time.monotonic() < deadline:
            time.sleep(_LOOK_AGAIN_SECONDS)
        yield held
    finally:
        for file in files:
            file.close()


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
