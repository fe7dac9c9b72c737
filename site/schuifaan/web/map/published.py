"""Where the built base map lies: `var/kaart/basiskaart.<hash>.js`, and a note of which one is in use.

The hash is that of everything the script depends on, so a browser may keep the file for ever. Requests only
read.
"""

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

from schuifaan.services.whole_file import write_whole

HASH = re.compile(r"[0-9a-f]{12}")
# A page that somebody opened just before a new one was built still asks for the one before.
KEPT_SCRIPTS = 2
_NOTE = "basiskaart.json"


@dataclass(frozen=True, slots=True)
class PublishedMap:
    """The base map in use."""

    hash: str
    outlines: bool
    """It draws municipalities' outlines, whose makers we must name."""


def published_map(folder: Path) -> PublishedMap | None:
    """The base map in use; None when it has not been built (yet) or cannot be read."""
    try:
        note = PublishedMap(**json.loads((folder / _NOTE).read_text()))
    except (OSError, ValueError, TypeError):
        return None
    return note if script_file(folder, note.hash) else None


def script_file(folder: Path, wanted: str) -> Path | None:
    """The script with this hash; None when it is not here."""
    file = folder / f"basiskaart.{wanted}.js"
    return file if HASH.fullmatch(wanted) and file.is_file() else None


def publish(folder: Path, note: PublishedMap, script: str) -> None:
    """Put the script in use; atomic, so that a request sees the old one or the new one."""
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / f"basiskaart.{note.hash}.js", script.encode())
    write_whole(folder / _NOTE, json.dumps(asdict(note)).encode())
    scripts = sorted(folder.glob("basiskaart.*.js"), key=lambda file: file.stat().st_mtime_ns)
    for old in scripts[:-KEPT_SCRIPTS]:
        old.unlink(missing_ok=True)
