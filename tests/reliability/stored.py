"""What a folder holds, read past the application."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

FILE = "schuifaan.sqlite"


def ask(var: Path, question: str) -> list[tuple[Any, ...]]:
    """The rows of a question to the database in `var`."""
    with closing(sqlite3.connect(f"file:{var / FILE}?mode=ro", uri=True, timeout=30)) as database:
        return database.execute(question).fetchall()


def count(var: Path, table: str) -> int:
    """How many rows; 0 when there is no such table, or no database, yet."""
    try:
        return int(ask(var, f"SELECT count(*) FROM {table}")[0][0])
    except sqlite3.OperationalError:
        return 0


def everything(var: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every table that visitors see something of, without the numbers of rows and the times of writing."""
    activity = "activity.municipality || ' ' || activity.title || ' ' || sourcerecord.external_key"
    joined = "JOIN activity ON activity.id = {0}.activity_id JOIN sourcerecord USING (activity_id)"
    return {
        "activities": ask(var, f"SELECT {activity}, activity.published FROM sourcerecord JOIN activity ON activity.id = sourcerecord.activity_id ORDER BY 1"),
        "dates": ask(var, f"SELECT {activity}, occurrence.start, occurrence.status FROM occurrence {joined.format('occurrence')} ORDER BY 1, 2"),
        "facts": ask(var, f"SELECT {activity}, accessfact.code, accessfact.value FROM accessfact {joined.format('accessfact')} ORDER BY 1, 2"),
        "venues": ask(var, "SELECT municipality, place, name FROM venue ORDER BY 1, 2, 3"),
        "organisations": ask(var, "SELECT municipality, slug FROM organisation ORDER BY 1, 2"),
        "feeds": ask(var, "SELECT slug FROM feed ORDER BY 1"),
    }  # fmt: skip


def is_whole(var: Path) -> bool:
    """SQLite's own verdict on its file."""
    return ask(var, "PRAGMA integrity_check") == [("ok",)]
