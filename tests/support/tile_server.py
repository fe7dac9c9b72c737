"""A tile server of our own on loopback, that does what a test tells it."""

import base64
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGO4CwAA3wDeKXlwtgAAAABJRU5ErkJggg=="
)
"""One grey dot: a whole image, so that a browser shows it."""


@dataclass
class Upstream:
    """What the server answers, and what it was asked."""

    template: str = ""
    status: int = 200
    content_type: str = "image/png"
    body: bytes = PNG
    location: str = ""
    asked: list[str] = field(default_factory=list)
    most_at_once: int = 0
    gate: threading.Event | None = None
    """When set, answers wait for it."""
    busy: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    four_busy: threading.Event = field(default_factory=threading.Event)


@contextmanager
def tile_server() -> Iterator[Upstream]:
    """Answer on a free port until the block ends."""
    told = Upstream()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with told.lock:
                told.asked.append(self.path)
                told.busy += 1
                told.most_at_once = max(told.most_at_once, told.busy)
                if told.busy == 4:
                    told.four_busy.set()
            if told.gate:
                told.gate.wait(10)
            with told.lock:
                told.busy -= 1
            self.send_response(told.status)
            self.send_header("Content-Type", told.content_type)
            self.send_header("Content-Length", str(len(told.body)))
            if told.location:
                self.send_header("Location", told.location)
            self.end_headers()
            self.wfile.write(told.body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class calls it so)
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        told.template = f"http://127.0.0.1:{server.server_port}/kaart/{{z}}/{{x}}/{{y}}.png"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield told
        server.shutdown()
        thread.join()
