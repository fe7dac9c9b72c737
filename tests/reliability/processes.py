"""A site as the operating system sees it: a master, its web processes and its worker, to be ended without mercy."""

import http.client
import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from tests.support.server import HOST, PYTHON, free_port, site_environment

T = TypeVar("T")

SECONDS = 180
"""Long enough for a first run on a machine with a lot else to do; nothing takes this long when all is well."""
LOOK_AGAIN = 0.05
SCHUIFAAN = PYTHON.with_name("schuifaan")
PROC = Path("/proc")


@dataclass
class Site:
    """A running, starting or ended site. `output` is everything its processes said on standard error."""

    var: Path
    port: int
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def output(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    @property
    def children(self) -> dict[int, str]:
        """The command line of each process that the master started and that still lives, by number."""
        return {
            pid: line
            for pid in _numbers(PROC / f"{self.process.pid}/task/{self.process.pid}/children")
            if (line := _command_line(pid))
        }

    @property
    def web_processes(self) -> list[int]:
        return [pid for pid, line in self.children.items() if " work " not in line]

    @property
    def workers(self) -> list[int]:
        return [pid for pid, line in self.children.items() if " work " in line]

    @property
    def serves(self) -> bool:
        """Whether it answers; a process left behind by the site before it does not count."""
        if self.process.poll() is not None:
            raise AssertionError(f"the site ended with code {self.process.returncode}:\n{self.output}")
        return len(self.web_processes) == 2 and status(self.port, "/gezond") == http.HTTPStatus.OK

    def wait_until_serving(self) -> "Site":
        until(lambda: self.serves)
        return self

    def kill_everything(self) -> None:
        """As a power cut would: all its processes at one moment."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def kill_master(self) -> None:
        """The master alone, as somebody with `kill -9` would."""
        self.process.kill()
        self.process.wait()

    def titles(self, question: str) -> set[str]:
        """What the site finds for a question, every page of it."""
        path = f"/api/v1/activiteiten?{question}&limit=100&pagina="
        first = get_json(self.port, f"{path}1")
        pages = [first, *(get_json(self.port, f"{path}{n}") for n in range(2, -(-first["total"] // 100) + 1))]
        return {item["title"] for page in pages for item in page["items"]}


@contextmanager
def starting_site(
    var: Path, command: str = "start", port: int | None = None, **settings: str
) -> Iterator[Site]:
    """Begin `schuifaan start` and do not wait for it; whatever is left of it is killed when the block ends."""
    var.mkdir(parents=True, exist_ok=True)
    port = port or free_port()
    log = var.with_name(f"{var.name}-{time.monotonic_ns()}.log")
    with log.open("wb") as output:
        process = subprocess.Popen(
            [SCHUIFAAN, command],
            env=site_environment(var, port, **settings),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    site = Site(var, port, process, log)
    try:
        yield site
    finally:
        site.kill_everything()


def run(var: Path, *arguments: str, port: int = 1, **settings: str) -> subprocess.CompletedProcess[str]:
    """One command, from beginning to end."""
    return subprocess.run(
        [SCHUIFAAN, *arguments],
        env=site_environment(var, port, **settings),
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )


def until(look: Callable[[], T]) -> T:
    """What `look` gives as soon as it is something; fails when that takes longer than SECONDS."""
    deadline = time.monotonic() + SECONDS
    while not (found := look()):
        assert time.monotonic() < deadline, f"not so after {SECONDS} seconds"
        time.sleep(LOOK_AGAIN)
    return found


def status(port: int, path: str) -> int | None:
    """The status with which `path` is answered; None when nobody answers."""
    connection = http.client.HTTPConnection(HOST, port, timeout=30)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def get_json(port: int, path: str) -> Any:
    """The document at `path`, which must be there."""
    connection = http.client.HTTPConnection(HOST, port, timeout=30)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        assert answer.status == http.HTTPStatus.OK, f"{path}: {answer.status}"
        return json.loads(answer.read())
    finally:
        connection.close()


def alive(pid: int) -> bool:
    """Whether the process is there and has not ended."""
    try:
        state = (PROC / f"{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@contextmanager
def port_in_use() -> Iterator[int]:
    """A port on which a program of somebody else listens."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        listener.listen()
        yield int(listener.getsockname()[1])


def _numbers(file: Path) -> list[int]:
    try:
        return [int(word) for word in file.read_text().split()]
    except OSError:  # its process is gone
        return []


def _command_line(pid: int) -> str:
    try:
        return (PROC / f"{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""
