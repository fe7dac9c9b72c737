"""gunicorn with our settings, and a worker beside it that lives exactly as long."""

import gc
import os
import signal
import subprocess
import sys
import time
from types import FrameType
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.util import import_app
from gunicorn.workers.base import Worker
from gunicorn.workers.gthread import ThreadWorker

from schuifaan.cli.patience import Patience
from schuifaan.cli.predecessor import require_port, serving
from schuifaan.config import Settings

HOST = "127.0.0.1"
APPLICATION = "schuifaan.app:create_app()"
"""By name: the application is built above the command line, and reads the same environment."""
THREADS = 4
# Somebody who stops the site waits no longer than this; the slowest answer, behind a locked database, takes 8 s.
STOP_SECONDS = 10
# gunicorn's own limit of 4094 answers a long question with a bare page of its own.
LONGEST_REQUEST_LINE = 8190


class Server(BaseApplication):  # type: ignore[misc]
    """The web server of one installation."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        options: dict[str, Any] = {
            "bind": f"{HOST}:{self._settings.port}",
            "workers": self._settings.workers,
            "worker_class": WebProcess,
            "threads": THREADS,
            "limit_request_line": LONGEST_REQUEST_LINE,
            "control_socket_disable": True,
            "graceful_timeout": STOP_SECONDS,
            "loglevel": "warning",
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Called in each web process, which so opens its own files and connections."""
        app = import_app(APPLICATION)
        installation = app.extensions["schuifaan"]
        installation.finder.watch()
        installation.in_use.watch()
        # What is there now stays until the end: not looking through it spares half a second at every stop,
        # which on a busy machine was more than a stopping site has.
        gc.collect()
        gc.freeze()
        return app

    def run(self) -> None:
        WithWorker(self).run()


class WebProcess(ThreadWorker):  # type: ignore[misc]
    """A web process that can be told to stop at any moment."""

    def handle_quit(self, sig: int, frame: FrameType | None) -> None:
        """Stop at once. gunicorn's own way takes a lock of the pool of threads, which this thread may hold already:
        when it hands out a question, or when Ctrl-C (to the whole group) and the master both say so.
        """
        Worker.handle_quit(self, sig, frame)


class WithWorker(Arbiter):  # type: ignore[misc]
    """gunicorn's master process; at each turn it also sees to it that the worker runs."""

    _worker: subprocess.Popen[bytes] | None = None

    def __init__(self, app: BaseApplication) -> None:
        super().__init__(app)
        self._patience = Patience()

    def manage_workers(self) -> None:
        super().manage_workers()  # visitors first
        ended = self._worker is None or self._worker.poll() is not None
        if ended and self._patience.may_start(time.monotonic()):
            self._worker = _start_worker()

    def stop(self, graceful: bool = True) -> None:
        """Stop the worker with the web processes; it may be killed at any moment."""
        if self._worker is not None:
            self._worker.terminate()
        super().stop(graceful)


def _start_worker() -> subprocess.Popen[bytes]:
    # Ctrl-C is for the master: a worker that begins would answer with where it was.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return subprocess.Popen([sys.executable, "-m", "schuifaan", "work", "--parent", str(os.getpid())])
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def run_server(settings: Settings) -> None:
    """Serve until told to stop; raises SetupError when the port is not to be had."""
    require_port(settings)
    with serving(settings):
        Server(settings).run()
