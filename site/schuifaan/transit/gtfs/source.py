"""The tables of a GTFS feed, row by row: out of a zip file or a folder, within bounds, without unpacking anything."""

import csv
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path, PurePosixPath
from typing import IO

from schuifaan.transit.problems import TimetableError

LARGEST_TABLE = 8 * 10**9
"""Bytes, unpacked. The national feed's stop times are about one thousand million."""
SQUEEZED, SQUEEZED_FROM = 200, 50 * 10**6
"""A table that is larger than so many bytes and was squeezed more than so many times is a bomb, not a timetable:
feeds shrink to a tenth."""
LONGEST_LINE = 64 * 1024
CHUNK = 1024 * 1024
REQUIRED = ("agency", "stops", "routes", "trips", "stop_times")
OPTIONAL = ("calendar", "calendar_dates", "frequencies", "transfers", "feed_info")
AROUND_NAMES = '\ufeff" '
"""A byte order mark (and, because of it, quotation marks) may stand before the first column's name."""

Row = tuple[str, ...]


class Source:
    """An opened feed. Open it with `open_source`."""

    def __init__(
        self, sizes: Mapping[str, int], opener: Callable[[str], IO[bytes]], on_bytes: Callable[[int], None]
    ) -> None:
        self.sizes = sizes
        """Table (without ".txt") -> unpacked size in bytes, of the tables that are there."""
        self._open = opener
        self._on_bytes = on_bytes

    def rows(self, table: str, needed: tuple[str, ...], extra: tuple[str, ...] = ()) -> Iterator[Row]:
        """The `needed` and `extra` fields (two or more) of every row; an absent extra column is all "".

        A table that is absent has no rows. Raises TimetableError when a needed column is absent, or the table
        cannot be read.
        """
        if table not in self.sizes:
            return
        file = f"{table}.txt"
        with reading(file), self._open(table) as stream:
            reader = csv.reader(_lines(stream, file, self._on_bytes))
            header = next(reader, [])
            width = len(header)
            columns = {name.strip(AROUND_NAMES).casefold(): at for at, name in enumerate(header)}
            absent = [name for name in needed if name not in columns]
            if absent:
                raise TimetableError(f"{file} has no column {' and no column '.join(absent)}.")
            pick = itemgetter(*(columns.get(name, width) for name in (*needed, *extra)))
            for row in reader:
                if len(row) != width:
                    if not row:
                        continue
                    row[:] = (row + [""] * width)[:width]
                row.append("")  # what an absent column says
                yield pick(row)


@contextmanager
def open_source(path: Path, on_bytes: Callable[[int], None]) -> Iterator[Source]:
    """The feed in a zip file or folder; `on_bytes` hears of every stretch of bytes that was read.

    Raises TimetableError when it is neither.
    """
    if path.is_dir():
        files = {table: path / f"{table}.txt" for table in (*REQUIRED, *OPTIONAL)}
        there = {table: file for table, file in files.items() if file.is_file()}
        sizes = {table: file.stat().st_size for table, file in there.items()}
        yield Source(sizes, lambda table: there[table].open("rb"), on_bytes)
        return
    with reading(path.name):
        archive = zipfile.ZipFile(path)
    with archive:
        members = _members(archive)
        sizes = {table: member.file_size for table, member in members.items()}
        yield Source(sizes, lambda table: archive.open(members[table]), on_bytes)


def _members(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Table -> its member: by file name alone, in whatever folder of the archive. Others are never looked at."""
    members: dict[str, zipfile.ZipInfo] = {}
    for member in archive.infolist():
        name = PurePosixPath(member.filename)
        if name.suffix != ".txt" or name.stem not in (*REQUIRED, *OPTIONAL):
            continue
        if name.stem in members:
            raise TimetableError(f"The zip file has two files {name.name}.")
        squeezed = member.file_size > SQUEEZED * max(member.compress_size, 1)
        if member.file_size > LARGEST_TABLE or (squeezed and member.file_size > SQUEEZED_FROM):
            raise TimetableError(f"{name.name} unpacks to {member.file_size} bytes: that is no timetable.")
        members[name.stem] = member
    return members


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Whatever goes wrong in reading becomes a TimetableError that names the file."""
    try:
        yield
    except UnicodeDecodeError:
        raise TimetableError(f"{name} is not text in UTF-8.") from None
    except csv.Error as error:
        raise TimetableError(f"{name} is no table with commas: {error}.") from None
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        EOFError,
        RuntimeError,
        NotImplementedError,
        struct.error,
        OSError,  # a damaged archive sends zipfile to places that are not in the file
        ValueError,
    ) as error:
        raise TimetableError(f"{name} is no whole zip file: {error}.") from None


def _lines(stream: IO[bytes], file: str, on_bytes: Callable[[int], None]) -> Iterator[str]:
    """Lines without their line feed. A line without an end does not fill the memory."""
    rest = b""
    size = 0
    while chunk := stream.read(CHUNK):
        on_bytes(len(chunk))
        size += len(chunk)
        whole, feed, rest = (rest + chunk).rpartition(b"\n")
        if len(rest) > LONGEST_LINE or size > LARGEST_TABLE:
            raise TimetableError(f"{file} has lines longer than any timetable.")
        if feed:
            yield from whole.decode().split("\n")
    if rest:
        yield rest.decode()
