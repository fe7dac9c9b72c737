"""A mail server that keeps what it is given, or refuses it: just enough of SMTP (RFC 5321) for smtplib."""

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread


@dataclass
class MailServer:
    """What arrived, and what to answer to a recipient (`250`, `550`, `451`)."""

    port: int = 0
    answer: int = 250
    letters: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """For SCHUIFAAN_SMTP_URL."""
        return f"smtp://127.0.0.1:{self.port}?plain"


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """A mail server on a free port, until the block ends."""
    kept = MailServer()

    class Conversation(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self._say("220 here")
            while line := self.rfile.readline():
                verb = line[:4].upper()
                if verb == b"RCPT":
                    self._say(f"{kept.answer} {'fine' if kept.answer == 250 else 'no'}")
                elif verb == b"DATA":
                    self._say("354 go on")
                    body = b""
                    while (part := self.rfile.readline()) not in (b".\r\n", b""):
                        body += part.removeprefix(b".") if part.startswith(b"..") else part
                    kept.letters.append(body.decode())
                    self._say("250 kept")
                elif verb == b"QUIT":
                    self._say("221 bye")
                    return
                else:
                    self._say("250 fine")

        def _say(self, text: str) -> None:
            self.wfile.write(f"{text}\r\n".encode())

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation) as server:
        kept.port = server.server_address[1]
        Thread(target=server.serve_forever, daemon=True).start()
        yield kept
        server.shutdown()
