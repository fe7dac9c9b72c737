"""The shape of one audit: a name, and problems or the reason why it could not be done."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
_INSTALLING = Lock()  # two audits want the Node tools, and run beside each other


class AbsentError(Exception):
    """Something that this audit needs is not on this machine; the message is one sentence that names it."""


@dataclass(frozen=True)
class Audit:
    """One audit: what it shows when it is clean, and how it is done."""

    promise: str
    problems: Callable[[], list[str]]
    """Raises AbsentError when a tool is missing."""


def need(*programs: str) -> None:
    """Raise AbsentError unless every one of these programs is on the PATH."""
    if missing := [name for name in programs if shutil.which(name) is None]:
        raise AbsentError(f"{' and '.join(missing)} not found on this machine")


def run(*command: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    """Run a program to its end and hand back what it printed."""
    return subprocess.run(command, capture_output=True, text=True, **{"timeout": 600, **options})  # type: ignore[call-overload, no-any-return]


def node_modules() -> Path:
    """The folder of the Node tools, installed as package-lock.json says; raises AbsentError without Node."""
    need("node", "npm")
    folder, lock = HERE / "node_modules", HERE / "package-lock.json"
    stamp = folder / ".package-lock.json"
    with _INSTALLING:
        if not stamp.exists() or stamp.stat().st_mtime < lock.stat().st_mtime:
            done = run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=HERE)
            if done.returncode:
                raise AbsentError(f"the Node tools could not be installed ({done.stderr.strip()[-300:]})")
            stamp.touch()
    return folder
