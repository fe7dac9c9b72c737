"""Audit: the search library also works on whoosh3, the fork of Whoosh that is maintained, in an environment of its own."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.audit.check import ROOT, AbsentError, run

FORK = "whoosh3==3.54.0"
OTHERS = ("snowballstemmer", "pystemmer", "numpy", "pytest", "hypothesis")
NOT_THE_ENGINE = ("evaluation", "understanding")
"""Folders of tests that ask nothing of an index."""


def works_on_the_fork() -> list[str]:
    """What the tests of the search library find there; raises AbsentError when the fork cannot be installed."""
    with TemporaryDirectory() as name:
        python = Path(name) / "bin" / "python"
        try:
            run(sys.executable, "-m", "venv", name, check=True)
            pip = (python, "-m", "pip", "--disable-pip-version-check", "--no-input", "-qq", "install")
            run(*pip, FORK, *(f"{name}=={version(name)}" for name in OTHERS), check=True)
        except subprocess.CalledProcessError as error:
            raise AbsentError(f"{FORK} could not be installed ({error.stderr.strip()[-200:]})") from error
        tests = ROOT / "tests" / "zoekindex"
        done = run(
            *(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--confcutdir", tests, tests),
            *(f"--ignore={tests / each}" for each in NOT_THE_ENGINE),
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT), "PATH": str(python.parent)},
        )
        failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
        return failed or ([] if done.returncode == 0 else [done.stdout[-600:] + done.stderr[-600:]])
