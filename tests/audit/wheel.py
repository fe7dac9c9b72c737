"""Audit: the wheel alone, in an environment of its own and far from the checkout, serves pages and style."""

import subprocess
import sys
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.audit.check import ROOT, run
from tests.audit.pages import get, links_of
from tests.support.server import running_site

PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input", "-qq")


def wheel_serves() -> list[str]:
    """Problems of an installation that has nothing but the wheel and its pinned dependencies."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        try:
            python = _installed(folder)
        except subprocess.CalledProcessError as error:
            return [f"{' '.join(map(str, error.cmd))[-200:]}: {error.stderr[-600:]}"]
        with running_site(folder / "var", python=python) as site:
            home = get(site.url, "/")
            problems = [] if home.status == HTTPStatus.OK else [f"/ answers {home.status}"]
            styles = [path for path in links_of(home) if path.partition("?")[0].endswith(".css")]
            if not styles:
                problems.append("/ links no style sheet")
            answers = [get(site.url, path) for path in styles]
            problems += [f"{a.path} answers {a.status}" for a in answers if a.status != HTTPStatus.OK]
            return problems


def _installed(folder: Path) -> Path:
    """The Python of a new environment with the wheel; raises CalledProcessError with what pip said."""
    _must(sys.executable, *PIP, "wheel", "--no-deps", "--no-build-isolation", "-w", folder, ROOT)
    wheel = next(folder.glob("*.whl"))
    _must(sys.executable, "-m", "venv", folder / "venv")
    python = folder / "venv" / "bin" / "python"
    _must(python, *PIP, "install", "--require-hashes", "-r", ROOT / "requirements.lock")
    _must(python, *PIP, "install", "--no-deps", wheel)
    return python


def _must(*command: str | Path) -> None:
    run(*command, check=True, cwd="/")
