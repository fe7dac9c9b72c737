"""A real server on a free port, for tests that go over HTTP."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HOST = "127.0.0.1"
PYTHON = Path(sys.executable)
# Database, demo activities and index are made in this time too.
SECONDS_TO_START = 300
SECONDS_TO_STOP = 15
FIXED = {"SCHUIFAAN_NOW": "2026-11-18T08:00", "SCHUIFAAN_TILES": "none", "SCHUIFAAN_DEMO": "1"}


@dataclass(frozen=True)
class RunningSite:
    """Where a test server answers, and the folder it works in."""

    url: str
    """Without a slash at the end."""
    port: int
    var: Path
    process: subprocess.Popen[bytes]


class ServerDiedError(AssertionError):
    """The server stopped, or never answered; the message holds what it printed."""


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        return int(listener.getsockname()[1])


def site_environment(var: Path, port: int, **settings: str) -> dict[str, str]:
    """The environment of a test installation: nothing of the developer's own settings comes along."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("SCHUIFAAN_")}
    return {**own, **FIXED, "SCHUIFAAN_VAR": str(var), "PORT": str(port), **settings}


@contextmanager
def running_site(
    var: Path, command: str = "start", *, python: Path = PYTHON, **settings: str
) -> Iterator[RunningSite]:
    """Run `schuifaan start` (or `serve`, on a prepared folder) until the block ends.

    `settings` are environment variables on top of the fixed moment, the demo activities and no map tiles;
    `python` is the interpreter of the environment whose `schuifaan` is run. Raises ServerDiedError with the
    server's own output when it does not answer /gezond in time.
    """
    with running_program([python.with_name("schuifaan"), command], var, **settings) as site:
        yield site


@contextmanager
def running_program(command: Sequence[str | Path], var: Path, **settings: str) -> Iterator[RunningSite]:
    """Run any program that serves on PORT and answers /gezond, until the block ends; see `running_site`."""
    var.mkdir(parents=True, exist_ok=True)
    port = free_port()
    log = var / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=var,  # far from the checkout, which Python would look in first
            env=site_environment(var, port, **settings),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # so that its workers can be stopped with it
        )
    try:
        _wait_until_healthy(process, port, log)
        yield RunningSite(f"http://{HOST}:{port}", port, var, process)
    finally:
        stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the server and its workers; harmless when they are gone already."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
            process.wait(SECONDS_TO_STOP)
        except ProcessLookupError:
            process.wait()
            return
        except subprocess.TimeoutExpired:
            continue


def _wait_until_healthy(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        try:
            process.wait(timeout=0.1)
        except subprocess.TimeoutExpired:
            if _healthy(port):
                return
        else:
            raise ServerDiedError(f"the server stopped with code {process.returncode}:\n{_tail(log)}")
    raise ServerDiedError(f"the server did not answer /gezond in {SECONDS_TO_START} s:\n{_tail(log)}")


def _healthy(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/gezond")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def _tail(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace")[-4000:]
