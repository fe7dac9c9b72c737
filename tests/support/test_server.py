"""The test server tells when it is ready, what it said when it died, and leaves nothing running."""

import sys
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.support.server import ServerDiedError, running_site

ANSWERS = f"""#!{sys.executable}
import http.server, os
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(os.environ["SCHUIFAAN_NOW"].encode())
http.server.HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
"""
DIES = "#!/bin/sh\necho 'geen content gevonden' >&2\nexit 3\n"


def stand_in(folder: Path, script: str) -> Path:
    """An environment with a `schuifaan` of our own making; the path of its (absent) Python."""
    command = folder / "bin" / "schuifaan"
    command.parent.mkdir()
    command.write_text(script)
    command.chmod(0o755)
    return command.with_name("python")


def test_a_site_runs_with_its_settings_until_the_block_ends(tmp_path: Path) -> None:
    python = stand_in(tmp_path, ANSWERS)
    with running_site(tmp_path / "var", python=python, SCHUIFAAN_NOW="2027-01-01T12:00") as site:
        connection = HTTPConnection("127.0.0.1", site.port, timeout=5)
        connection.request("GET", "/")
        assert connection.getresponse().read() == b"2027-01-01T12:00"
        connection.close()
    assert site.process.returncode is not None


def test_a_server_that_dies_reports_its_own_output(tmp_path: Path) -> None:
    with (
        pytest.raises(ServerDiedError, match="geen content gevonden"),
        running_site(tmp_path / "var", python=stand_in(tmp_path, DIES)),
    ):
        pass
