"""A calendar and a sheet of ten thousand events: what their runs cost, beside icalendar's bare parse of the calendar.

Times are processor time of this process and of the one that reads, so that other work on the machine counts little.
`python -m tests.bench.feeds` measures the feeds alone.
"""

import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from icalendar import Calendar
from sqlmodel import Session

from schuifaan.clock import parse_moment
from schuifaan.config import load_settings
from schuifaan.db import Database
from schuifaan.feeds.child import close_reader
from schuifaan.services.feeds.registered import FeedSettings
from schuifaan.services.feeds.runs import import_file
from schuifaan.services.installation import open_installation
from tests.bench.report import Report
from tests.feeds.sheets import sheet

EVENTS, WEEKLY = 10_000, 2_000
FIRST, UNCHANGED, ONE_CHANGED = 60.0, 1.0, 2.0  # seconds
MEMORY = 512  # MB
LOCK = 1.0  # seconds that somebody who sends a form may have to wait
NOW = parse_moment("2026-11-18T08:00")
PLACES = ("Goor", "Delden", "Markelo", "Diepenheim", "Bentelo")


def agenda(changed: int = -1) -> bytes:
    """Ten thousand events in 40 halls, two thousand of them weekly for a year; `changed` has another title."""
    text = "".join(_event(number, "Thee" if number == changed else "Koffie") for number in range(EVENTS))
    head = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//bench//NL\n"
    return f"{head}{text}END:VCALENDAR\n".replace("\n", "\r\n").encode()


def _event(number: int, what: str) -> str:
    start, end = (f"202612{1 + number % 28:02}T{9 + number % 9 + later:02}3000" for later in (0, 2))
    return (
        f"BEGIN:VEVENT\nUID:{number}@bench\nSUMMARY:{what} en een praatje {number}\n"
        f"DTSTART;TZID=Europe/Amsterdam:{start}\nDTEND;TZID=Europe/Amsterdam:{end}\n"
        f"LOCATION:Zaal {number % 8}\\, Kerkstraat {number % 8}\\, {PLACES[number % 5]}\n"
        f"DESCRIPTION:{'Een gezellige ochtend met koffie. ' * 8}\n"
        + ("RRULE:FREQ=WEEKLY;COUNT=52\n" if number < WEEKLY else "")
        + "END:VEVENT\n"
    )


def rows(changed: int = -1) -> bytes:
    """The same as a sheet."""
    return sheet(
        *(
            {
                "nummer": str(number),
                "titel": f"{'Thee' if number == changed else 'Koffie'} en een praatje {number}",
                "datum": f"{1 + number % 28}-12-2026",
                "begintijd": f"{9 + number % 9}:30",
                "eindtijd": f"{11 + number % 9}:30",
                "locatie": f"Zaal {number % 8}",
                "adres": f"Kerkstraat {number % 8}",
                "plaats": PLACES[number % 5],
                "omschrijving": "Een gezellige ochtend met koffie. " * 8,
                "herhaling": "elke week" if number < WEEKLY else "",
            }
            for number in range(EVENTS)
        )
    ).encode()


class _Watched(Database):
    """A database that knows how long its writing transactions took."""

    longest, many = 0.0, 0

    @contextmanager
    def write(self) -> Iterator[Session]:
        with super().write() as session:
            begin = time.process_time()
            yield session
        self.many += 1
        self.longest = max(self.longest, time.process_time() - begin)


def measure(report: Report, folder: Path) -> None:
    """Import the feed, import it again, import it with one change."""
    installation = open_installation(
        load_settings({"SCHUIFAAN_VAR": str(folder / "feeds"), "SCHUIFAAN_TILES": "none"})
    )
    database = _Watched(installation.settings.database_url)
    database.upgrade()
    file = folder / "agenda.ics"

    def run(body: bytes) -> float:
        file.write_bytes(body)
        begin = _processor()
        import_file(
            database, installation.content, FeedSettings(str(file), file.suffix[1:]), NOW, publish_now=True
        )
        close_reader()  # what it used counts only once it has ended
        return _processor() - begin

    body = agenda()
    begin = _processor()
    Calendar.from_ical(body)
    bare = _processor() - begin
    report.figure(f"icalendar's bare parse, {EVENTS:,} events", bare, "s")
    first = run(body)
    report.target("first import of those", first, FIRST, f"s ({first / bare:.1f} times the bare parse)")
    report.target("longest hold of the write lock", database.longest, LOCK, "s")
    report.figure("transactions of that import", database.many, "")
    report.target("memory", _memory(), MEMORY, "MB")
    same, one = run(body), run(agenda(changed=5_000))
    report.target("import of the same", same, UNCHANGED, f"s ({same / bare:.2f} times)")
    report.target("import with one event changed", one, ONE_CHANGED, f"s ({one / bare:.2f} times)")
    file = folder / "lijst.csv"
    report.target("first import of a sheet as long", run(rows()), FIRST, "s")
    report.target("import of the same sheet", run(rows()), UNCHANGED, "s")
    report.target("import with one row changed", run(rows(changed=5_000)), ONE_CHANGED, "s")
    database.dispose()


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(it.ru_utime + it.ru_stime for it in used)


def _memory() -> float:
    """MB of the larger of this process and the one that reads."""
    return (
        max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        / 1024
    )


def main() -> int:
    """The feeds alone; 1 when a target does not hold."""
    report = Report()
    with TemporaryDirectory() as folder:
        measure(report, Path(folder))
    return 0 if report.holds else 1


if __name__ == "__main__":
    sys.exit(main())
