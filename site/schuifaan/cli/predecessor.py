"""Is the port free, or is somebody there: another program, or what is left of our own last run?

A master process that is killed leaves web processes that hold its port for a second or two, until they notice.
They also hold the lock on its mark, because a lock is inherited: so a mark that is locked while its process is
gone means leftovers, which are worth waiting for. Anything else that holds the port is not.
"""

import fcntl
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from schuifaan.config import Settings
from schuifaan.errors import SetupError

HOST = "127.0.0.1"
# gunicorn's processes look for their master once a second and then finish the request in hand.
LEFTOVERS_GONE_SECONDS = 20.0
LOOK_AGAIN_SECONDS = 0.1


def require_port(settings: Settings) -> None:
    """Wait for what a dead predecessor left behind; raise SetupError when the port stays taken."""
    until = time.monotonic() + LEFTOVERS_GONE_SECONDS
    while not _free(settings.port):
        if time.monotonic() >= until or not _left_behind(_mark(settings)):
            raise SetupError(
                f"Port {settings.port} is in use by another program. Stop that program, or choose another port, "
                f"for example: PORT={settings.port + 1} make start"
            )
        time.sleep(LOOK_AGAIN_SECONDS)


@contextmanager
def serving(settings: Settings) -> Iterator[None]:
    """Mark, for a successor, that this process serves, for as long as it or a process it forked lives."""
    # A new file: a process on its way out may still have the lock on the last one.
    _mark(settings).unlink(missing_ok=True)
    with _mark(settings).open("w") as mark:
        fcntl.flock(mark, fcntl.LOCK_EX)
        mark.write(str(os.getpid()))
        mark.flush()
        yield


def _mark(settings: Settings) -> Path:
    return settings.var / f"serving-{settings.port}.pid"


def _left_behind(mark: Path) -> bool:
    """Whether processes of a master live that itself is gone."""
    try:
        with mark.open() as file:
            with suppress(BlockingIOError):
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
                return False
            return not _alive(int(file.read()))
    except (OSError, ValueError):
        return False


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # there is one, of another user
        return True
    return True


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True
