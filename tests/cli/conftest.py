"""Commands as one types them: exit code, standard output and standard error."""

import io
import shutil
import sys
from pathlib import Path

import pytest

from schuifaan.cli import main
from tests.cli.typed import Command, Outcome
from tests.support.server import FIXED


@pytest.fixture(scope="module")
def var(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo installation for the commands of one file."""
    return Path(shutil.copytree(prepared, tmp_path_factory.mktemp("commands") / "var"))


@pytest.fixture
def command(var: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Command:
    """`command("search", "koffie", SCHUIFAAN_NOW=...)` runs one on that installation; `given` is piped into it."""

    def run(*arguments: str, given: str = "", **settings: str) -> Outcome:
        with monkeypatch.context() as here:
            for name, value in {**FIXED, "SCHUIFAAN_VAR": str(var), **settings}.items():
                here.setenv(name, value)
            here.setattr(sys, "argv", ["schuifaan", *arguments])
            here.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
            code = 0
            try:
                main()
            except SystemExit as end:
                code = int(end.code or 0)
        printed = capfd.readouterr()
        return Outcome(code, printed.out, printed.err)

    return run
