"""The files under `var/feeds` of what is to be forgotten: bodies as they were fetched, files and previews as sent."""

import gzip
import shutil
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from schuifaan.config import Settings
from schuifaan.services.feeds.sending import SENT_FILES
from schuifaan.services.feeds.trying import drafts_of


def forget_feed_files(settings: Settings, feeds: Mapping[int, str], organisation_id: int) -> int:
    """Remove all files of these feeds (number and slug) and of feeds that the organisation was still looking at.

    Returns how many files that were.
    """
    folders = [settings.feeds / str(number) for number in feeds]
    folders += [settings.feeds / SENT_FILES / slug for slug in feeds.values()]
    files = [file for folder in folders for file in folder.glob("*")]
    gone = _remove(files) + drafts_of(settings).forget(organisation_id)
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    _remove(settings.feeds / f"{number}.lock" for number in feeds)  # says nothing about anybody
    return gone


def forget_files_naming(settings: Settings, address: str) -> int:
    """Remove every body that names an e-mail address; one of an address is fetched again. Returns how many files."""
    wanted = address.strip().lower().encode()
    kept = (it for ending in ("gz", "body") for it in settings.feeds.glob(f"*/*.{ending}"))
    return _remove(file for file in kept if wanted in _body(file).lower())


def _body(file: Path) -> bytes:
    try:
        return gzip.decompress(file.read_bytes())
    except (OSError, EOFError, zlib.error):
        return b""


def _remove(files: Iterable[Path]) -> int:
    there = [file for file in files if file.is_file()]
    for file in there:
        file.unlink(missing_ok=True)
    return len(there)
