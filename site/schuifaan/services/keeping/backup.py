"""A copy of the database, and putting it back."""

import sqlite3
from contextlib import closing
from pathlib import Path

from schuifaan.errors import SetupError

PATIENCE = 30.0
"""Seconds that putting a backup back waits for whoever is writing."""
_SQLITE = "sqlite:///"


def backup(database_url: str, file: Path) -> None:
    """Write a whole, consistent copy to `file`, also while the site is running. Raises SetupError.

    A copy that cannot be finished leaves an earlier one of that name as it was.
    """
    source = _file_of(database_url)
    if not source.exists():
        raise SetupError(f"There is no database yet at {source}.")
    draft = file.with_name(f"{file.name}.draft")
    try:
        with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(draft)) as copy:
            live.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one plain file, that can be read from anywhere
        draft.replace(file)
    except sqlite3.Error as error:
        draft.unlink(missing_ok=True)
        raise SetupError(f"The backup cannot be written to {file}: {error}.") from error


def restore(database_url: str, file: Path) -> None:
    """Put the copy in `file` in the place of the present data; raises SetupError when it is not whole."""
    target = _file_of(database_url)
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as copy:
        verdict = _verdict(copy)
        if verdict != "ok":
            raise SetupError(f"{file} is not a whole backup ({verdict}); nothing was changed.")
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with closing(sqlite3.connect(target, timeout=PATIENCE)) as live:
                copy.backup(live)
        except sqlite3.Error as error:
            raise SetupError(f"The backup cannot be put back: {error}; nothing was changed.") from error


def _verdict(copy: sqlite3.Connection) -> str:
    """`ok` for a whole database of ours, otherwise what is wrong with it."""
    try:
        if not copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
            return "not made by this application"
        return str(copy.execute("PRAGMA integrity_check").fetchone()[0])
    except sqlite3.Error as error:
        return str(error)


def _file_of(database_url: str) -> Path:
    if not database_url.startswith(_SQLITE):
        raise SetupError("Backup and restore are for SQLite; use the tools of your own database server.")
    return Path(database_url.removeprefix(_SQLITE))
