"""The imported timetable on disk: one file, written beside the old one and put in its place in one step.

The file: a line that names the format, a line with the SHA-256 of all that follows, a line of JSON (names and
dates), and one array of little-endian 32-bit numbers with the trips.
"""

import fcntl
import json
import os
import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from schuifaan.transit.problems import TimetableError
from schuifaan.transit.timetable import Calls, Contents, Line, Numbers, Stop, Timetable, Transfer, Trip

FILE = "dienstregeling"
DRAFT = "concept"
FORMAT = b"schuifaan timetable 1"
IDENTITY = 16
"""Hexadecimal digits of the SHA-256 that name a timetable."""
DATES = ("first_day", "last_day", "imported", "calendar_start")


def open_timetable(folder: Path) -> Timetable | None:
    """The timetable in `folder`; None when none was imported.

    Raises TimetableError when the file is damaged or was written by another version of this program.
    """
    try:
        data = (folder / FILE).read_bytes()
    except FileNotFoundError:
        return None
    head, digest, body = (*data.split(b"\n", 2), b"", b"")[:3]
    if head != FORMAT or sha256(body).hexdigest().encode() != digest:
        raise TimetableError("The stored timetable is damaged or of another version; import it again.")
    names, _, numbers = body.partition(b"\n")
    return Timetable(_contents(json.loads(names), _from_bytes(numbers)), digest.decode()[:IDENTITY])


def stored_identity(folder: Path) -> str | None:
    """`Timetable.id` of what is stored in `folder`, without reading or checking it; None when nothing is."""
    try:
        with (folder / FILE).open("rb") as file:
            file.readline(len(FORMAT) + 1)
            return file.readline(IDENTITY).decode("ascii", "replace")
    except FileNotFoundError:
        return None


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; raises TimetableError when another import has it. A dead process holds none."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "slot").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise TimetableError("Another import of a timetable is running.") from None
        yield


def store(contents: Contents, folder: Path) -> str:
    """Replace the timetable in `folder`; returns the new id. Needs `one_at_a_time`: there is one draft."""
    body = json.dumps(_names(contents), ensure_ascii=False).encode() + b"\n" + _to_bytes(_numbers(contents))
    digest = sha256(body).hexdigest()
    draft = folder / DRAFT
    with draft.open("wb") as file:
        file.writelines((FORMAT, b"\n", digest.encode(), b"\n", body))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / FILE)
    return digest[:IDENTITY]


def _names(contents: Contents) -> dict[str, Any]:
    plain = {it.name: getattr(contents, it.name) for it in fields(contents)}
    return plain | {
        **{name: plain[name].isoformat() for name in DATES},
        "stops": [asdict(it) for it in contents.stops],
        "lines": [asdict(it) for it in contents.lines],
        "calendars": [f"{days:x}" for days in contents.calendars],
        "calls": len(contents.calls),
        "trips": len(contents.trips),
        "transfers": [asdict(it) for it in contents.transfers],
    }


def _numbers(contents: Contents) -> Numbers:
    numbers = array("i")
    for calls in contents.calls:
        numbers.append(len(calls.stops))
        numbers.extend(calls.stops)
        numbers.extend(b + 2 * a for b, a in zip(calls.boards, calls.alights, strict=True))
    for trip in contents.trips:
        numbers.extend((trip.calls, trip.line, trip.calendar))
        numbers.extend(trip.times)
    return numbers


def _contents(names: dict[str, Any], numbers: Numbers) -> Contents:
    at = 0
    calls: list[Calls] = []
    for _ in range(names["calls"]):
        stops, flags = at + 1, at + 1 + numbers[at]
        at = flags + numbers[at]
        ways = numbers[flags:at]
        calls.append(
            Calls(
                tuple(numbers[stops:flags]), tuple(bool(it & 1) for it in ways), tuple(it > 1 for it in ways)
            )
        )
    trips: list[Trip] = []
    for _ in range(names["trips"]):
        times = at + 3
        end = times + 2 * len(calls[numbers[at]].stops)
        trips.append(Trip(numbers[at], numbers[at + 1], numbers[at + 2], numbers[times:end]))
        at = end
    return Contents(
        **names
        | {
            **{name: date.fromisoformat(names[name]) for name in DATES},
            "places": tuple(names["places"]),
            "stops": tuple(Stop(**it | {"places": tuple(it["places"])}) for it in names["stops"]),
            "lines": tuple(Line(**it) for it in names["lines"]),
            "calls": tuple(calls),
            "calendars": tuple(int(days, 16) for days in names["calendars"]),
            "trips": tuple(trips),
            "transfers": tuple(Transfer(**it) for it in names["transfers"]),
        }
    )


def _to_bytes(numbers: Numbers) -> bytes:
    return _little_endian(numbers).tobytes()


def _from_bytes(data: bytes) -> Numbers:
    numbers = array("i")
    numbers.frombytes(data)
    return _little_endian(numbers)


def _little_endian(numbers: Numbers) -> Numbers:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
