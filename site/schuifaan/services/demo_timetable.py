"""The demonstration's timetable: invented trips between real villages, said to be invented wherever they are shown."""

from datetime import date
from hashlib import sha256
from pathlib import Path

from schuifaan.content import Content
from schuifaan.transit import Area, TimetableError, area_of, import_timetable, open_timetable, stored_identity

FEED = "dienstregeling"
NOTE = "voorbeeld"
"""File beside the timetable: which one the demonstration put there, and what that was made of."""


def load_demo_timetable(content: Content, demo: Path, folder: Path, today: date) -> str | None:
    """Import the invented timetable in the folder `demo` when there is none yet, or when the one that is there came
    from here and is another now; returns a sentence about it.

    One that somebody imported stays, whatever it is.
    """
    source, area = demo / FEED, area_of(content)
    if not source.is_dir():
        return None
    made_of, (ours, ours_made_of) = _made_of(source, area), _note(folder)
    stored = stored_identity(folder)
    try:
        if stored is not None and stored != ours:
            open_timetable(folder)  # whoever imported it should hear that it cannot be read
            return None
        if stored is not None and made_of == ours_made_of and _is_whole(folder):
            return None
        report = import_timetable(source, area, folder, today)
    except TimetableError as error:
        return str(error)
    (folder / NOTE).write_text(f"{report.id} {made_of}\n", encoding="utf-8")
    return f"Demo timetable: {report.trips} trips, until {report.last_day}."


def _note(folder: Path) -> tuple[str, str]:
    """The timetable the demonstration put in `folder`, and what it was made of; empty when it put none there."""
    try:
        identity, _, made_of = (folder / NOTE).read_text(encoding="utf-8").strip().partition(" ")
    except FileNotFoundError:
        return "", ""
    return identity, made_of


def _is_whole(folder: Path) -> bool:
    try:
        return open_timetable(folder) is not None
    except TimetableError:
        return False


def _made_of(source: Path, area: Area) -> str:
    """Changes when the feed does, and when the places do whose stops are looked up."""
    digest = sha256(repr(area).encode())
    for file in sorted(source.glob("*.txt")):
        digest.update(f"\0{file.name}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:16]
