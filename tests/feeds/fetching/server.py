"""A web server that misbehaves in every way we have heard of, on a port of 127.0.0.1."""

import gzip
import socket
import ssl
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event, Thread

from tests.feeds.calendars import calendar, event

GOOD = calendar(event()).encode()
MEGABYTE = 1024 * 1024


@dataclass
class Misbehaving:
    """The server: where it is, its answers by path, and the heads of the requests it got."""

    port: int
    answers: "dict[str, Answer]"
    requests: list[str] = field(default_factory=list)
    stop: Event = field(default_factory=Event)
    """Ends its slow answers."""

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}/{path}"


Answer = Callable[[socket.socket, Misbehaving, str], None]


def head(status: str = "200 OK", **headers: object) -> bytes:
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "Connection: close", "", ""]).encode()


def whole(body: bytes, status: str = "200 OK", **headers: object) -> Answer:
    return lambda it, *_: it.sendall(head(status, Content_Length=len(body), **headers) + body)


def raw(data: bytes) -> Answer:
    return lambda it, *_: it.sendall(data)


def redirect(where: str, status: str = "302 Found") -> Answer:
    return whole(b"", status, Location=where)


def conditional(it: socket.socket, _server: Misbehaving, request: str) -> None:
    if 'if-none-match: "v1"' in request.lower():
        it.sendall(head("304 Not Modified", ETag='"v1"'))
    else:
        it.sendall(head(ETag='"v1"', Last_Modified="Tue, 17 Nov 2026 08:00:00 GMT", Content_Type="text/calendar", Cache_Control="private, max-age=7200", Content_Length=len(GOOD)) + GOOD)  # fmt: skip


def drip(before: bytes) -> Answer:
    """One byte every twentieth of a second, for as long as anybody listens."""

    def answer(it: socket.socket, server: Misbehaving, _request: str) -> None:
        it.sendall(before)
        while not server.stop.wait(0.05):
            it.sendall(b"x")

    return answer


def endless(it: socket.socket, server: Misbehaving, _request: str) -> None:
    it.sendall(head(Content_Type="text/calendar"))
    while not server.stop.is_set():
        it.sendall(b"x" * MEGABYTE)


def silent(_it: socket.socket, server: Misbehaving, _request: str) -> None:
    server.stop.wait(30)


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n") -> Answer:
    body = b"".join(b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in chunks)
    return raw(head(Transfer_Encoding="chunked") + body + end)


BOMB = gzip.compress(b"\0" * (200 * MEGABYTE), 9)
ANSWERS: dict[str, Answer] = {
    "good": whole(GOOD, Content_Type="text/calendar"),
    "conditional": conditional,
    "gzip": whole(gzip.compress(GOOD), Content_Encoding="gzip"),
    "deflate": whole(zlib.compress(GOOD), Content_Encoding="deflate"),
    "bomb": whole(BOMB, Content_Encoding="gzip"),
    "half-gzip": whole(gzip.compress(GOOD)[:-12], Content_Encoding="gzip"),
    "no-gzip": whole(GOOD, Content_Encoding="gzip"),
    "brotli": whole(GOOD, Content_Encoding="br"),
    "short": raw(head(Content_Length=len(GOOD) + 100) + GOOD),
    "less": raw(head(Content_Length=40) + GOOD),
    "chunked": chunked(GOOD[:50], GOOD[50:]),
    "half-chunked": chunked(GOOD[:50], end=b"ff\r\nBEGIN"),
    "without-length": raw(head() + GOOD),
    "endless": endless,
    "eleven-megabytes": whole(b"x" * (11 * MEGABYTE)),
    "drip": drip(head(Content_Length=100_000)),
    "drip-without-length": drip(head()),
    "drip-head": drip(b"HTTP/1.1 200 OK\r\nX-Slow: "),
    "silent": silent,
    "nothing": raw(b""),
    "no-http": raw(b"220 smtp.example ESMTP\r\n"),
    "long-head": raw(b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 200_000),
    "gone": whole(b"gone", "404 Not Found"),
    "locked": whole(b"no", "403 Forbidden"),
    "broken": whole(b"sorry", "500 Internal Server Error"),
    "busy": whole(b"later", "503 Service Unavailable", Retry_After="120"),
    "too-many": whole(b"later", "429 Too Many Requests", Date="Wed, 18 Nov 2026 07:00:00 GMT", Retry_After="Wed, 18 Nov 2026 07:10:00 GMT"),
    "loop": redirect("loop"),
    "to-good": redirect("good", "301 Moved Permanently"),
    "to-metadata": redirect("http://169.254.169.254/latest/meta-data/"),
    "to-private": redirect("http://10.0.0.1/agenda.ics"),
    "to-mapped": redirect("http://[::ffff:10.0.0.1]/agenda.ics"),
    "to-file": redirect("file:///etc/passwd"),
    "robots.txt": whole(b"User-agent: *\nDisallow: /secret\n"),
    "secret": whole(GOOD),
}  # fmt: skip
for _hop in range(6):
    ANSWERS[f"hop{_hop}"] = redirect(f"hop{_hop + 1}") if _hop < 5 else whole(GOOD)


@contextmanager
def misbehaving(tls: ssl.SSLContext | None = None, **more: Answer) -> Iterator[Misbehaving]:
    """The server, until the block ends, over https with `tls`; `more` are answers by path beside the usual ones."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = Misbehaving(listener.getsockname()[1], {**ANSWERS, **more})

        def serve() -> None:
            while not server.stop.is_set():
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                Thread(target=answer, args=(connection,), daemon=True).start()

        def answer(plain: socket.socket) -> None:
            with (
                plain,
                suppress(OSError),
                tls.wrap_socket(plain, server_side=True) if tls else plain as connection,
            ):
                request = b""
                while b"\r\n\r\n" not in request and (part := connection.recv(4096)):
                    request += part
                server.requests.append(request.decode(errors="replace"))
                words = server.requests[-1].split()
                name = words[1].split("?")[0].lstrip("/") if len(words) > 1 else ""
                server.answers.get(name, ANSWERS["gone"])(connection, server, server.requests[-1])

        Thread(target=serve, daemon=True).start()
        try:
            yield server
        finally:
            server.stop.set()
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
